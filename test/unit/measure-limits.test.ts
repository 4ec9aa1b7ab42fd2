import { describe, expect, test } from 'vitest';
import { keptOfClip } from '../../src/measure/kept.ts';
import { fittedLimits, type Limits } from '../../src/measure/limits.ts';
import { measure } from '../../src/measure/measure.ts';
import fitted from '../../src/measure/fitted/limits.json' with { type: 'json' };
import { split } from '../../tools/clips/bench-takes.ts';
import { readBenchClips } from '../../tools/bench-truth/kept-set.ts';
import { descend, type Judge } from '../../tools/fit/descend.ts';
import { firstLimits } from '../../tools/fit/first-limits.ts';
import { fitClips, fitClipsHash } from '../../tools/fit/fit-clips.ts';
import { alarmsOf, verdictOf } from '../../tools/fit/verdict.ts';

/** A judge to whom only how far a head steps matters: best at `best`; every clip without a fault is flagged from `loud` down. */
function judgeOf({
  best,
  loud,
  attempted = () => 0,
  onlyOne = false,
}: {
  best: number;
  loud: number;
  attempted?: (ratio: number) => number;
  /** Whether only one scene gains. */
  onlyOne?: boolean;
}): Judge {
  return {
    grade: ({ headTwist: { leastRatio } }: Limits) => {
      const find = 1 - Math.abs(Math.log(leastRatio / best));
      return Promise.resolve({ find, findWithout: [find, onlyOne ? 0 : find], attempted: attempted(leastRatio) });
    },
    alarms: ({ headTwist: { leastRatio } }: Limits) =>
      Promise.resolve({ walk: leastRatio <= loud ? 5 : 0, 'film set': 0 }),
  };
}

const ratioOf = async (judge: Judge, without?: string) => {
  const { limits } = await descend(firstLimits, judge, without === undefined ? {} : { without });
  return limits.headTwist.leastRatio;
};

describe('the search for limits', () => {
  test('goes up and down to the best, and leaves alone what makes no difference', async () => {
    for (const best of [1, 3.5]) {
      const { limits } = await descend(firstLimits, judgeOf({ best, loud: 0 }));
      expect(Math.abs(Math.log(limits.headTwist.leastRatio / best))).toBeLessThan(0.06);
      expect({ ...limits, headTwist: firstLimits.headTwist }).toEqual(firstLimits);
    }
  });

  test('stops a step before the first false alarm', async () => {
    const ratio = await ratioOf(judgeOf({ best: 1, loud: 1.5 }));
    expect(ratio).toBeLessThan(2);
    expect(ratio * 0.9).toBeGreaterThan(1.5);
  });

  test('does not hear of the alarms of a source that is left out', async () => {
    expect(await ratioOf(judgeOf({ best: 1, loud: 1.5 }), 'walk')).toBeLessThan(1.1);
  });

  test('takes no step that one scene alone asks for', async () => {
    expect(await ratioOf(judgeOf({ best: 1, loud: 0, onlyOne: true }))).toBe(2);
  });

  test('gives nothing of the kinds that are tried for those to find', async () => {
    expect(await ratioOf(judgeOf({ best: 1, loud: 0, attempted: (ratio) => ratio }))).toBe(2);
  });
});

describe('the verdict', () => {
  const clip = { source: 'film set', isReal: false, isGraded: true };
  const packed = { track: new Uint8Array(), pixels: new Uint8Array() };
  const clips = ['cup', 'flight'].flatMap((scene) => [
    { ...clip, scene, shot: scene, name: `${scene}-sound`, faults: [], packed },
    {
      ...clip,
      scene,
      shot: scene,
      name: `${scene}-teleport-strong`,
      planted: { kind: 'teleport', strength: 'strong' } as const,
      faults: [{ firstFrame: 10, lastFrame: 19 }],
      packed,
    },
  ]);
  const found = Array.from({ length: 10 }, (_, index) => 10 + index);

  test('says what is found with each scene left out', () => {
    const { find, findWithout } = verdictOf(clips, [[], [], [], found]);
    expect(find).toBeCloseTo(2 / 3, 10);
    expect(findWithout).toEqual([1, 0]);
  });

  test('counts what is flagged in the sound twin against it', () => {
    expect(verdictOf(clips, [found, found, found, found]).find).toBeCloseTo(2 / 3, 10);
  });

  test('counts alarms by their source, in clips without a fault alone', () => {
    expect(alarmsOf(clips, [[1, 2], found, [3], []])).toEqual({ 'film set': 3 });
  });
});

describe('the fitted limits', () => {
  test('were made from the clips that are kept now: else run `npm run fit`', () => {
    expect(fitted.inputsSha256).toBe(fitClipsHash());
  });

  test('have seen no scene that is reported on', () => {
    const scenes = new Set(
      fitClips()
        .filter(({ isReal }) => !isReal)
        .map(({ name }) => split.report.find((scene) => name.startsWith(scene))),
    );
    expect(scenes).toEqual(new Set([undefined]));
  });

  test('flag no more than the first in what has no fault', () => {
    expect(fitted.fitted.alarms).toBeLessThanOrEqual(fitted.first.alarms);
  });

  test('decide: with others the same clip has other faults, kept results or not', () => {
    const clip = readBenchClips('wave-a').find(({ take }) => take.name === 'wave-a-teleport-strong')!;
    const deaf: Limits = { ...fittedLimits, redrawn: { leastDrift: 9 }, teleport: { leastStep: 9, leastStrength: 99 } };
    const kept = keptOfClip();
    const faultsAt = (limits: Limits, again: object) =>
      measure(clip.track, clip.pixels, { limits, ...again }).faults.filter(({ kind }) => kind === 'teleport');
    for (const limits of [fittedLimits, deaf, fittedLimits])
      expect(faultsAt(limits, { kept })).toEqual(faultsAt(limits, {}));
    expect(faultsAt(fittedLimits, {}).length).toBeGreaterThan(0);
    expect(faultsAt(deaf, {})).toEqual([]);
  });
});
