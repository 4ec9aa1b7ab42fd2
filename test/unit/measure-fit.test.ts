import { describe, expect, it } from 'vitest';
import { minimise } from '../../tools/fit/nelder-mead.ts';
import { fitFloor } from '../../tools/fit/fit-floor.ts';
import { frameScore } from '../../tools/bench-truth/figures.ts';
import { floorOf } from '../../src/measure/noise-floor.ts';
import { evenly, noise, stickTrack } from './measure-tracks.ts';

describe('minimise', () => {
  it('finds the bottom of a bent valley (Rosenbrock)', () => {
    const [x, y] = minimise(([a, b]) => (1 - a!) ** 2 + 100 * (b! - a! * a!) ** 2, [-1.2, 1], 0.5);
    expect(x).toBeCloseTo(1, 2);
    expect(y).toBeCloseTo(1, 2);
  });
});

describe('floorOf', () => {
  const parameters = { noiseTorso: 0.03, noisePixels: 2, noiseUnseen: 1, acceleration: 10, turning: 5 };
  const situation = { secondsBefore: 0.1, secondsAfter: 0.1, torsoPixels: 50, visibility: 0.5, speed: 2 };

  it('is the hypotenuse of noise and motion', () => {
    // Noise: hypot(0.03, 2 / 50) = 0.05, x 1.5 half seen, x sqrt(1.5). Motion: (10 + 5 x 2) / 2 x 0.01 = 0.1.
    expect(floorOf(parameters, situation)).toBeCloseTo(Math.hypot(0.05 * 1.5 * Math.sqrt(1.5), 0.1), 10);
  });

  it('weighs uneven neighbours by their distance in time', () => {
    // Weights 0.75 and 0.25: sqrt(1 + 0.625). Motion: 20 / 2 x 0.05 x 0.15 = 0.075.
    const uneven = { ...situation, secondsBefore: 0.05, secondsAfter: 0.15 };
    expect(floorOf(parameters, uneven)).toBeCloseTo(Math.hypot(0.075 * Math.sqrt(1.625), 0.075), 10);
  });
});

describe('fitFloor', () => {
  it('puts the floor where 99 in 100 jumps of pure noise lie below', () => {
    const random = noise(11);
    // A sum of three: nearly normal, of spread 0.01 in each axis.
    const jitter = () => (random() + random() + random()) * 0.01;
    const track = stickTrack(() => [jitter(), jitter()], { seconds: evenly(400, 1 / 60) });
    const floor = fitFloor([{ name: 'noise', source: 'noise', track }]);
    const situation = { secondsBefore: 1 / 60, secondsAfter: 1 / 60, torsoPixels: 100, visibility: 0.95, speed: 0 };
    // Rayleigh's 99th percentile: 0.01 x sqrt(1.5) x sqrt(2 ln 100) = 0.0372, less what the common motion takes.
    for (const group of ['head', 'elbow', 'wrist', 'knee', 'ankle'] as const) {
      expect(floorOf(floor[group], situation)).toBeGreaterThan(0.03);
      expect(floorOf(floor[group], situation)).toBeLessThan(0.045);
    }
  }, 60_000);
});

describe('frameScore', () => {
  it('counts exactly, and within a tolerance', () => {
    const flagged = [3, 4, 5, 20];
    const planted = [4, 5, 6, 7];
    expect(frameScore(flagged, planted, 0)).toMatchObject({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(frameScore(flagged, planted, 2)).toMatchObject({ precision: 0.75, recall: 1 });
  });

  it('lets nothing planted and nothing flagged be perfect, and always-flag not', () => {
    expect(frameScore([], [], 0).f1).toBe(1);
    expect(frameScore([1, 2], [], 0).precision).toBe(0);
  });
});
