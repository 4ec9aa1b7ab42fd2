/**
 * Two files of the same shot may round their timestamps differently: WebM keeps whole milliseconds, MP4 its own ticks.
 * A frame counts as begun this much early, so that twins stay on the same frame.
 */
const roundingUs = 500;

/**
 * The frame that is on screen at a time: the last one that has begun.
 *
 * @param timestampsUs Ascending presentation times in microseconds; the first need not be 0.
 * @param timeUs Time since the first timestamp. Before the clip the first frame answers, after it the last.
 * @returns An index, or -1 for a clip without frames.
 */
export function frameAt(timestampsUs: readonly number[], timeUs: number): number {
  const first = timestampsUs[0];
  if (first === undefined) return -1;
  const wanted = first + timeUs + roundingUs;
  let low = 0;
  let high = timestampsUs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timestampsUs[middle]! <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** When a frame begins, in microseconds since the clip's first; the index is brought into the clip. */
export function timeOfFrame(timestampsUs: readonly number[], frame: number): number {
  if (timestampsUs.length === 0) return 0;
  const index = Math.min(Math.max(Math.round(frame), 0), timestampsUs.length - 1);
  return timestampsUs[index]! - timestampsUs[0]!;
}

/** When the next frame takes over, or the clip ends, in microseconds since the clip's first. */
export function endOfFrame(timestampsUs: readonly number[], frame: number, durationUs: number): number {
  return frame + 1 < timestampsUs.length ? timeOfFrame(timestampsUs, frame + 1) : durationUs;
}

/** How long a clip lasts when only its timestamps are known: the last frame gets the median step. */
export function durationFrom(timestampsUs: readonly number[]): number {
  const count = timestampsUs.length;
  if (count === 0) return 0;
  const steps = timestampsUs
    .slice(1)
    .map((time, index) => time - timestampsUs[index]!)
    .sort((a, b) => a - b);
  return timestampsUs[count - 1]! - timestampsUs[0]! + (steps[steps.length >> 1] ?? 0);
}
