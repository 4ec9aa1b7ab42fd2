/**
 * Weights of the fourth difference of five places in a row: next to nothing for smooth motion, however fast (a swing of amplitude a with f turns a second has
 * a (2 pi f dt)^4), and all there is of places that are drawn anew each frame.
 */
export const fourthDifference = [1, -4, 6, -4, 1] as const;

/** Fourth differences of independent places with standard deviation s have s sqrt(1 + 16 + 36 + 16 + 1). */
export const fourthDifferenceGain = Math.sqrt(70);

/** For frames at uneven times a fourth difference says nothing: steps differ by at most this factor. */
const evenSteps = 1.6;

/** Whether the two frames before a position, the two after it, and the position itself follow one another evenly. @param frames one stretch */
export function isEvenAround(position: number, frames: readonly number[], timestampsUs: readonly number[]): boolean {
  if (position < 2 || position >= frames.length - 2) return false;
  const near = frames.slice(position - 2, position + 3).map((frame) => timestampsUs[frame]!);
  const steps = near.slice(1).map((us, index) => us - near[index]!);
  return Math.max(...steps) <= evenSteps * Math.min(...steps);
}
