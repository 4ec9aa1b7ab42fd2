import { drawnPoints, handStates, type DrawnPoint, type DrawnPose, type Prompt } from '../../terms/generated.ts';

/** A piece of the plane that a picture shows, in centimetres: as an SVG's viewBox has it, the ground at y = 0 and up negative. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Degrees by which the camera stands beside the way that people face at 0: a walk from the very front is hard to read. */
const cameraDegrees = 25;
const camera = { sin: Math.sin((cameraDegrees * Math.PI) / 180), cos: Math.cos((cameraDegrees * Math.PI) / 180) };

/** How far each motion reaches in the training data, in centimetres: to either side, and up, with room for a head. */
const reaches: Readonly<Record<Prompt, readonly [number, number]>> = {
  walk: [66, 200],
  wave: [82, 200],
  jump: [88, 244],
  fly: [118, 268],
  drink: [67, 202],
  dance: [91, 208],
};

/** Room for a foot that is drawn lower than the ground. */
const below = 20;

export function frameOf(prompt: Prompt): Frame {
  const [side, up] = reaches[prompt];
  return { left: -side, top: -up, width: 2 * side, height: up + below };
}

export const viewBoxOf = ({ left, top, width, height }: Frame): string => `${left} ${top} ${width} ${height}`;

type Place = readonly [number, number];

/** Where a point of a pose lies in the picture, in centimetres. */
export function placeOf(pose: DrawnPose, point: DrawnPoint): Place {
  const at = 3 * drawnPoints.indexOf(point);
  const across = pose[at]! * camera.sin - pose[at + 2]! * camera.cos;
  return [100 * across, -100 * pose[at + 1]!];
}

const write = ([x, y]: Place): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
const line = (...places: readonly Place[]): string => `M${places.map(write).join('L')}`;
const middle = (a: Place, b: Place): Place => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** Radius of a head, in centimetres: those who are drawn have none of their own. */
const headRadius = 11;

/** A figure in the pieces that a picture draws in different ways, as SVG path data. */
export interface StickPaths {
  torso: string;
  left: string;
  right: string;
  head: string;
  /** From the middle of the head to the nose: which way it looks. */
  face: string;
  /** Hands that are closed around something, as dots. */
  holding: string;
}

export function stickPaths(pose: DrawnPose): StickPaths {
  const at = (point: DrawnPoint): Place => placeOf(pose, point);
  const limbs = (side: 'left' | 'right'): string =>
    [
      line(at(`${side}-shoulder`), at(`${side}-elbow`), at(`${side}-wrist`), at(`${side}-index`)),
      line(at(`${side}-wrist`), at(`${side}-pinky`)),
      line(at(`${side}-hip`), at(`${side}-knee`), at(`${side}-ankle`), at(`${side}-foot-index`)),
    ].join('');
  const ears = middle(at('left-ear'), at('right-ear'));
  const neck = middle(at('left-shoulder'), at('right-shoulder'));
  const shoulders = line(at('left-shoulder'), at('right-shoulder'), at('right-hip'), at('left-hip'));
  return {
    torso: `${shoulders}Z${line(neck, ears)}`,
    left: limbs('left'),
    right: limbs('right'),
    head: circle(ears, headRadius),
    face: line(ears, at('nose')),
    holding: (['left', 'right'] as const)
      .filter((side) => stateOf(pose, `${side}-closed`) > 0.5)
      .map((side) => circle(middle(at(`${side}-index`), at(`${side}-pinky`)), 4.5))
      .join(''),
  };
}

function stateOf(pose: DrawnPose, state: (typeof handStates)[number]): number {
  return pose[3 * drawnPoints.length + handStates.indexOf(state)]!;
}

function circle([x, y]: Place, radius: number): string {
  const turn = `a${radius} ${radius} 0 1 0`;
  return `M${write([x - radius, y])}${turn} ${2 * radius} 0${turn} ${-2 * radius} 0`;
}

/** The whole figure as one path, for pictures too small to tell left from right. */
export function wholePath(pose: DrawnPose): string {
  const { torso, left, right, head, face } = stickPaths(pose);
  return torso + left + right + head + face;
}

/** The way of a point through frames of a clip, as SVG path data. */
export function trailPath(poses: readonly DrawnPose[], point: DrawnPoint): string {
  return poses.length < 2 ? '' : line(...poses.map((pose) => placeOf(pose, point)));
}
