/** A moment in seconds, and the value there. In order of time. */
export type Key = readonly [seconds: number, value: number];

/** After `seconds` everything begins anew, with `gain` added: 360 for a heading that turned once. */
export interface Loop {
  seconds: number;
  gain?: number;
}

/**
 * A value over time that passes through its keys. Place, speed and acceleration are continuous: between two keys of rest the value goes
 * the way of least jerk (Flash & Hogan 1985), at a key between a rise and a rise it keeps its speed, and at a turning point it rests, so
 * that it never swings past a key. Two neighbours of one value hold exactly still.
 *
 * @throws RangeError where there is no key, or they are out of order or longer than the loop
 */
export function keyed(keys: readonly Key[], loop: Loop): (seconds: number) => number {
  const first = keys[0];
  if (!first) throw new RangeError('A keyed value needs a key.');
  const { seconds: period, gain = 0 } = loop;
  // The last key comes again before the first, and the first two after the last: slopes at the seam are like all others.
  const last = keys.at(-1)!;
  const second = keys[1] ?? [first[0] + period, first[1] + gain];
  const all: Key[] = [
    [last[0] - period, last[1] - gain],
    ...keys,
    [first[0] + period, first[1] + gain],
    [second[0] + period, second[1] + gain],
  ];
  for (let index = 1; index < all.length; index += 1)
    if (!(all[index]![0] > all[index - 1]![0])) throw new RangeError(`Key ${index} of a keyed value is out of order.`);
  const slopes = all.map((_, index) => slopeAt(all, index));
  return (seconds) => {
    const rounds = Math.floor((seconds - first[0]) / period);
    const local = seconds - rounds * period;
    let index = 1;
    while (index < all.length - 3 && all[index + 1]![0] <= local) index += 1;
    const [from, to] = [all[index]!, all[index + 1]!];
    const length = to[0] - from[0];
    const share = (local - from[0]) / length;
    return rounds * gain + quintic(from[1], slopes[index]! * length, to[1], slopes[index + 1]! * length, share);
  };
}

/** Harmonic mean of the slopes before and after a key, 0 at a turning point (Fritsch & Butland 1984). */
function slopeAt(keys: readonly Key[], index: number): number {
  const [before, here, after] = [keys[index - 1], keys[index]!, keys[index + 1]];
  if (!before || !after) return 0;
  const [left, right] = [here[0] - before[0], after[0] - here[0]];
  const [rise, next] = [(here[1] - before[1]) / left, (after[1] - here[1]) / right];
  if (rise * next <= 0) return 0;
  const [heavy, light] = [2 * right + left, right + 2 * left];
  return (heavy + light) / (heavy / rise + light / next);
}

/** From `a` to `b` with the slopes (per unit of `share`) at its ends, and no acceleration there. */
function quintic(a: number, slopeA: number, b: number, slopeB: number, share: number): number {
  const s3 = share ** 3;
  const rise = b - a;
  const c3 = 10 * rise - 6 * slopeA - 4 * slopeB;
  const c4 = -15 * rise + 8 * slopeA + 7 * slopeB;
  const c5 = 6 * rise - 3 * (slopeA + slopeB);
  return a + slopeA * share + s3 * (c3 + share * (c4 + share * c5));
}
