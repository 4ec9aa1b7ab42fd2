import { percentile } from '../../src/measure/median.ts';
import { seeded } from '../../src/set/random.ts';

/** Draws of the bootstrap, and its interval. */
const draws = 2000;
const tail = 0.025;

/** A clip's figure, and what it must be drawn together with: clips of one source are no independent witnesses. */
export interface Witness {
  value: number;
  source: string;
}

export interface Auc {
  auc: number;
  /** Ends of the 95 % interval. */
  low: number;
  high: number;
}

/**
 * Area under the curve: the chance that one of the first has a greater value than one of the second, ties counting half (Mann & Whitney 1947;
 * Hanley & McNeil 1982).
 *
 * @returns NaN when either is empty
 */
export function aucOf(positive: readonly number[], negative: readonly number[]): number {
  let sum = 0;
  for (const a of positive) for (const b of negative) sum += a > b ? 1 : a === b ? 0.5 : 0;
  return sum / (positive.length * negative.length);
}

/**
 * The same with a percentile interval of a bootstrap that draws whole sources, with replacement, on either side (Efron 1979; Field & Welsh 2007
 * for clusters). With a handful of sources it is rough, and rather too narrow.
 */
export function aucBySource(positive: readonly Witness[], negative: readonly Witness[], seed: string): Auc {
  const chance = seeded(1, 'bootstrap by source', seed);
  const [ones, others] = [groups(positive), groups(negative)];
  const draw = (from: readonly (readonly number[])[]) => from.flatMap(() => chance.pick(from));
  const areas = Array.from({ length: draws }, () => aucOf(draw(ones), draw(others)));
  return {
    auc: aucOf(ones.flat(), others.flat()),
    low: percentile(areas, tail),
    high: percentile(areas, 1 - tail),
  };
}

function groups(witnesses: readonly Witness[]): number[][] {
  return [...Map.groupBy(witnesses, ({ source }) => source).values()].map((group) => group.map(({ value }) => value));
}
