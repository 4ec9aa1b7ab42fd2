/** Where values are ranked: kept, since millions of short rankings would leave as many arrays behind. */
let ranked = new Float64Array(1024);

type Values = readonly number[] | Float32Array | Float64Array;

/** So few are sorted by insertion, which is quicker than parting them. */
const few = 24;

/** Median; NaN of nothing, and where a value is NaN. */
export function medianOf(values: Values): number {
  const count = fill(values);
  if (count === 0 || count < values.length) return Number.NaN;
  const half = count >> 1;
  rank(count, half);
  return count % 2 === 1 ? ranked[half]! : (greatestBelow(half) + ranked[half]!) / 2;
}

/** Percentile of the numbers among the values, by linear interpolation between ranks; NaN when there are none. */
export function percentile(values: Values, share: number): number {
  const count = fill(values);
  if (count === 0) return Number.NaN;
  const place = share * (count - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, count - 1);
  rank(count, above);
  const [lower, upper] = [above === below ? ranked[above]! : greatestBelow(above), ranked[above]!];
  return lower + (place - below) * (upper - lower);
}

/** Takes over the numbers among the values, and counts them. */
function fill(values: Values): number {
  if (values.length > ranked.length) ranked = new Float64Array(2 * values.length);
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) ranked[count++] = value;
  return count;
}

/** Puts what has this rank in its place, and nothing greater before it (Hoare 1961, "Find"). */
function rank(count: number, place: number): void {
  let first = 0;
  let last = count - 1;
  while (last - first >= few) {
    const middle = ranked[(first + last) >> 1]!;
    let low = first;
    let high = last;
    while (low <= high) {
      while (ranked[low]! < middle) low++;
      while (ranked[high]! > middle) high--;
      if (low <= high) {
        const kept = ranked[low]!;
        ranked[low++] = ranked[high]!;
        ranked[high--] = kept;
      }
    }
    if (place <= high) last = high;
    else if (place >= low) first = low;
    else return;
  }
  for (let at = first + 1; at <= last; at++) {
    const value = ranked[at]!;
    let to = at;
    for (; to > first && ranked[to - 1]! > value; to--) ranked[to] = ranked[to - 1]!;
    ranked[to] = value;
  }
}

function greatestBelow(place: number): number {
  let greatest = ranked[0]!;
  for (let at = 1; at < place; at++) if (ranked[at]! > greatest) greatest = ranked[at]!;
  return greatest;
}
