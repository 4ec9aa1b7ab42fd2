import { describe, expect, it } from 'vitest';
import { smoothForDisplay } from '../../src/measure/one-euro.ts';

const settings = { minimumHertz: 1, speedFactor: 0, speedHertz: 1 };

describe('smoothForDisplay', () => {
  it('follows the formula at uneven timestamps', () => {
    // dt 0.1 s: r = 2 pi 0.1 = 0.62832, alpha = 0.38587. dt 0.05 s: r = 0.31416, alpha = 0.23906.
    const smooth = smoothForDisplay(Float32Array.of(0, 1, 1), [0, 100_000, 150_000], settings);
    expect(smooth[1]).toBeCloseTo(0.38587, 4);
    expect(smooth[2]).toBeCloseTo(0.38587 + 0.23906 * (1 - 0.38587), 4);
  });

  it('lets more through the faster the series moves', () => {
    // Speed 10 a second, filtered: 0.38587 x 10 = 3.8587; fc = 1 + 3.8587; r = 3.0528; alpha = 0.75326.
    const smooth = smoothForDisplay(Float32Array.of(0, 1), [0, 100_000], { ...settings, speedFactor: 1 });
    expect(smooth[1]).toBeCloseTo(0.75326, 4);
  });

  it('leaves a constant alone, keeps gaps, and starts anew after them', () => {
    expect([...smoothForDisplay(Float32Array.of(2, 2, 2), [0, 1e4, 5e4])]).toEqual([2, 2, 2]);
    const smooth = smoothForDisplay(Float32Array.of(0, Number.NaN, 5, 5), [0, 1e5, 2e5, 3e5]);
    expect([...smooth]).toEqual([0, Number.NaN, 5, 5]);
  });

  it('refuses series of different lengths', () => {
    expect(() => smoothForDisplay(new Float32Array(2), [0])).toThrow(RangeError);
  });
});
