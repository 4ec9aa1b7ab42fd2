/** Steps after which the search ends in any case; a fit of four parameters settles in about 200. */
const longest = 600;
/** The search ends when its corners' values differ by less than this share. */
const settled = 1e-7;

interface Corner {
  at: number[];
  value: number;
}

/**
 * Finds a minimum by the downhill simplex of Nelder and Mead (1965), with their own coefficients. It draws no random number:
 * the same start gives the same end.
 */
export function minimise(cost: (at: readonly number[]) => number, start: readonly number[], step: number): number[] {
  const corner = (at: number[]): Corner => ({ at, value: cost(at) });
  const corners = [
    corner([...start]),
    ...start.map((_, axis) => corner(start.map((x, i) => (i === axis ? x + step : x)))),
  ];
  const byValue = (a: Corner, b: Corner) => a.value - b.value;
  for (let round = 0; round < longest; round++) {
    corners.sort(byValue);
    const best = corners[0]!;
    const worst = corners.at(-1)!;
    if (worst.value - best.value <= settled * Math.abs(best.value)) break;
    const others = corners.slice(0, -1);
    const middle = start.map((_, axis) => others.reduce((sum, { at }) => sum + at[axis]!, 0) / others.length);
    const along = (share: number) => corner(middle.map((x, axis) => x + share * (x - worst.at[axis]!)));
    const reflected = along(1);
    if (reflected.value < best.value) {
      const expanded = along(2);
      corners[corners.length - 1] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < others.at(-1)!.value) {
      corners[corners.length - 1] = reflected;
    } else {
      const contracted = reflected.value < worst.value ? along(0.5) : along(-0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[corners.length - 1] = contracted;
      else others.slice(1).forEach((other, i) => (corners[i + 1] = corner(towards(other.at, best.at))));
      if (corners.at(-1) === worst) corners[corners.length - 1] = corner(towards(worst.at, best.at));
    }
  }
  return corners.sort(byValue)[0]!.at;
}

/** Half way. */
function towards(from: readonly number[], to: readonly number[]): number[] {
  return from.map((x, axis) => (x + to[axis]!) / 2);
}
