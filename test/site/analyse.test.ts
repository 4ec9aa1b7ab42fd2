import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnalysisLine, FailureLine } from '../../src/pipeline/analysis-line.ts';
import { testClips } from '../bad/make-clips.ts';

function analyse(...args: string[]): { status: number | null; lines: (AnalysisLine | FailureLine)[]; stderr: string } {
  const { status, stdout, stderr } = spawnSync('node', ['tools/analyse.ts', ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return {
    status,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as AnalysisLine),
    stderr,
  };
}

const at = (name: string) => join(testClips, name);

test('a line a clip, in the order given, bad files among them', () => {
  const files = [
    at('counting-walk.mp4'),
    at('letter.mp4'),
    at('uneven.mp4'),
    at('nowhere.mp4'),
    at('cut-off.webm'),
    testClips,
  ];
  const { status, lines, stderr } = analyse('--tracks', ...files);
  expect(status).toBe(0);
  expect(lines.map(({ file }) => file)).toEqual(files);
  expect(stderr).toContain('120 of 120 frames');
  const [walk, letter, uneven, nowhere, cutOff, folder] = lines as AnalysisLine[];

  expect(walk).toMatchObject({ schema: 3, model: 'blazepose-full', backend: 'wasm', frames: 120, personFrames: 120 });
  expect(walk!.timestampsUs).toHaveLength(120);
  expect(walk!.flaggedFrames.length).toBeGreaterThan(10);
  expect(walk!.flaggedFrames).toEqual([...new Set(walk!.flaggedFrames)].sort((a, b) => a - b));
  for (const { kind, joints, firstFrame, lastFrame, severity, confidence } of walk!.faults) {
    // Planted are an arm and a head drawn anew: a head at another angle may go by its own name.
    expect(['redrawn', 'teleport', 'head-twist']).toContain(kind);
    expect(joints!.length).toBeGreaterThan(0);
    for (let frame = firstFrame; frame <= lastFrame; frame++) expect(walk!.flaggedFrames).toContain(frame);
    for (const share of [severity, confidence]) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  }
  for (const share of [walk!.score, walk!.coverage]) {
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  expect(walk!.track).toHaveLength(120);
  expect(walk!.track![7]).toHaveLength(33);
  expect(walk!.track![7]![15]).toHaveLength(6);
  expect(walk!.drift).toHaveLength(120);
  expect(walk!.drift![60]).toHaveProperty('left-wrist');

  expect(letter).toEqual({ file: at('letter.mp4'), error: expect.stringContaining('not a video') as string });
  expect(uneven).toMatchObject({ frames: 72, personFrames: 0, coverage: 0, faults: [], score: 0 });
  expect(uneven!.track!.every((pose) => pose === null)).toBe(true);
  expect(nowhere).toEqual({ file: at('nowhere.mp4'), error: `There is no file at ${at('nowhere.mp4')}.` });
  expect(cutOff!.warnings.join(' ')).toContain('cut off');
  expect(folder).toEqual({ file: testClips, error: `${testClips} is a folder, not a video file.` });
});

test('without --tracks there are none, and another model can be chosen', () => {
  const { lines } = analyse('--model', 'movenet-lightning', '--workers', '1', at('counting-walk.mp4'));
  expect(lines[0]).toMatchObject({ model: 'movenet-lightning', frames: 120 });
  expect(lines[0]).not.toHaveProperty('track');
  expect(lines[0]).not.toHaveProperty('drift');
});

test('it says what is wrong with how it was called, and exits 2', () => {
  for (const [args, words] of [
    [[], 'Name at least one video file.'],
    [['--workers', 'many', 'a.mp4'], '--workers takes a whole number from 1 to 8, not "many".'],
    [['--model', 'crystal-ball', 'a.mp4'], 'There is no model "crystal-ball".'],
    [['--frobnicate', 'a.mp4'], '--frobnicate'],
  ] as const) {
    const { status, lines, stderr } = analyse(...args);
    expect(status).toBe(2);
    expect(lines).toEqual([]);
    expect(stderr).toContain(words);
  }
});
