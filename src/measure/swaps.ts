import { indexOf, jointCount, middleOf, mirrorOf, type Body } from './body.ts';
import type { Joint } from '../terms/landmarks.ts';

/** Parts whose sides a detector exchanges at once; the left joint of each pair. */
const parts: readonly (readonly Joint[])[] = [
  ['left-ear'],
  ['left-shoulder', 'left-elbow', 'left-wrist'],
  ['left-hip', 'left-knee', 'left-ankle'],
];

/** Labels change only where that saves more than this, in torso lengths summed over a part's joints. */
const exchangeCost = 0.3;
/**
 * A second labelled against the detector costs this much: it is mostly right, and a limb that is redrawn gives chances enough to
 * come out of it with the wrong name.
 */
const againstDetectorCost = 1.5;

/**
 * Undoes the detector's own exchanges of left and right, which side views are full of and which look exactly like faults.
 *
 * For each part (ears, arms, legs) the labelling is sought that moves most smoothly: the sum over frames of both sides'
 * distance from the line between their neighbours in time, hips as origin, is least (Viterbi over pairs of frames; a
 * constant-velocity model, so that legs that really cross in stride keep their names). One side alone cannot be exchanged,
 * so a limb that jumps while its mirror image stays is left as it is.
 *
 * Changes `body` in place: positions and visibilities of the exchanged joints trade places.
 *
 * @param frames - one stretch.
 * @returns the frames on either side of a change of labels: there the detector was of two minds.
 */
export function mendSwaps(body: Body, frames: readonly number[], torsoPixels: Float32Array): Set<number> {
  const origin = frames.map((frame) => originOf(body, frame));
  const doubtful = new Set<number>();
  for (const part of parts) {
    const left = part.map(indexOf);
    const exchanged = smoothestLabels(body, frames, torsoPixels, origin, left);
    exchanged.forEach((exchange, position) => {
      if (position > 0 && exchange !== exchanged[position - 1]) {
        doubtful.add(frames[position - 1]!).add(frames[position]!);
      }
      if (exchange) for (const joint of left) exchangeSides(body, frames[position]!, joint);
    });
  }
  return doubtful;
}

interface Point {
  x: number;
  y: number;
}

/** Hip middle, or shoulder middle where the hips are not seen. Both are blind to which side is which. */
function originOf(body: Body, frame: number): Point {
  const hips = middleOf(body, frame, indexOf('left-hip'), indexOf('right-hip'));
  if (!Number.isNaN(hips.x)) return hips;
  return middleOf(body, frame, indexOf('left-shoulder'), indexOf('right-shoulder'));
}

/** For each position whether the part's sides are to be exchanged. */
function smoothestLabels(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  origin: readonly Point[],
  left: readonly number[],
): boolean[] {
  const count = frames.length;
  if (count < 3) return frames.map(() => false);
  const seconds = frames.map((frame, position) => {
    const [from, to] = position === 0 ? [frame, frames[1]!] : [frames[position - 1]!, frame];
    return (body.timestampsUs[to]! - body.timestampsUs[from]!) / 1e6;
  });
  const labelCost = (position: number, exchanged: number) => exchanged * againstDetectorCost * seconds[position]!;
  // State of a pair of neighbouring frames: bit 1 the earlier is exchanged, bit 0 the later is.
  let paid = [0, 1, 2, 3].map((state) => labelCost(0, state >> 1) + labelCost(1, state & 1) + changeCost(state));
  const cameFrom: number[][] = [];
  for (let position = 1; position < count - 1; position++) {
    const next = [Infinity, Infinity, Infinity, Infinity];
    const from = [0, 0, 0, 0];
    // What matters is whether each neighbour is labelled like the middle frame; 4 costs serve 8 triples.
    const bends = [0, 1, 2, 3].map((differs) => bendOf(body, frames, torsoPixels, origin, left, position, differs));
    for (let state = 0; state < 4; state++) {
      const middle = state & 1;
      for (let later = 0; later < 2; later++) {
        const differs = ((state >> 1) ^ middle) * 2 + (later ^ middle);
        const to = middle * 2 + later;
        const cost = paid[state]! + bends[differs]! + labelCost(position + 1, later) + changeCost(to);
        if (cost < next[to]!) {
          next[to] = cost;
          from[to] = state;
        }
      }
    }
    paid = next;
    cameFrom.push(from);
  }
  let state = paid.indexOf(Math.min(...paid));
  const labels = [(state & 1) === 1];
  for (let step = cameFrom.length - 1; step >= 0; step--) {
    labels.push(state >> 1 === 1);
    state = cameFrom[step]![state]!;
  }
  labels.push(state >> 1 === 1);
  return labels.reverse();
}

function changeCost(state: number): number {
  return state === 1 || state === 2 ? exchangeCost : 0;
}

/**
 * How far both sides of the part are from the line between their neighbours, in torso lengths.
 *
 * @param differs - bit 1: the earlier neighbour is labelled otherwise than this frame; bit 0: the later one is.
 */
function bendOf(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  origin: readonly Point[],
  left: readonly number[],
  position: number,
  differs: number,
): number {
  const { x, y, timestampsUs } = body;
  const [earlier, frame, later] = [frames[position - 1]!, frames[position]!, frames[position + 1]!];
  const share = (timestampsUs[frame]! - timestampsUs[earlier]!) / (timestampsUs[later]! - timestampsUs[earlier]!);
  const [before, now, after] = [origin[position - 1]!, origin[position]!, origin[position + 1]!];
  let sum = 0;
  for (const joint of left) {
    const mirror = mirrorOf[joint]!;
    let both = 0;
    for (const side of [joint, mirror]) {
      const other = side === joint ? mirror : joint;
      const a = earlier * jointCount + (differs & 2 ? other : side);
      const b = frame * jointCount + side;
      const c = later * jointCount + (differs & 1 ? other : side);
      both += Math.hypot(
        x[b]! - now.x - (1 - share) * (x[a]! - before.x) - share * (x[c]! - after.x),
        y[b]! - now.y - (1 - share) * (y[a]! - before.y) - share * (y[c]! - after.y),
      );
    }
    if (!Number.isNaN(both)) sum += both / torsoPixels[frame]!;
  }
  return sum;
}

function exchangeSides(body: Body, frame: number, joint: number): void {
  const a = frame * jointCount + joint;
  const b = frame * jointCount + mirrorOf[joint]!;
  for (const series of [body.x, body.y, body.visibility]) {
    const kept = series[a]!;
    series[a] = series[b]!;
    series[b] = kept;
  }
}
