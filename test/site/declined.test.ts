import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnalysisLine } from '../../src/pipeline/analysis-line.ts';
import { cutFrame, declinedClips, makeDeclinedClips, type DeclinedMatter } from '../bad/make-declined-clips.ts';

/** What each says of itself: a sentence, and the frames that it speaks of, both included. */
interface Said {
  sentence: string;
  firstFrame: number;
  lastFrame: number;
}

/** Sentences on a matter, told or warned; a warning speaks of the whole clip. */
const about: Record<DeclinedMatter, RegExp> = {
  cut: /^The film is cut at/,
  zoom: /^The camera moves .*, and the picture grows by \d+ %/,
  people: /^Another person is before or behind this one|^\d people were seen/,
  rate: /^With only 8 different pictures a second/,
  half: /^Part of the person|^The rim of the picture cuts through|does not hang together as one body/,
};

let lines: AnalysisLine[];

beforeAll(() => {
  makeDeclinedClips();
  const files = declinedClips.map(({ file }) => file);
  const { stdout } = spawnSync('node', ['tools/analyse.ts', ...files], { encoding: 'utf8', maxBuffer: 1e9 });
  lines = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AnalysisLine);
}, 300_000);

function lineOf(name: string): AnalysisLine {
  return lines[declinedClips.findIndex((clip) => clip.name === name)]!;
}

function saidOf({ told, warnings, frames }: AnalysisLine, matter: DeclinedMatter): Said[] {
  const whole = warnings.map((sentence): Said => ({ sentence, firstFrame: 0, lastFrame: frames - 1 }));
  return [...told, ...whole].filter(({ sentence }) => about[matter].test(sentence));
}

test.each(declinedClips)('$name: no fault, or a sentence that covers it', ({ name, matter }) => {
  const line = lineOf(name);
  const said = saidOf(line, matter);
  const uncovered = line.faults.filter(({ firstFrame, lastFrame }) => {
    return !said.some((each) => each.firstFrame <= firstFrame && each.lastFrame >= lastFrame);
  });
  expect(uncovered).toEqual([]);
});

describe('and the sentence is there', () => {
  const of = (...matters: DeclinedMatter[]) => declinedClips.filter(({ matter }) => matters.includes(matter));

  test.each(of('cut'))('$name', ({ name }) => {
    expect(saidOf(lineOf(name), 'cut')).toMatchObject([{ firstFrame: cutFrame, lastFrame: cutFrame }]);
  });

  test.each(of('zoom', 'rate'))('$name', ({ name, matter }) => {
    expect(saidOf(lineOf(name), matter)).toHaveLength(1);
  });

  test.each(of('people').filter(({ name }) => name.includes('cross')))('$name', ({ name }) => {
    const [crossing] = lineOf(name).told.filter(({ kind }) => kind === 'several-people');
    // The strip is before the person around the 26th frame.
    expect(crossing!.firstFrame).toBeLessThan(26);
    expect(crossing!.lastFrame).toBeGreaterThan(30);
  });

  test('half-legs-walk: nothing is said of a body of which there are only legs', () => {
    const line = lineOf('half-legs-walk');
    expect(saidOf(line, 'half').length).toBeGreaterThan(0);
    expect(line.coverage).toBeLessThan(0.1);
  });

  test('half-leaves-evening: the body is judged until its trunk is cut', () => {
    const line = lineOf('half-leaves-evening');
    const [cut] = saidOf(line, 'half');
    expect(cut!.sentence).toContain('cuts through');
    expect(cut!.firstFrame).toBeGreaterThan(10);
    expect(line.coverage).toBeGreaterThan(0.2);
  });

  test('half-upper-walk: the rest is judged', () => {
    const line = lineOf('half-upper-walk');
    expect(saidOf(line, 'half')).toHaveLength(1);
    expect(line.coverage).toBeGreaterThan(0.5);
  });
});
