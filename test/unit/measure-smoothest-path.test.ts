import { describe, expect, it } from 'vitest';
import { smoothestPath } from '../../src/measure/smoothest-path.ts';

/** Keeps of a row of heights, a floor of 1 each, against the line through the neighbours. */
function keptOf(heights: readonly number[]): number[] {
  return smoothestPath(heights.length, (place, back, ahead) => {
    const before = heights[place - back]!;
    const expected = before + (back / (back + ahead)) * (heights[place + ahead]! - before);
    return (heights[place]! - expected) ** 2;
  });
}

describe('smoothestPath', () => {
  it('keeps what moves steadily', () => {
    expect(keptOf([0, 1, 2, 3, 4, 5])).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('passes over one, two or three places that are off, and blames none beside them', () => {
    expect(keptOf([0, 0, 0, 9, 0, 0, 0])).toEqual([0, 1, 2, 4, 5, 6]);
    expect(keptOf([0, 0, 0, 9, 9, 0, 0, 0])).toEqual([0, 1, 2, 5, 6, 7]);
    expect(keptOf([0, 0, 0, 9, 8, 9, 0, 0, 0])).toEqual([0, 1, 2, 6, 7, 8]);
  });

  it('passes over the ends when they are off', () => {
    expect(keptOf([9, 0, 0, 0, 0])).toEqual([0, 1, 2, 3, 4].filter((place) => place !== 0));
    expect(keptOf([0, 0, 0, 0, 9])).toEqual([0, 1, 2, 3]);
  });

  it('keeps both sides of a step that stays', () => {
    const heights = [0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9];
    expect(keptOf(heights)).toEqual(heights.map((_, place) => place));
  });

  it('keeps a bend that the floor explains', () => {
    expect(keptOf([0, 0, 0, 0.9, 0, 0, 0])).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('copes with one place or none', () => {
    expect(keptOf([3])).toEqual([0]);
    expect(keptOf([])).toEqual([]);
  });
});
