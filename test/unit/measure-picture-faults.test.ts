import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/measure/body.ts';
import { clothingFaultsOf } from '../../src/measure/clothes.ts';
import { labOf, lightnessByte, luminanceOfLightness } from '../../src/measure/lab.ts';
import { lightFaultsOf } from '../../src/measure/light.ts';
import { measure } from '../../src/measure/measure.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { excursionsOf, popsOf } from '../../src/measure/pops.ts';
import { lostLimbFaultsOf } from '../../src/measure/lost-limb.ts';
import { lightStepsOf } from '../../src/measure/steps.ts';
import { droppedFaultsOf, repeatedFaultsOf } from '../../src/measure/time.ts';
import { blazePoseLandmarks } from '../../src/terms/landmarks.ts';
import { bodyRegions, lookBytes, lookFields, type BodyRegion } from '../../src/terms/look.ts';
import { colourColumns, colourRows, gridColumns, gridRows, type PixelStatistics } from '../../src/terms/pixels.ts';
import { field, landmarkOffset } from '../../src/terms/track.ts';
import { noise, stickTrack } from './measure-tracks.ts';

const cells = gridColumns * gridRows;
const coarse = colourColumns * colourRows;
const frames = 72;
const times = Array.from({ length: frames }, (_, frame) => Math.round((frame * 1e6) / 24));
const inside = (first: number, last: number) => (frame: number) => frame >= first && frame <= last;

/** A picture of many greys whose luminance is multiplied, frame by frame, with some noise; tints are added to a* and b*. */
function film(factor: (frame: number) => number, tint: (frame: number) => number = () => 0): PixelStatistics {
  const random = noise(3);
  const pixels = emptyStatistics(times);
  pixels.lightness.set(
    pixels.lightness.map((_, at) => {
      const luminance = luminanceOfLightness(25 + ((at % cells) * 45) / cells) * factor(Math.floor(at / cells));
      return lightnessByte(labOf(luminance, luminance, luminance).lightness + 0.4 * (random() - 0.5));
    }),
  );
  for (const series of ['greenRed', 'blueYellow'] as const)
    pixels[series].set(pixels[series].map((_, at) => 128 + Math.round(tint(Math.floor(at / coarse)))));
  pixels.difference.fill(3, 1);
  return pixels;
}

const lightFaults = (pixels: PixelStatistics, cuts: readonly number[] = []) =>
  lightFaultsOf(pixels, lightStepsOf(pixels), cuts);

describe('pops', () => {
  const steps = (values: Record<number, number>, usual = 0) =>
    Array.from({ length: 40 }, (_, frame) => [frame === 0 ? Number.NaN : (values[frame] ?? usual)]);

  test('stand out from the steps around them, however those drift', () => {
    expect(popsOf(steps({ 20: 1 }, 0.3), 0.5, 3).map(({ frame, by }) => [frame, by[0]!.toFixed(1)])).toEqual([
      [20, '0.7'],
    ]);
    expect(popsOf(steps({ 18: 1, 19: 1, 20: 1, 21: 1, 22: 1 }), 0.5, 3)).toEqual([]);
  });

  test('away and back are one excursion, over as many places as it takes; away for good is none', () => {
    const excursions = (values: Record<number, number>, mostUs = 2e6) =>
      excursionsOf(popsOf(steps(values), 0.5, 3), times, { mostUs, backShare: 0.3 }).map(
        ({ firstFrame, lastFrame, size }) => [firstFrame, lastFrame, size],
      );
    expect(excursions({ 10: 2, 20: -2 })).toEqual([[10, 19, 2]]);
    expect(excursions({ 10: 2, 15: -3, 20: 3, 25: -2 })).toEqual([[10, 24, 2]]);
    expect(excursions({ 10: 3, 15: -2, 20: -1 })).toEqual([[10, 19, 3]]);
    expect(excursions({ 10: 2 })).toEqual([]);
    expect(excursions({ 5: 2, 30: -2 }, 1e6)).toEqual([]);
  });
});

describe('light', () => {
  test.each([
    [0.75, 1],
    [1.12, 2 / 3],
    [0.95, 1 / 3],
  ])('that is %f of itself for half a second is found to the frame', (factor, severity) => {
    const odd = inside(20, 31);
    const [fault, ...more] = lightFaults(film((frame) => (odd(frame) ? factor : 1)));
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ kind: 'light-level', firstFrame: 20, lastFrame: 31, region: 'the whole picture' });
    expect(fault!.severity).toBeCloseTo(severity, 1);
    expect(fault!.evidence[0]!.value).toBeGreaterThan(fault!.evidence[0]!.threshold);
  });

  test('that takes a tint is found, and called by its name', () => {
    const odd = inside(40, 52);
    const faults = lightFaults(
      film(
        () => 1,
        (frame) => (odd(frame) ? 9 : 0),
      ),
    );
    expect(faults).toMatchObject([{ kind: 'light-colour', firstFrame: 40, lastFrame: 52 }]);
  });

  test('that ramps, is switched for good, trembles or changes at a cut is no fault', () => {
    expect(lightFaults(film((frame) => 0.7 + 0.4 * Math.min(1, Math.max(0, (frame - 20) / 12))))).toEqual([]);
    expect(lightFaults(film((frame) => (frame < 30 ? 1 : 0.6)))).toEqual([]);
    expect(lightFaults(film((frame) => 1 + 0.015 * Math.sin(frame * 2.1)))).toEqual([]);
    const odd = inside(20, 31);
    expect(
      lightFaults(
        film((frame) => (odd(frame) ? 0.7 : 1)),
        [20, 32],
      ),
    ).toEqual([]);
  });
});

describe('time', () => {
  test('that stands still is found; a film that ends on a still, or never moves, is not accused', () => {
    const pixels = film(() => 1);
    const repeats = times.map((_, frame) => [20, 21, 50].includes(frame));
    expect(repeatedFaultsOf(pixels, repeats)).toMatchObject([
      { kind: 'repeated-frames', firstFrame: 20, lastFrame: 21, severity: 2 / 3 },
      { kind: 'repeated-frames', firstFrame: 50, lastFrame: 50, severity: 1 / 3 },
    ]);
    expect(
      repeatedFaultsOf(
        pixels,
        times.map((_, frame) => frame > 65),
      ),
    ).toEqual([]);
    expect(repeatedFaultsOf({ ...pixels, difference: new Float32Array(frames).fill(0.05) }, repeats)).toEqual([]);
  });

  test('that jumps is found where camera or body go three times as far at once, between the frames of the gap', () => {
    const still = stickTrack(() => [0, 0], { seconds: times.map((us) => us / 1e6) });
    const gap = film(() => 1);
    gap.scale.fill(1.004);
    gap.scale[30] = 1.012;
    gap.difference[30] = 7;
    const stretch = [Array.from(times.keys())];
    const torso = new Float32Array(frames).fill(100);
    const find = (pixels: PixelStatistics, pops = new Set<number>()) =>
      droppedFaultsOf(bodyOf(still), stretch, torso, pixels, pops);
    expect(find(gap)).toMatchObject([{ kind: 'dropped-frames', firstFrame: 29, lastFrame: 30 }]);
    expect(find(gap)[0]!.severity).toBeCloseTo(1 / 3, 1);
    expect(find(gap, new Set([30]))).toEqual([]);
    const flash = film(() => 1);
    flash.difference[30] = 7;
    expect(find(flash)).toEqual([]);
  });
});

describe('clothes', () => {
  /** Everybody wears grey, but for some regions in some frames. */
  function worn(regions: readonly BodyRegion[], off: (frame: number) => readonly number[]): PixelStatistics {
    const pixels = film(() => 1);
    for (let frame = 0; frame < frames; frame++)
      bodyRegions.forEach((region, index) => {
        const [l = 0, a = 0, b = 0] = regions.includes(region) ? off(frame) : [];
        pixels.look.set([150 + l, 128 + a, 128 + b, 20, 128, 60], frame * lookBytes + index * lookFields.length);
      });
    return pixels;
  }
  const odd = inside(25, 40);
  const red = (frame: number) => (odd(frame) ? [10, 25, 5] : [0, 0, 0]);

  test('of another colour for a while are found, with their name', () => {
    const shirt = worn(['chest', 'belly', 'left-upper-arm', 'right-upper-arm'], red);
    expect(clothingFaultsOf(shirt, [])).toMatchObject([
      { kind: 'clothing-change', region: 'the shirt', firstFrame: 25, lastFrame: 40 },
    ]);
    expect(clothingFaultsOf(worn(['left-thigh', 'right-thigh'], red), [])).toEqual([]);
  });

  test('are not accused where one region alone changes, or for two frames', () => {
    expect(clothingFaultsOf(worn(['chest'], red), [])).toEqual([]);
    const blink = worn(['chest', 'belly', 'left-upper-arm', 'right-upper-arm'], (frame) =>
      inside(25, 26)(frame) ? [10, 25, 5] : [0, 0, 0],
    );
    expect(clothingFaultsOf(blink, [])).toEqual([]);
  });
});

describe('a limb', () => {
  const gone = inside(25, 40);
  /** The left arm is seen less in some frames, and stands out less there. */
  function seen(
    visibility: (frame: number) => number,
    contrast: (frame: number) => number,
    move: Parameters<typeof stickTrack>[0] = () => [0, 0],
  ) {
    const track = stickTrack(move, { seconds: times.map((us) => us / 1e6) });
    const pixels = film(() => 1);
    for (let frame = 0; frame < frames; frame++) {
      for (const joint of ['left-elbow', 'left-wrist'] as const)
        track.values[landmarkOffset(track, frame, blazePoseLandmarks.indexOf(joint)) + field.visibility] =
          visibility(frame);
      for (const region of ['left-forearm', 'left-hand'] as const)
        pixels.look.set(
          [150, 128, 128, 20, 128, 2 * contrast(frame)],
          frame * lookBytes + bodyRegions.indexOf(region) * lookFields.length,
        );
    }
    const stretch = Array.from(times.keys());
    const torso = new Float32Array(frames).fill(100);
    return lostLimbFaultsOf(track, bodyOf(track), stretch, torso, pixels);
  }
  const sure = () => 0.95;
  const clearly = () => 30;

  test('that is gone from one frame to the next and back is found to the frame', () => {
    const found = { kind: 'lost-limb', region: 'the left arm', firstFrame: 25, lastFrame: 40 };
    expect(
      seen(
        (frame) => (gone(frame) ? 0.2 : 0.95),
        (frame) => (gone(frame) ? 8 : 30),
      ),
    ).toMatchObject([{ ...found, joints: ['left-elbow', 'left-wrist'] }]);
    expect(
      seen(
        (frame) => (gone(frame) ? 0.9 : 0.95),
        (frame) => (gone(frame) ? 3 : 30),
      ),
    ).toMatchObject([found]);
  });

  test('is found for reasons that hold: each figure is beyond the limit that it is told with', () => {
    const unseen = seen(
      (frame) => (gone(frame) ? 0.2 : 0.95),
      (frame) => (gone(frame) ? 15 : 30),
    );
    expect(unseen[0]!.evidence).toMatchObject([
      { value: 15, threshold: 18 },
      { what: 'how much less sure the detector is that it sees the left arm', value: expect.closeTo(75, 4) as number },
    ]);
    expect(unseen[0]!.evidence[1]!.value).toBeGreaterThan(unseen[0]!.evidence[1]!.threshold);
    const faded = seen(
      (frame) => (gone(frame) ? 0.9 : 0.95),
      (frame) => (gone(frame) ? 3 : 30),
    );
    expect(faded[0]!.evidence).toMatchObject([{ value: 3, threshold: 8.4 }]);
  });

  test('that fades, or goes and stays away, or is only seen less, is not accused', () => {
    expect(seen(sure, clearly)).toEqual([]);
    const fading = (frame: number) => Math.max(0.1, Math.min(0.95, 0.95 - 0.12 * (frame - 22)));
    expect(
      seen(
        (frame) => (frame < 41 ? fading(frame) : 0.95),
        (frame) => (frame < 41 ? 30 * fading(frame) : 30),
      ),
    ).toEqual([]);
    expect(
      seen(
        (frame) => (frame < 25 ? 0.95 : 0.1),
        (frame) => (frame < 25 ? 30 : 2),
      ),
    ).toEqual([]);
    expect(seen((frame) => (gone(frame) ? 0.2 : 0.95), clearly)).toEqual([]);
  });

  test('that may have gone behind the trunk, or whose owner turns, is not accused', () => {
    const behind = seen(
      (frame) => (gone(frame) ? 0.2 : 0.95),
      (frame) => (gone(frame) ? 3 : 30),
      (joint) => (joint === 'left-wrist' ? [-0.3, -0.4] : [0, 0]),
    );
    expect(behind).toEqual([]);
    const turning = seen(
      (frame) => (gone(frame) ? 0.2 : 0.95),
      (frame) => (gone(frame) ? 3 : 30),
      (joint, _, frame) => [joint === 'left-shoulder' ? -0.05 * Math.max(0, frame - 20) : 0, 0],
    );
    expect(turning).toEqual([]);
  });
});

test('a measurement carries what shows in the picture beside what shows in the pose, in order', () => {
  const track = stickTrack(() => [0, 0], { seconds: times.map((us) => us / 1e6) });
  const odd = inside(20, 31);
  const pixels = film((frame) => (odd(frame) ? 0.8 : 1));
  pixels.difference[50] = 0;
  expect(measure(track, pixels).faults.map(({ kind, firstFrame }) => `${kind} ${firstFrame}`)).toEqual([
    'light-level 20',
    'repeated-frames 50',
  ]);
  expect(measure(track, null).faults).toEqual([]);
});

test('a limb that is suddenly elsewhere is not told again as a gap in time; a gap alone is told', () => {
  const seconds = times.map((us) => us / 1e6);
  const gap = film(() => 1);
  gap.scale.fill(1.004);
  gap.scale[30] = 1.012;
  gap.difference[30] = 7;
  const random = noise(5);
  const redrawn = stickTrack(
    (joint, _, frame) =>
      inside(30, 42)(frame) && /left-(elbow|wrist)/.test(joint) ? [random() - 0.5, random() - 0.5] : [0, 0],
    { seconds },
  );
  const kinds = (track: typeof redrawn) => measure(track, gap).faults.map(({ kind }) => kind);
  expect(kinds(stickTrack(() => [0, 0], { seconds }))).toEqual(['dropped-frames']);
  expect(kinds(redrawn)).toEqual(['redrawn']);
});
