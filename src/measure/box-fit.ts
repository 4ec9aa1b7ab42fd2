/** What a series does within a while, besides what it does slowly: see {@link boxFit}. */
export interface BoxFit {
  /** How much higher the series is within than just before and after. */
  height: number;
  /**
   * The same in standard errors: of the noise that neither the box nor slow motion explains. Where that noise is known from few places only,
   * as many as a normal deviate as unlikely would have (Wallace 1959, "Bounds on normal approximations to Student's").
   */
  errors: number;
}

/** Fits a series of which the box was built to see a part. */
export type BoxFitter = (series: ArrayLike<number>) => BoxFit | undefined;

/** Degrees of freedom that must be left to tell noise from a box. */
const leastFreedom = 4;

/** Where a box lies and how it is looked at. */
export interface BoxWindow {
  /** First and last place within the box. */
  first: number;
  last: number;
  /** Seconds before and after the box that it is compared with, and how many places there must be in each. */
  sideSeconds: number;
  leastAtSide: number;
  /** Seconds in which what is broken comes, and goes. */
  rampSeconds: number;
  /** What is slower than this moves of itself: cycles a second. */
  slowHertz: number;
}

/** Where a window lies in a clip, and what moves slowly in it. */
export interface SlowMotion {
  /** First place of the window. */
  from: number;
  times: Float64Array;
  basis: readonly Float64Array[];
}

/** What of a window does not depend on how the box begins and ends; undefined where too little of the clip lies beside the box. */
export function slowMotionIn(
  seconds: readonly number[],
  { first, last, sideSeconds, leastAtSide, slowHertz }: Omit<BoxWindow, 'rampSeconds'>,
): SlowMotion | undefined {
  let from = first;
  let to = last;
  while (from > 0 && seconds[first]! - seconds[from - 1]! <= sideSeconds) from--;
  while (to + 1 < seconds.length && seconds[to + 1]! - seconds[last]! <= sideSeconds) to++;
  if (first - from < leastAtSide || to - last < leastAtSide) return undefined;
  const times = Float64Array.from(seconds.slice(from, to + 1));
  const basis = slowBasis(times, slowHertz);
  return times.length - basis.length - 1 < leastFreedom ? undefined : { from, times, basis };
}

/**
 * Prepares to ask how much higher series of one clock are within a box than beside it. Least squares of a series on slow motion (a
 * constant, a slope and the cosines below `slowHertz` that fit into the window) and a box with ramps, together: what moves
 * slowly, however far, has no height; what comes at once, stays and goes at once has.
 *
 * @param seconds time of every place of the series, ascending
 * @param slow of this window, where it is at hand
 * @returns undefined where too little of the clip lies beside the box. The fitter gives undefined where the series has a gap.
 */
export function boxFit(
  seconds: readonly number[],
  window: BoxWindow,
  slow: SlowMotion | undefined = slowMotionIn(seconds, window),
): BoxFitter | undefined {
  if (!slow) return undefined;
  const { first, last, rampSeconds } = window;
  const { from, times, basis } = slow;
  const freedom = times.length - basis.length - 1;
  const [before, after] = [seconds[first - 1]!, seconds[last + 1]!];
  const box = times.map((time) =>
    Math.max(0, Math.min(1, (time - before) / rampSeconds, (after - time) / rampSeconds)),
  );
  const seen = without(basis, box);
  const size = dot(seen, seen);
  return (series) => {
    const part = new Float64Array(times.length);
    for (let place = 0; place < part.length; place++) {
      part[place] = series[from + place]!;
      if (Number.isNaN(part[place]!)) return undefined;
    }
    const rest = without(basis, part);
    const height = dot(rest, seen) / size;
    const noise = Math.max(dot(rest, rest) - height * height * size, 1e-12) / freedom;
    return { height, errors: normalDeviate(height / Math.sqrt(noise / size), freedom) };
  };
}

/** The normal deviate that is as unlikely as Student's t. */
function normalDeviate(t: number, freedom: number): number {
  const size = Math.sqrt(freedom * Math.log1p((t * t) / freedom));
  return (Math.sign(t) * size * (8 * freedom + 1)) / (8 * freedom + 3);
}

/** Slow motions, made orthonormal one after the other (Gram-Schmidt): the clock may be uneven. */
function slowBasis(times: Float64Array, slowHertz: number): Float64Array[] {
  const [start, length] = [times[0]!, times.at(-1)! - times[0]!];
  const basis: Float64Array[] = [];
  const count = Math.max(3, Math.round(2 * slowHertz * length) + 1);
  for (let order = 0; order < count; order++) {
    const raw = times.map((time) => {
      const share = (time - start) / length;
      return order === 0 ? 1 : order === 1 ? share - 0.5 : Math.cos(Math.PI * (order - 1) * share);
    });
    const rest = without(basis, raw);
    const size = Math.sqrt(dot(rest, rest));
    if (size > 1e-6) basis.push(rest.map((value) => value / size));
  }
  return basis;
}

function without(basis: readonly Float64Array[], series: Float64Array): Float64Array {
  const rest = series.slice();
  for (const each of basis) {
    const share = dot(each, rest);
    for (let place = 0; place < rest.length; place++) rest[place]! -= share * each[place]!;
  }
  return rest;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += a[place]! * b[place]!;
  return sum;
}
