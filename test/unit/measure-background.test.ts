import { describe, expect, test } from 'vitest';
import { readRealClips } from '../../tools/bench-truth/real/kept-real.ts';
import { readBenchClips, type BenchClip } from '../../tools/bench-truth/kept-set.ts';
import { backgroundFaultsOf } from '../../src/measure/background.ts';
import { backgroundStepsOf } from '../../src/measure/background-steps.ts';
import { bodyOf } from '../../src/measure/body.ts';
import { cutsOf } from '../../src/measure/cuts.ts';
import { measure } from '../../src/measure/measure.ts';
import { regionsOf } from '../../src/measure/regions.ts';
import { lightStepsOf } from '../../src/measure/steps.ts';
import type { Fault } from '../../src/terms/fault.ts';
import { gridColumns, gridRows, type PixelStatistics } from '../../src/terms/pixels.ts';
import type { Track } from '../../src/terms/track.ts';

const bench = readBenchClips();

function clip(name: string): BenchClip {
  const found = bench.find(({ take }) => take.name === name);
  if (!found) throw new Error(`No clip ${name} is kept.`);
  return found;
}

const found = ({ track, pixels }: { track: Track; pixels: PixelStatistics }): readonly Fault[] =>
  measure(track, pixels).faults;

const spans = (faults: readonly Fault[], kind: string) =>
  faults.filter((fault) => fault.kind === kind).map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame]);

/** Faults of what is behind the person alone, whatever the other measures make of it. */
function behind({ track, pixels }: { track: Track; pixels: PixelStatistics }): Fault[] {
  const cuts = cutsOf(pixels, bodyOf(track));
  return backgroundFaultsOf(pixels, backgroundStepsOf(track, pixels, lightStepsOf(pixels), cuts), new Set());
}

describe('regions of the picture', () => {
  test('are cells that touch, corners included', () => {
    const chosen = new Uint8Array(gridColumns * gridRows);
    for (const cell of [0, 1, gridColumns + 2, 5 * gridColumns + 7, gridColumns * gridRows - 1]) chosen[cell] = 1;
    const regions = regionsOf(chosen).map((region) => region.toSorted((a, b) => a - b));
    expect(regions).toEqual([[0, 1, gridColumns + 2], [5 * gridColumns + 7], [gridColumns * gridRows - 1]]);
  });
});

describe('things of the background', () => {
  test('that vanish and come back are found in their very frames', () => {
    const { truth, ...rest } = clip('turn-a-background-vanish-weak');
    expect(spans(found(rest), 'background-vanish')).toEqual(
      truth.faults.map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame]),
    );
  });

  test('that flicker are found in their very frames, and called so', () => {
    const { truth, ...rest } = clip('turn-b-background-flicker-strong');
    expect(spans(found(rest), 'background-flicker')).toEqual(
      truth.faults.map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame]),
    );
  });

  test('that flicker in real footage are found at 12 and 25 per cent of luminance', () => {
    const injected = readRealClips('injected').filter(
      ({ injected: planted }) => planted?.kind === 'background-flicker' && planted.strength !== 'weak',
    );
    expect(injected.length).toBeGreaterThan(4);
    for (const each of injected) {
      const { firstFrame, lastFrame } = each.faults[0]!;
      expect(spans(found(each), 'background-flicker'), each.name).toContainEqual([firstFrame, lastFrame]);
    }
  });

  test('that stay are none of these, in the halves of the set and in every real clip', () => {
    const sound = bench.filter(({ planted }) => !planted).map(({ take, ...rest }) => ({ ...rest, name: take.name }));
    const told = [...sound, ...readRealClips('whole', 'control')].flatMap((each) =>
      behind(each).map((fault) => `${each.name}: ${fault.kind} ${fault.firstFrame} to ${fault.lastFrame}`),
    );
    expect(told).toEqual([]);
  });
});

describe('light from elsewhere', () => {
  test('is told from light that is only brighter, and is no cut', () => {
    const { truth, ...rest } = clip('evening-room-a-light-direction-strong');
    const faults = found(rest);
    const { firstFrame, lastFrame } = truth.faults[0]!;
    expect(spans(faults, 'light-direction')).toContainEqual([firstFrame, lastFrame]);
    expect(spans(faults, 'light-level')).toEqual([]);
    expect(cutsOf(rest.pixels, bodyOf(rest.track))).not.toContain(firstFrame);
  });

  test('is not told of light that is only brighter', () => {
    const faults = found(clip('evening-room-a-light-level-strong'));
    expect(spans(faults, 'light-direction')).toEqual([]);
    expect(spans(faults, 'light-level')).toHaveLength(2);
  });
});

describe('a head', () => {
  test.each(['weak', 'strong'])('that turns too far (%s) is found, and called so', (strength) => {
    // Where it is strong the detector takes left for right before the head is back.
    const { truth, ...rest } = clip(`turn-a-head-twist-${strength}`);
    const all = spans(found(rest), 'head-twist');
    expect(all).toHaveLength(truth.faults.length);
    truth.faults.forEach(({ firstFrame, lastFrame }, index) => {
      const [from, to] = all[index]!;
      expect(Math.max(Math.abs(from! - firstFrame), Math.abs(to! - lastFrame))).toBeLessThanOrEqual(1);
    });
  });
});
