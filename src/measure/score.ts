import type { Fault } from '../terms/fault.ts';
import { hasPerson, type Track } from '../terms/track.ts';

const secondUs = 1_000_000;

/**
 * One figure for a clip, 0 sound to 1 broken: the mean of the share of person-frames inside a fault and of how bad the worst
 * second is (the greatest mean, over any second, of each frame's worst severity times confidence). 0 without a person.
 *
 * It says how much of the clip needs work, not whether it was generated.
 */
export function scoreOf(track: Track, faults: readonly Fault[]): number {
  const { timestampsUs } = track;
  const badness = timestampsUs.map((_, frame) => {
    const inside = faults.filter(({ firstFrame, lastFrame }) => firstFrame <= frame && frame <= lastFrame);
    return Math.max(0, ...inside.map(({ severity, confidence }) => severity * confidence));
  });
  const people = timestampsUs.flatMap((_, frame) => (hasPerson(track, frame) ? [frame] : []));
  if (people.length === 0) return 0;
  const share = people.filter((frame) => badness[frame]! > 0).length / people.length;
  let worst = 0;
  let first = 0;
  let sum = 0;
  badness.forEach((bad, frame) => {
    sum += bad;
    while (timestampsUs[frame]! - timestampsUs[first]! >= secondUs) sum -= badness[first++]!;
    // A clip, or the beginning of one, that is shorter than a second counts as long as it is.
    worst = Math.max(
      worst,
      sum / Math.max(frame - first + 1, Math.min(timestampsUs.length, framesInASecond(timestampsUs))),
    );
  });
  return Math.min(1, (share + worst) / 2);
}

/** Frames that a second of the clip holds on average, at least one. */
function framesInASecond(timestampsUs: readonly number[]): number {
  const span = timestampsUs.at(-1)! - timestampsUs[0]!;
  return span > 0 ? Math.max(1, Math.round(((timestampsUs.length - 1) * secondUs) / span)) : 1;
}
