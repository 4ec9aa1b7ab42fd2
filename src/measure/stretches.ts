import type { PixelStatistics } from '../terms/pixels.ts';
import { hasPerson, landmarkFields, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';
import { percentile } from './median.ts';

/** Below this mean luma difference (of 255) two frames are one picture shown twice, whatever the rest of the clip does. */
const sameDifference = 0.015;
/** So they are below this share of what is usual around them: an encoder may touch up a repeated frame. */
const sameShare = 0.04;
/** Without pictures: a pose whose landmarks all lie within this many pixels of the last one is the same detection. */
const samePixels = 1e-3;
/** Frames further apart than this are not neighbours: nothing can be said of what lies between. */
const longestStepUs = 500_000;
/** Half of the window in which "usual" is taken. */
const halfWindowUs = 1_000_000;

/** Marks each frame that only repeats the one before it. The first frame repeats nothing. */
export function repeatsOf(track: Track, pixels: PixelStatistics | null): boolean[] {
  const frames = track.timestampsUs.length;
  const repeats = Array.from({ length: frames }, () => false);
  for (let frame = 1; frame < frames; frame++) {
    repeats[frame] = pixels ? isSamePicture(pixels, frame) : isSamePose(track, frame);
  }
  return repeats;
}

function isSamePicture(pixels: PixelStatistics, frame: number): boolean {
  const difference = pixels.difference[frame]!;
  if (difference <= sameDifference) return true;
  const [first, end] = windowAround(pixels.timestampsUs, frame);
  // The upper part of what happens around: where every second frame is a repeat, the median would be one too.
  return difference <= sameShare * percentile(pixels.difference.slice(first, end), 0.75);
}

function windowAround(timestampsUs: readonly number[], frame: number): [first: number, end: number] {
  const now = timestampsUs[frame]!;
  let first = frame;
  let end = frame + 1;
  while (first > 1 && now - timestampsUs[first - 1]! <= halfWindowUs) first--;
  while (end < timestampsUs.length && timestampsUs[end]! - now <= halfWindowUs) end++;
  return [first, end];
}

function isSamePose(track: Track, frame: number): boolean {
  if (!hasPerson(track, frame) || !hasPerson(track, frame - 1)) return false;
  for (let landmark = 0; landmark < landmarksOf(track.model).length; landmark++) {
    const now = landmarkOffset(track, frame, landmark);
    const before = now - landmarksOf(track.model).length * landmarkFields;
    if (Math.abs(track.values[now]! - track.values[before]!) > samePixels) return false;
    if (Math.abs(track.values[now + 1]! - track.values[before + 1]!) > samePixels) return false;
  }
  return true;
}

/**
 * Runs of frames that may be compared with each other: the person is found in all of them, repeated frames are left out,
 * and no cut, lost frame or long pause lies between. Nothing is ever differenced from one stretch to the next.
 *
 * @param cuts - first frames of new shots.
 * @param unjudged - frames in which nothing is said of the body: as if nobody were there.
 */
export function stretchesOf(
  track: Track,
  repeats: readonly boolean[],
  cuts: readonly number[],
  unjudged: ReadonlySet<number> = new Set(),
): number[][] {
  const stretches: number[][] = [];
  let current: number[] = [];
  const cut = new Set(cuts);
  track.timestampsUs.forEach((timestampUs, frame) => {
    const last = current.at(-1);
    const pause = last !== undefined && timestampUs - track.timestampsUs[last]! > longestStepUs;
    const isJudged = hasPerson(track, frame) && !unjudged.has(frame);
    if (!isJudged || cut.has(frame) || pause) {
      if (current.length > 0) stretches.push(current);
      current = [];
    }
    if (isJudged && !repeats[frame]) current.push(frame);
  });
  if (current.length > 0) stretches.push(current);
  return stretches;
}
