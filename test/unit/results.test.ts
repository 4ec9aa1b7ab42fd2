import { describe, expect, test } from 'vitest';
import { barRows } from '../../src/components/results/bar-rows.ts';
import { namedResult, namedResults } from '../../src/components/results/named-results.ts';
import { findKindsByBar, listLabel, scoreLabel, shareLabel } from '../../src/components/results/truth-results.ts';
import { wilsonInterval } from '../../src/components/results/wilson.ts';
import { uncertainFrames } from '../../src/study/uncertain.ts';
import { classOfKind, faultKinds } from '../../src/terms/kinds.ts';
import { joints } from '../../src/terms/landmarks.ts';
import { aucBySource, aucOf, type Witness } from '../../tools/bench-truth/auc.ts';
import { keptCredits, readRealClips } from '../../tools/bench-truth/real/kept-real.ts';
import { realAgainstGenerated } from '../../tools/bench-truth/real/against-generated.ts';
import { alarmsOf, silenceOf } from '../../tools/bench-truth/silence.ts';
import { stickTrack } from './measure-tracks.ts';

describe('area under the curve', () => {
  const witnesses = (...values: readonly (readonly [number, string])[]): Witness[] =>
    values.map(([value, source]) => ({ value, source }));

  test('is the share of pairs in which the first has more, ties counting half', () => {
    expect(aucOf([3, 4], [1, 2])).toBe(1);
    expect(aucOf([1, 2], [3, 4])).toBe(0);
    expect(aucOf([2], [1, 2, 3])).toBe(0.5);
    expect(aucOf([], [1])).toBeNaN();
  });

  test('has an interval that widens when its clips are of one source, and is the same each time', () => {
    const negative = witnesses([1, 'a'], [2, 'b'], [4, 'c'], [6, 'd']);
    const apart = aucBySource(witnesses([3, 'e'], [5, 'f'], [1.5, 'g'], [7, 'h']), negative, 'x');
    const together = aucBySource(witnesses([3, 'e'], [5, 'f'], [1.5, 'e'], [7, 'f']), negative, 'x');
    expect(apart.auc).toBe(together.auc);
    expect(together.high - together.low).toBeGreaterThan(apart.high - apart.low);
    expect(apart.low).toBeLessThan(apart.auc);
    expect(apart.high).toBeGreaterThan(apart.auc);
    expect(aucBySource(negative, negative, 'y')).toEqual(aucBySource(negative, negative, 'y'));
  });
});

describe('real against generated', () => {
  const clips = readRealClips('normalised');

  test('counts every clip, and those driven by poses apart from those that are not', () => {
    const rows = new Map(realAgainstGenerated(clips).map((row) => [row.id, row]));
    const [all, driven, free] = ['score', 'score-driven', 'score-free'].map((id) => rows.get(id)!);
    expect(all!.real + all!.generated).toBe(clips.length);
    expect(driven!.generated + free!.generated).toBe(all!.generated);
    expect(Math.min(driven!.generated, free!.generated)).toBeGreaterThan(0);
    for (const row of rows.values()) {
      expect(row.low, row.id).toBeLessThanOrEqual(row.auc);
      expect(row.high, row.id).toBeGreaterThanOrEqual(row.auc);
    }
  });

  test('asks the confounds of the clips as they came and as they are, from what is kept', () => {
    const row = realAgainstGenerated(clips).find(({ id }) => id === 'bits-as-it-came')!;
    const bits = (isReal: boolean) =>
      clips.filter((clip) => clip.isReal === isReal).map(({ confounds }) => confounds!.asItCame.bitsPerSecond);
    expect(row.auc).toBe(aucOf(bits(false), bits(true)));
  });

  test('refuses a generator of which nobody has said whether poses drive it', () => {
    expect(Object.keys(keptCredits())).toContain('painter');
    const stranger = [{ ...clips.find(({ source }) => source === 'painter')!, source: 'squats' }];
    expect(() => realAgainstGenerated(stranger)).toThrow(/driven by poses/);
  });
});

describe('silence', () => {
  const track = stickTrack(() => [0, 0]);
  const drift = (seen: readonly number[]) => {
    const driftTorsoLengths = new Float32Array(seen.length * joints.length).fill(Number.NaN);
    seen.forEach((count, frame) => driftTorsoLengths.fill(0, frame * joints.length, frame * joints.length + count));
    return { driftTorsoLengths, rawTorsoLengths: driftTorsoLengths, floorTorsoLengths: driftTorsoLengths };
  };

  test('is worth nothing in frames in which fewer than half of the joints gave evidence', () => {
    expect(uncertainFrames(drift([15, 8, 7, 0]))).toBe(2);
  });

  test('adds up to false alarms a minute', () => {
    const fault = (firstFrame: number, lastFrame: number) => ({ firstFrame, lastFrame }) as never;
    const clip = silenceOf('x', track, {
      faults: [fault(2, 4), fault(4, 5)],
      coverage: 0.5,
      drift: drift(track.timestampsUs.map(() => 15)),
    });
    expect(clip).toMatchObject({ frames: 24, flagged: 4, alarms: 2, uncertain: 0 });
    expect(clip.minutes * 60).toBeCloseTo(1, 1);
    const alarms = alarmsOf([clip, { ...clip, alarms: 0, flagged: 0, coverage: 1, uncertain: 12 }]);
    expect(alarms.alarmsPerMinute).toBeCloseTo(60, -1);
    expect(alarms).toMatchObject({ clips: 2, frames: 48, flagged: 4, alarms: 2, uncertainShare: 0.25, coverage: 0.75 });
  });
});

describe('results in words', () => {
  test('every one that prose may name is known', () => {
    for (const [name, words] of Object.entries(namedResults)) expect(words, name).toMatch(/^(?!.*(NaN|undefined)).+/);
    expect(() => namedResult('no such thing')).toThrow(/no result/);
  });

  test('every kind to find stands on one side of the line', () => {
    const { reached, missed } = findKindsByBar();
    expect([...reached, ...missed].sort()).toEqual(faultKinds.filter((kind) => classOfKind(kind) === 'find').sort());
  });

  test('shares, scores and lists read as one would say them', () => {
    expect([0, 0.00458, 0.01, 0.0999, 0.5, 1].map(shareLabel)).toEqual([
      '0 %',
      '0.5 %',
      '1 %',
      '10 %',
      '50 %',
      '100 %',
    ]);
    expect(scoreLabel(-0.2162)).toBe('−0.22');
    expect([[], ['a'], ['a', 'b', 'c']].map(listLabel)).toEqual(['none', 'a', 'a, b and c']);
  });

  test('bars that ask the same of every scene are one row, which falls when one of them does', () => {
    const bar = (id: string, figure: number) => {
      return { id, what: '', figure, bar: 0.9, way: 'at least' as const, holds: figure >= 0.9 };
    };
    const [row, ...more] = barRows([bar('pck-cup-ines', 0.95), bar('pck-wave-tomas', 0.85)]);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ figure: '85 %', asked: 'at least 90 %', holds: false });
    expect(row!.what).toMatch(/1 of 2 hold/);
    expect(() => barRows([bar('new-bar', 1)])).toThrow(/Nobody has said/);
  });

  test('a share of ten in ten is not certain, and of none in none nothing is known', () => {
    expect(wilsonInterval(10, 10).low).toBeCloseTo(0.722, 3);
    expect(wilsonInterval(10, 10).high).toBe(1);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
