/** Half the width of the window, in microseconds: what a viewer's eye runs together. */
const halfWindowUs = 125_000;

/**
 * A line run together over a quarter of a second, nearer frames weighing more (a triangle). Frames without evidence weigh nothing and
 * stay without: smoothing invents no value.
 *
 * @param timestampsUs Of each value, ascending.
 */
export function smooth(values: readonly number[], timestampsUs: readonly number[]): readonly number[] {
  let first = 0;
  return values.map((value, index) => {
    if (Number.isNaN(value)) return NaN;
    const now = timestampsUs[index]!;
    while (timestampsUs[first]! < now - halfWindowUs) first += 1;
    let sum = 0;
    let weights = 0;
    for (let other = first; other < values.length && timestampsUs[other]! <= now + halfWindowUs; other += 1) {
      const near = values[other]!;
      if (Number.isNaN(near)) continue;
      const weight = 1 - Math.abs(timestampsUs[other]! - now) / (halfWindowUs + 1);
      sum += near * weight;
      weights += weight;
    }
    return sum / weights;
  });
}
