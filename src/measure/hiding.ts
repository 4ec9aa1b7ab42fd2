import type { Joint } from '../terms/landmarks.ts';
import type { Track } from '../terms/track.ts';
import { indexOf, jointCount, type Body } from './body.ts';

/** A joint nearer to the trunk than this, in torso lengths, may be hidden by it. */
const hidingDistance = 0.12;
/** A joint nearer to another limb's joints than this may be hidden by that. */
const crossingDistance = 0.3;
/** A body turns whose shoulders or hips look so much broader or narrower, in torso lengths, within a few frames. */
const turningWidth = 0.2;
/** What another limb may be hidden by. */
const outerJoints = [
  'nose',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
] as const satisfies readonly Joint[];
/** A joint nearer to the picture's rim than this share of its width may have left it. */
const rimShare = 0.03;

/** Whether trunk, another limb or the picture's rim is so near, or the limb so fast, that it may have gone behind it or out of sight. */
export function mayBeHidden(
  joints: readonly [Joint, Joint],
  track: Pick<Track, 'width' | 'height'>,
  body: Body,
  before: readonly number[],
  torso: number,
): boolean {
  const [first, last] = [before[0]!, before.at(-1)!];
  const at = (joint: Joint, frame = last) => frame * jointCount + indexOf(joint);
  const [x, y] = [body.x[at(joints[1])]!, body.y[at(joints[1])]!];
  const [stepX, stepY] = [
    (x - body.x[at(joints[1], first)]!) / (before.length - 1),
    (y - body.y[at(joints[1], first)]!) / (before.length - 1),
  ];
  if (Number.isNaN(x + stepX) || Number.isNaN(body.x[at(joints[0])]!)) return true;
  const trunk = (['left-shoulder', 'right-shoulder', 'right-hip', 'left-hip'] as const).map((joint) => at(joint));
  const others = outerJoints.filter((joint) => !joints.includes(joint)).map((joint) => at(joint));
  const rim = rimShare * track.width;
  return [0, 1, 2, 3].some((ahead) => {
    const [toX, toY] = [x + ahead * stepX, y + ahead * stepY];
    if (toX < rim || toY < rim || toX > track.width - rim || toY > track.height - rim) return true;
    if (joints[1].endsWith('wrist') && distanceTo(trunk, body, toX, toY) < hidingDistance * torso) return true;
    return others.some((other) => Math.hypot(body.x[other]! - toX, body.y[other]! - toY) < crossingDistance * torso);
  });
}

/** Whether the trunk turns: then a limb may be on its far side from one frame to the next. */
export function isTurning(body: Body, frames: readonly number[], torso: number): boolean {
  const widths = (['shoulder', 'hip'] as const).map((name) =>
    frames.map((frame) => {
      const [left, right] = [`left-${name}`, `right-${name}`] as const;
      return (body.x[frame * jointCount + indexOf(left)]! - body.x[frame * jointCount + indexOf(right)]!) / torso;
    }),
  );
  return widths.some((each) => !(Math.max(...each) - Math.min(...each) <= turningWidth));
}

/** Distance from a point to a four-sided figure, in pixels; 0 inside. */
function distanceTo(corners: readonly number[], body: Body, x: number, y: number): number {
  const sides = corners.map((corner, index) => {
    const next = corners[(index + 1) % corners.length]!;
    return { ax: body.x[corner]!, ay: body.y[corner]!, bx: body.x[next]!, by: body.y[next]! };
  });
  // A ray to the right leaves the figure through an odd number of sides where it starts inside.
  const crossed = sides.filter(({ ax, ay, bx, by }) => {
    return Number(ay > y) + Number(by > y) === 1 && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
  });
  if (crossed.length % 2 === 1) return 0;
  const distances = sides.map(({ ax, ay, bx, by }) => {
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    return Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y);
  });
  return Math.min(...distances);
}
