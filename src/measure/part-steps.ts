import { indexOf, jointCount, type Body } from './body.ts';
import type { Joint } from '../terms/landmarks.ts';
import { percentile } from './median.ts';

/** A part of the body, and from where its place is told: what hangs on a shoulder is measured from the shoulder. */
interface HangingPart {
  joints: readonly number[];
  root: readonly number[];
}

function part(joints: readonly Joint[], root: readonly Joint[]): HangingPart {
  return { joints: joints.map(indexOf), root: root.map(indexOf) };
}

/** Arms, legs and head, each with what it hangs on. */
const hangingParts: readonly HangingPart[] = [
  part(['left-elbow', 'left-wrist'], ['left-shoulder']),
  part(['right-elbow', 'right-wrist'], ['right-shoulder']),
  part(['left-knee', 'left-ankle'], ['left-hip']),
  part(['right-knee', 'right-ankle'], ['right-hip']),
  part(['nose', 'left-ear', 'right-ear'], ['left-shoulder', 'right-shoulder']),
];

/** Index of the head among the parts. */
export const headPart = 4;

/** Frames on either side of a step from which the two lines are drawn that should meet. */
const side = 3;
/** A step is compared with what the same part does in so many frames around it. */
const around = 12;
/** What is ordinary there: so large a share of those steps is smaller. A head that is turned too far trembles besides. */
const ordinaryShare = 0.6;
/** The detector's own noise, torso lengths, and what a body's acceleration adds at a long frame time (torso lengths / s^2). */
const noise = 0.03;
const acceleration = 12;

/** How a part goes from a frame to the next beyond what its movement before and after explains. */
export interface PartStep {
  /** x, y of each joint in torso lengths; NaN where it was not seen for long enough. */
  by: readonly number[];
  /** Root mean square over the joints, torso lengths. */
  torsoLengths: number;
  /** That over what is ordinary for this part at this time. */
  ratio: number;
}

/**
 * The steps of each hanging part in each position of a stretch: a line is drawn through the three frames before and another through the three after, and
 * the step is by how far they miss each other in the middle. Smooth movement misses by little, however fast it is; undefined where too few frames show the part.
 *
 * @param body in which the detector's exchanges of sides are mended
 * @param frames one stretch
 * @returns parts x positions; the step at a position is the one that leads into it
 */
export function partStepsOf(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
): (PartStep | undefined)[][] {
  const seconds = frames.map((frame) => body.timestampsUs[frame]! / 1e6);
  const frameSeconds = (seconds.at(-1)! - seconds[0]!) / Math.max(1, frames.length - 1);
  const least = Math.hypot(noise, acceleration * frameSeconds ** 2);
  return hangingParts.map((hanging) => {
    const places = frames.map((frame) => placesOf(body, frame, hanging, torsoPixels[frame]!));
    const steps = frames.map((_, position) => stepAt(places, seconds, position));
    return steps.map((step, position) => {
      if (!step) return undefined;
      const near: number[] = [];
      for (let apart = side; apart <= around; apart++)
        for (const other of [steps[position - apart], steps[position + apart]])
          if (other) near.push(other.torsoLengths);
      if (near.length < side + 1) return undefined;
      return { ...step, ratio: step.torsoLengths / Math.hypot(least, percentile(near, ordinaryShare)) };
    });
  });
}

/** x, y of each joint from the root, torso lengths. */
function placesOf({ x, y }: Body, frame: number, { joints, root }: HangingPart, torsoPixels: number): number[] {
  const from = frame * jointCount;
  const middle = (values: Float64Array) => root.reduce((sum, joint) => sum + values[from + joint]!, 0) / root.length;
  const [rootX, rootY] = [middle(x), middle(y)];
  return joints.flatMap((joint) => [
    (x[from + joint]! - rootX) / torsoPixels,
    (y[from + joint]! - rootY) / torsoPixels,
  ]);
}

function stepAt(
  places: readonly (readonly number[])[],
  seconds: readonly number[],
  position: number,
): Omit<PartStep, 'ratio'> | undefined {
  if (position === 0) return undefined;
  const between = (seconds[position]! + seconds[position - 1]!) / 2;
  const by = places[position]!.map((_, axis) => {
    const before = seenRun(places, axis, position - 1, -1);
    const after = seenRun(places, axis, position, 1);
    if (before.length < 2 || after.length < 2) return Number.NaN;
    return lineAt(after, places, seconds, axis, between) - lineAt(before, places, seconds, axis, between);
  });
  const known = by.filter((value) => !Number.isNaN(value));
  if (known.length < 2) return undefined;
  const torsoLengths = Math.sqrt(known.reduce((sum, value) => sum + value * value, 0) / (known.length / 2));
  return { by, torsoLengths };
}

/** Up to three positions from one on, in one direction, in which the value is known. */
function seenRun(places: readonly (readonly number[])[], axis: number, from: number, direction: 1 | -1): number[] {
  const run: number[] = [];
  for (let position = from; run.length < side; position += direction) {
    const place = places[position];
    if (!place || Number.isNaN(place[axis]!)) break;
    run.push(position);
  }
  return run;
}

/** Value at a time of the least-squares line through some positions. */
function lineAt(
  positions: readonly number[],
  places: readonly (readonly number[])[],
  seconds: readonly number[],
  axis: number,
  at: number,
): number {
  const count = positions.length;
  const middle = positions.reduce((sum, position) => sum + seconds[position]!, 0) / count;
  const mean = positions.reduce((sum, position) => sum + places[position]![axis]!, 0) / count;
  let [both, squares] = [0, 0];
  for (const position of positions) {
    const time = seconds[position]! - middle;
    both += time * (places[position]![axis]! - mean);
    squares += time * time;
  }
  return mean + (both / squares) * (at - middle);
}
