import { medianOf } from '../../measure/median.ts';
import { bones, type Joint } from '../../terms/landmarks.ts';
import type { Truth } from '../../terms/truth.ts';

/** A body through a clip of the film set, as stick figures: the set's own joints, so that nothing trembles but what is made to. */
export interface Body {
  joints: readonly Joint[];
  /** Per frame x, y of each joint, in torso lengths from the middle of the hips, y down. */
  frames: readonly Float64Array[];
  framesPerSecond: number;
  /** Median of the torso's length in the picture. */
  torsoPixels: number;
  /** Median of the torso's length in the set's world. */
  torsoMetres: number;
}

/** A wrist, or another joint, that is put somewhere else in one frame, in torso lengths. */
export interface Nudge {
  joint: Joint;
  x: number;
  y: number;
}

/** The first figure of a clip. @throws Error where a frame has no figure */
export function bodyOf({ joints, frames, framesPerSecond }: Truth): Body {
  const torsos = frames.map(({ figures }) => {
    const [figure] = figures;
    if (!figure) throw new Error('A frame of this clip has nobody in it.');
    const [hips, shoulders] = [middle(figure.pixels, joints, 2, 'hip'), middle(figure.pixels, joints, 2, 'shoulder')];
    return { figure, hips, pixels: distance(hips, shoulders) };
  });
  const metres = torsos.map(({ figure }) =>
    distance(middle(figure.metres, joints, 3, 'hip'), middle(figure.metres, joints, 3, 'shoulder')),
  );
  return {
    joints,
    frames: torsos.map(({ figure, hips, pixels }) =>
      Float64Array.from(figure.pixels, (value, index) => (value - hips[index % 2]!) / pixels),
    ),
    framesPerSecond,
    torsoPixels: medianOf(torsos.map(({ pixels }) => pixels)),
    torsoMetres: medianOf(metres),
  };
}

/** How far the drawing reaches, in torso lengths: left, top, width, height. It holds the walk, and a wrist at the widest nudge. */
export const reach = [-1.35, -1.8, 2.7, 3.85] as const;

const headRadius = 0.2;
const drawn = bones.filter(([from, to]) => !/eye|nose|ear/.test(from + to));

/** One frame of a body as SVG path data, in torso lengths, with a nudge or without. */
export function bodyPath({ joints, frames }: Body, frame: number, nudge: Nudge | null = null): string {
  const values = frames[frame];
  if (!values) throw new RangeError(`There is no frame ${frame} of this body.`);
  const at = (joint: Joint): readonly [number, number] => {
    const index = joints.indexOf(joint);
    const [x, y] = [values[2 * index]!, values[2 * index + 1]!];
    return nudge?.joint === joint ? [x + nudge.x, y + nudge.y] : [x, y];
  };
  const between = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) =>
    [(ax + bx) / 2, (ay + by) / 2] as const;
  const write = ([x, y]: readonly [number, number]) => `${x.toFixed(3)} ${y.toFixed(3)}`;
  const lines = drawn
    .filter((bone): bone is readonly [Joint, Joint] & typeof bone => bone.every((end) => joints.includes(end as Joint)))
    .map(([from, to]) => `M${write(at(from))}L${write(at(to))}`);
  const [x, y] = between(at('left-ear'), at('right-ear'));
  const neck = `M${write(between(at('left-shoulder'), at('right-shoulder')))}L${write([x, y + headRadius])}`;
  const turn = `a${headRadius} ${headRadius} 0 1 0`;
  const head = `M${write([x - headRadius, y])}${turn} ${2 * headRadius} 0${turn} ${-2 * headRadius} 0`;
  return [...lines, neck, head].join('');
}

/** Where a pair of joints has its middle. */
function middle(
  values: readonly number[],
  joints: readonly Joint[],
  fields: number,
  pair: 'hip' | 'shoulder',
): number[] {
  const [left, right] = [joints.indexOf(`left-${pair}`), joints.indexOf(`right-${pair}`)];
  return Array.from(
    { length: fields },
    (_, axis) => (values[fields * left + axis]! + values[fields * right + axis]!) / 2,
  );
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, axis) => value - b[axis]!));
}
