import { describe, expect, it } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import { gridColumns, gridRows } from '../../src/terms/pixels.ts';
import { rawOf, largestRaw, pictures, repeatEachPose } from './measure-answers.ts';
import { evenly, stickTrack } from './measure-tracks.ts';

const still = () => [0, 0] as const;

describe('pictures', () => {
  it('drop repeated frames before differencing, and tell of a steady rate of them', () => {
    // Each frame shown twice: the wrist moves steadily, but in steps.
    const track = stickTrack((joint, _, frame) => [joint === 'left-wrist' ? Math.floor(frame / 2) * 0.1 : 0, 0]);
    const pixels = pictures(track, ({ difference }) => {
      for (let frame = 1; frame < 24; frame += 2) difference[frame] = 0.01;
    });
    const measurement = measure(track, pixels);
    expect(largestRaw(measurement)).toBeLessThan(1e-4);
    expect(rawOf(measurement, 11, 'left-wrist')).toBeNaN();
    expect(measurement.told).toEqual([
      {
        kind: 'duplicate-rate',
        firstFrame: 0,
        lastFrame: 23,
        sentence: 'Every frame is shown 2 times throughout: the repeats are left out of the measurement.',
      },
    ]);
    // Evidence in all distinct frames but the two ends.
    expect(measurement.coverage).toBeCloseTo(10 / 12, 5);
  });

  it('take a person who hardly moves for no repeat, and a repeat that the encoder touched up for one', () => {
    const track = stickTrack(still);
    const standing = pictures(track, ({ difference }) => difference.fill(0.05));
    expect(measure(track, standing).coverage).toBeCloseTo(22 / 24, 5);
    const touchedUp = pictures(track, ({ difference }) => (difference[10] = 0.1));
    expect(rawOf(measure(track, touchedUp), 10, 'nose')).toBeNaN();
  });

  it('are not needed to see a pose repeated', () => {
    const track = stickTrack((joint, _, frame) => [joint === 'left-wrist' ? Math.floor(frame / 2) * 0.1 : 0, 0]);
    track.values = repeatEachPose(track);
    expect(largestRaw(measure(track, null))).toBeLessThan(1e-4);
  });

  it('reset everything at a cut', () => {
    const track = stickTrack((joint, _, frame) => (frame >= 12 && joint.startsWith('left') ? [0.7, 0.3] : [0, 0]));
    const pixels = pictures(track, ({ difference, residual, lightness }) => {
      difference[12] = 60;
      residual[12] = 58;
      lightness.subarray(12 * gridColumns * gridRows).reverse();
    });
    const measurement = measure(track, pixels);
    expect(measurement.told).toEqual([
      {
        kind: 'cut',
        firstFrame: 12,
        lastFrame: 12,
        sentence: 'The film is cut at 0.50 s: nothing is compared across it.',
      },
    ]);
    expect(largestRaw(measurement)).toBeLessThan(1e-4);
    expect(rawOf(measurement, 11, 'nose')).toBeNaN();
    expect(rawOf(measurement, 12, 'nose')).toBeNaN();
  });

  it('take a flash for no cut', () => {
    const track = stickTrack(still);
    const pixels = pictures(track, ({ residual, lightness }) => {
      residual[12] = residual[13] = 50;
      const cells = gridColumns * gridRows;
      for (let at = 12 * cells; at < 13 * cells; at++) lightness[at]! += 50;
    });
    expect(measure(track, pixels).told).toEqual([]);
  });

  it('tell of a camera that moves, and not of one that trembles', () => {
    const track = stickTrack(still, { seconds: evenly(72) });
    const pan = pictures(track, ({ shiftX }) => shiftX.fill(0.004, 24, 48));
    const [move, ...rest] = measure(track, pan).told;
    expect(rest).toEqual([]);
    expect(move?.kind).toBe('camera-move');
    expect(Math.abs(move!.firstFrame - 24)).toBeLessThanOrEqual(6);
    expect(Math.abs(move!.lastFrame - 47)).toBeLessThanOrEqual(6);
    expect(move?.sentence).toMatch(/^The camera moves from \d\.\d\d s to \d\.\d\d s: /);
    const tremble = pictures(track, ({ shiftX }) => {
      shiftX.forEach((_, frame) => (shiftX[frame] = frame % 2 === 0 ? 0.004 : -0.004));
    });
    expect(measure(track, tremble).told).toEqual([]);
    const zoom = pictures(track, ({ scale }) => scale.fill(1.004, 24, 48));
    expect(measure(track, zoom).told.map(({ kind }) => kind)).toEqual(['camera-move']);
  });

  it('must be of the same clip', () => {
    expect(() => measure(stickTrack(still), pictures(stickTrack(still, { seconds: evenly(5) })))).toThrow(RangeError);
  });
});
