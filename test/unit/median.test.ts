import { describe, expect, test } from 'vitest';
import { medianOf, percentile } from '../../src/measure/median.ts';
import { noise } from './measure-tracks.ts';

/** Both by their definition: values in order, and between two ranks a straight line. */
function slowPercentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (place - Math.floor(place)) * (above - below);
}

describe('ranks', () => {
  const random = noise(3);
  // Few and many, with ties and without, in order and against it.
  const series = [1, 2, 3, 7, 24, 25, 26, 100, 577].flatMap((count) => [
    Array.from({ length: count }, () => random()),
    Array.from({ length: count }, () => Math.round(3 * random())),
    Array.from({ length: count }, (_, at) => at),
    Array.from({ length: count }, (_, at) => -at),
  ]);

  test.each(series.map((values) => [values.length, values] as const))(
    'of %i values are those of a sort',
    (_, values) => {
      const before = [...values];
      expect(medianOf(values)).toBeCloseTo(slowPercentile(values, 0.5), 12);
      for (const share of [0, 0.2, 0.5, 0.75, 0.9, 1])
        expect(percentile(values, share)).toBeCloseTo(slowPercentile(values, share), 12);
      expect(values).toEqual(before);
    },
  );

  test('of nothing are none', () => {
    expect(medianOf([])).toBeNaN();
    expect(percentile([Number.NaN], 0.5)).toBeNaN();
  });

  test('of what is partly unknown: no median, but a percentile of the rest', () => {
    expect(medianOf([1, Number.NaN, 2])).toBeNaN();
    expect(percentile(Float32Array.of(1, Number.NaN, 3), 0.5)).toBe(2);
  });
});
