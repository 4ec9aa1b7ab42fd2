import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { castBodies, windowsOf } from '../../tools/train/windows.ts';
import { keptAmnesia } from '../../tools/bench-amnesia/kept.ts';
import { sampleHash } from '../../tools/train/export.ts';
import { readGenerated } from '../../tools/generated/kept.ts';
import { generatedSources } from '../../tools/generated/takes.ts';
import { trainingFile, weightsFile } from '../../tools/train/files.ts';
import { drawnFrames, drawnPoints, drawnPoseSize, handStates, prompts } from '../../src/terms/generated.ts';

interface Training {
  weightsSha256: string;
  data: { sampleSha256: string };
  wholeSeconds: number;
  recipe: { seed: number };
}

const training = JSON.parse(readFileSync(trainingFile, 'utf8')) as Training;

test('the weights are those whose training is on record, and small enough to send', () => {
  const weights = readFileSync(weightsFile);
  expect(createHash('sha256').update(weights).digest('hex')).toBe(training.weightsSha256);
  expect(weights.length).toBeLessThanOrEqual(600_000);
});

test('the motions that the generator learned from are those that the set still makes', async () => {
  expect(
    await sampleHash(),
    'The motions of the generator have changed since it was trained: run `npm run train`, then `npm run bench:amnesia -- --keep`.',
  ).toBe(training.data.sampleSha256);
});

test('the kept figures are of these weights', () => {
  const kept = JSON.parse(readFileSync(keptAmnesia, 'utf8')) as { weightsSha256: string };
  expect(kept.weightsSha256, 'Run `npm run bench:amnesia -- --keep`.').toBe(training.weightsSha256);
});

test('every prompt gives whole bodies that keep their bones and their place', async () => {
  const cast = await castBodies(3);
  const at = (pose: Float32Array, name: (typeof drawnPoints)[number]) => {
    const start = 3 * drawnPoints.indexOf(name);
    return pose.subarray(start, start + 3);
  };
  const apart = (a: Float32Array, b: Float32Array) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
  for (const prompt of prompts)
    for (const window of windowsOf(cast, prompt, 'test', 6)) {
      const poses = Array.from({ length: drawnFrames }, (_, frame) =>
        window.subarray(frame * drawnPoseSize, (frame + 1) * drawnPoseSize),
      );
      for (const pose of poses) {
        for (const [from, to] of [
          ['left-hip', 'left-knee'],
          ['right-knee', 'right-ankle'],
          ['left-shoulder', 'left-elbow'],
          ['right-elbow', 'right-wrist'],
        ] as const) {
          const first = apart(at(poses[0]!, from), at(poses[0]!, to));
          expect(first).toBeGreaterThan(0.2);
          expect(apart(at(pose, from), at(pose, to))).toBeCloseTo(first, 4);
        }
        const [left, right] = [at(pose, 'left-hip'), at(pose, 'right-hip')];
        expect(Math.abs(left[0]! + right[0]!)).toBeLessThan(1e-3);
        expect(Math.abs(left[2]! + right[2]!)).toBeLessThan(1e-3);
        for (const state of pose.slice(-handStates.length)) {
          expect(state).toBeGreaterThanOrEqual(0);
          expect(state).toBeLessThanOrEqual(1);
        }
        for (let point = 0; point < drawnPoints.length; point += 1) expect(pose[3 * point + 1]).toBeGreaterThan(-0.03);
      }
    }
});

test('nobody does twice the same thing, and the same name of chance gives the same motion', async () => {
  const cast = await castBodies(3);
  const first = (part: string) => [...windowsOf(cast, 'dance', part, 2)].map((window) => [...window]);
  expect(first('a')).toEqual(first('a'));
  expect(first('a')).not.toEqual(first('b'));
  expect(first('a')[0]).not.toEqual(first('a')[1]);
});

test('the clips that the detector was shown are of these weights and this studio', () => {
  const sources = generatedSources();
  const kept = readGenerated();
  expect(kept).toHaveLength(8 * prompts.length);
  expect(
    kept.filter((clip) => clip.sources !== sources).map(({ name }) => name),
    'Run `npm run bench:truth -- --generated`.',
  ).toEqual([]);
});
