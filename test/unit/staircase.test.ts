import { describe, expect, it } from 'vitest';
import { rules } from '../../src/figures/threshold/question.ts';
import { seeded } from '../../src/set/random.ts';
import { chanceOfRight, nextLevel, noticedShare, thresholdOf, type Answer } from '../../src/study/staircase.ts';

/** The levels that a run of answers leads through, the next one last. R is right, W is wrong. */
function levelsOf(run: string): number[] {
  const answers: Answer[] = [];
  const levels = [nextLevel(answers, rules)];
  for (const letter of run) {
    answers.push({ level: levels.at(-1)!, right: letter === 'R' });
    levels.push(nextLevel(answers, rules));
  }
  return levels.map((level) => Number(level.toFixed(4)));
}

describe('a staircase', () => {
  it('halves until the first slip, then takes two right answers to go down and one wrong one to go up', () => {
    expect(levelsOf('RRRWRRRWRR')).toEqual([0.4, 0.2, 0.1, 0.05, 0.1, 0.1, 0.0625, 0.0625, 0.1, 0.1, 0.0625]);
  });

  it('stays between its least and its most', () => {
    expect(levelsOf('WWWW')).toEqual([0.4, 0.6, 0.6, 0.6, 0.6]);
    expect(levelsOf('RRRRRRRRR').at(-1)).toBe(0.005);
  });

  it('forgets a right answer when a wrong one comes', () => {
    expect(levelsOf('WRWR')).toEqual([0.4, 0.6, 0.6, 0.6, 0.6]);
    expect(levelsOf('RWRWR')).toEqual([0.4, 0.2, 0.4, 0.4, 0.6, 0.6]);
  });
});

describe('the curve of noticing', () => {
  it.each([1, 2, 3.5])(
    'is a guess at nothing, passes 71 in 100 at the threshold, and allows slips (slope %d)',
    (slope) => {
      expect(chanceOfRight(0, slope)).toBe(0.5);
      expect(chanceOfRight(1, slope)).toBeCloseTo(noticedShare, 12);
      expect(chanceOfRight(1e6, slope)).toBeCloseTo(0.98, 12);
    },
  );
});

/** Runs the whole test on somebody whose threshold is known. */
function run(threshold: number, slope: number, seed: number, questions = rules.questions) {
  const random = seeded(seed, 'observer', threshold, slope);
  const answers: Answer[] = [];
  while (answers.length < questions) {
    const level = nextLevel(answers, rules);
    answers.push({ level, right: random.unit() < chanceOfRight(level / threshold, slope) });
  }
  return thresholdOf(answers, rules);
}

/** How many times the truth is found, on average over many runs, and how often within half and twice of it or within the given bounds. */
function recovery(threshold: number, slope: number, questions?: number) {
  const found = Array.from({ length: 400 }, (_, seed) => run(threshold, slope, seed, questions));
  const octaves = found.map(({ level }) => Math.log2(level / threshold));
  const share = (held: readonly boolean[]) => held.filter(Boolean).length / held.length;
  return {
    times: 2 ** (octaves.reduce((sum, octave) => sum + octave, 0) / octaves.length),
    withinTwice: share(octaves.map((octave) => Math.abs(octave) < 1)),
    withinBounds: share(found.map(({ low, high }) => low <= threshold && threshold <= high)),
  };
}

const observers = [0.02, 0.05, 0.1, 0.25].flatMap((threshold) => [1.5, 3].map((slope) => [threshold, slope] as const));

describe('an observer whose threshold is known', () => {
  it.each(observers)('is recovered: threshold %d, slope %d', (threshold, slope) => {
    const { times, withinTwice, withinBounds } = recovery(threshold, slope);
    expect(times).toBeGreaterThan(0.75);
    expect(times).toBeLessThan(1.25);
    expect(withinTwice).toBeGreaterThan(0.7);
    // Its own bounds claim eight in ten.
    expect(withinBounds).toBeGreaterThan(0.75);
  });

  it('is recovered ever better, the more is asked', () => {
    const { times, withinTwice, withinBounds } = recovery(0.1, 2, 64);
    expect(Math.abs(Math.log2(times))).toBeLessThan(0.1);
    expect(withinTwice).toBeGreaterThan(0.97);
    expect(withinBounds).toBeGreaterThan(0.72);
  });

  it('who only guesses is found to notice nothing that the test can show', () => {
    const found = Array.from({ length: 100 }, (_, seed) => {
      const random = seeded(seed, 'guesser');
      const answers: Answer[] = [];
      while (answers.length < rules.questions)
        answers.push({ level: nextLevel(answers, rules), right: random.unit() < 0.5 });
      return thresholdOf(answers, rules).high > rules.most;
    });
    expect(found.filter(Boolean).length).toBeGreaterThan(85);
  });

  it('who sees everything is found to be finer than the test', () => {
    const answers: Answer[] = [];
    while (answers.length < rules.questions) answers.push({ level: nextLevel(answers, rules), right: true });
    expect(thresholdOf(answers, rules).level).toBeLessThan(rules.least);
  });

  it('who has not answered has no threshold', () => {
    expect(() => thresholdOf([], rules)).toThrow(RangeError);
  });
});
