import { joints, type Joint } from '../terms/landmarks.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';
import { indexOf, jointCount, mirrorOf, type Body } from './body.ts';

/** A limb from the body outwards. */
export interface LimbChain {
  /** "the left arm" */
  name: string;
  joints: readonly [root: Joint, middle: Joint, end: Joint];
}

export const limbChains: readonly LimbChain[] = (['left', 'right'] as const).flatMap((side): LimbChain[] => [
  { name: `the ${side} arm`, joints: [`${side}-shoulder`, `${side}-elbow`, `${side}-wrist`] },
  { name: `the ${side} leg`, joints: [`${side}-hip`, `${side}-knee`, `${side}-ankle`] },
]);

/** How a limb looks, frame after frame of one stretch; NaN where a joint of it is not seen. Lengths are natural logarithms of torso lengths. */
export interface LimbSeries {
  upper: number[];
  lower: number[];
  /** Both bones, one after the other. */
  whole: number[];
  /** Both bones, each divided by the cosine of its tilt towards the camera as the landmarks' depth has it; NaN without depth. */
  untilted: number[];
  /** Which way the limb points, from its root to its end, radians; goes on beyond a turn. */
  direction: number[];
  /** Least visibility of the three joints. */
  visibility: number[];
}

/** Follows a limb through one stretch, in the picture and, for its tilt, in depth. */
export function limbSeriesOf(
  track: Track,
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  chain: LimbChain,
): LimbSeries {
  const [root, middle, end] = chain.joints.map(indexOf) as [number, number, number];
  const series: LimbSeries = { upper: [], lower: [], whole: [], untilted: [], direction: [], visibility: [] };
  let angle = 0;
  for (const frame of frames) {
    const torso = torsoPixels[frame]!;
    const [upper, lower] = [lengthOf(body, frame, root, middle) / torso, lengthOf(body, frame, middle, end) / torso];
    series.upper.push(Math.log(upper));
    series.lower.push(Math.log(lower));
    series.whole.push(Math.log(upper + lower));
    const tilts = [cosineOf(track, body, frame, root, middle), cosineOf(track, body, frame, middle, end)];
    series.untilted.push(Math.log(upper / tilts[0]! + lower / tilts[1]!));
    const [from, to] = [frame * jointCount + root, frame * jointCount + end];
    const now = Math.atan2(body.y[to]! - body.y[from]!, body.x[to]! - body.x[from]!);
    // The turn nearest to where it last pointed.
    if (!Number.isNaN(now)) angle = now + 2 * Math.PI * Math.round((angle - now) / (2 * Math.PI));
    series.direction.push(Number.isNaN(now) ? Number.NaN : angle);
    series.visibility.push(
      Math.min(...[root, middle, end].map((joint) => body.visibility[frame * jointCount + joint]!)),
    );
  }
  return series;
}

function lengthOf(body: Body, frame: number, from: number, to: number): number {
  const [a, b] = [frame * jointCount + from, frame * jointCount + to];
  return Math.hypot(body.x[a]! - body.x[b]!, body.y[a]! - body.y[b]!);
}

/** Cosine of a bone's angle to the picture plane, from the landmarks in metres. */
function cosineOf(track: Track, body: Body, frame: number, from: number, to: number): number {
  const [a, b] = [offsetOf(track, body, frame, from), offsetOf(track, body, frame, to)];
  const [x, y, z] = [field.metresX, field.metresY, field.metresZ].map(
    (axis) => track.values[a + axis]! - track.values[b + axis]!,
  ) as [number, number, number];
  return Math.hypot(x, y) / Math.hypot(x, y, z);
}

/** Where the track keeps what the body calls this joint: under the other side's name where the labels were exchanged. */
function offsetOf(track: Track, body: Body, frame: number, joint: number): number {
  const offset = (index: number) => landmarkOffset(track, frame, landmarksOf(track.model).indexOf(joints[index]!));
  const own = offset(joint);
  return track.values[own + field.x] === body.x[frame * jointCount + joint] ? own : offset(mirrorOf[joint]!);
}
