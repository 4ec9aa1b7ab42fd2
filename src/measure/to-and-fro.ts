import { jointCount, type Body } from './body.ts';
import { medianOf } from './median.ts';

/** So many deviations before the first frame and after the last are asked as well: three or four follow each other by chance. */
const beside = 4;

interface Vector {
  x: number;
  y: number;
}

/**
 * How the deviations of a limb from its own line follow each other: the correlation of one frame's with the next one's, each being the joint's place less what its two neighbours in time say
 * it should be, the median of all joints taken out.
 *
 * Places that have nothing to do with each other give -2/3 (each is in its own deviation whole, and in its neighbours' by -1/2), a jump that stays -1/2, a kink of a path 0, and what
 * speeds up or turns gives more.
 *
 * @param frames - one stretch
 * @param first - position in it from which on
 * @param last - up to which, included
 * @returns NaN where nothing is known
 */
export function toAndFroOf(
  body: Body,
  frames: readonly number[],
  limb: readonly number[],
  first: number,
  last: number,
): number {
  const from = Math.max(1, first - beside);
  const to = Math.min(frames.length - 2, last + beside);
  const deviations = Array.from({ length: Math.max(0, to - from + 1) }, (_, place) =>
    deviationsAt(body, frames, from + place),
  );
  let [following, own] = [0, 0];
  for (const joint of limb)
    deviations.forEach((all, place) => {
      const { x, y } = all[joint]!;
      if (Number.isNaN(x)) return;
      own += x * x + y * y;
      const next = deviations[place + 1]?.[joint];
      if (next && !Number.isNaN(next.x)) following += x * next.x + y * next.y;
    });
  return following / own;
}

/** Of every joint, in pixels; NaN where it is not seen in all three frames. */
function deviationsAt(body: Body, frames: readonly number[], position: number): Vector[] {
  const { x, y, timestampsUs } = body;
  const [earlier, frame, later] = [frames[position - 1]!, frames[position]!, frames[position + 1]!];
  const share = (timestampsUs[frame]! - timestampsUs[earlier]!) / (timestampsUs[later]! - timestampsUs[earlier]!);
  const off = Array.from({ length: jointCount }, (_, joint) => {
    const [a, b, c] = [earlier, frame, later].map((each) => each * jointCount + joint) as [number, number, number];
    const of = (series: Float64Array) => series[b]! - (1 - share) * series[a]! - share * series[c]!;
    return { x: of(x), y: of(y) };
  });
  const seen = off.filter((each) => !Number.isNaN(each.x));
  const common = { x: medianOf(seen.map((each) => each.x)), y: medianOf(seen.map((each) => each.y)) };
  return off.map((each) => ({ x: each.x - common.x, y: each.y - common.y }));
}
