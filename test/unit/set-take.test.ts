import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failureOf } from '../../src/set/failures/index.ts';
import { stretchesOf } from '../../src/set/failures/stretches.ts';
import { sceneOf } from '../../src/set/scenes/index.ts';
import {
  failuresAt,
  failuresShownAt,
  plantedFaults,
  sceneFramesOf,
  sceneSecondsOf,
  stretchesIn,
  truthOf,
  type Finding,
  type Take,
} from '../../src/set/take.ts';
import { joints } from '../../src/terms/landmarks.ts';
import { gzip } from '../../tools/clips/files.ts';

const take: Take = {
  name: 'test',
  scene: 'street-walk',
  seed: 5,
  width: 320,
  height: 180,
  framesPerSecond: 24,
  frames: 120,
  failures: [{ kind: 'redrawn', severity: 2 / 3 }],
};
const stretches = stretchesOf(take.seed, 'redrawn', take);
const none: Finding[][] = Array.from({ length: take.frames }, () => []);
const touched = {
  joints: ['nose', 'left-ear', 'right-ear', 'left-elbow', 'left-wrist'] as const,
  region: 'left arm and head',
};
const off = (deviation: number): Finding[] => [{ kind: 'redrawn', deviation, touched }];

test('a failure is at work in its stretches and nowhere else', () => {
  const [{ firstFrame, lastFrame }] = stretches as [{ firstFrame: number; lastFrame: number }];
  expect(failuresAt(take, firstFrame - 1)).toEqual([]);
  const atWork = [{ ...take.failures[0], stretch: stretches[0] }];
  expect(failuresAt(take, firstFrame)).toEqual(atWork);
  expect(failuresAt(take, lastFrame)).toEqual(atWork);
  expect(failuresAt(take, lastFrame + 1)).toEqual([]);
});

test('a fault runs from the first to the last frame that passes the weak value', () => {
  const { firstFrame } = stretches[0]!;
  const findings = none.map((empty, frame) => (frame >= firstFrame + 2 && frame <= firstFrame + 6 ? off(0.2) : empty));
  findings[firstFrame + 4] = off(0.1);
  findings[firstFrame] = off(0.149);
  expect(plantedFaults(take, findings)).toEqual([
    {
      kind: 'redrawn',
      joints: ['nose', 'left-ear', 'right-ear', 'left-elbow', 'left-wrist'],
      region: 'left arm and head',
      firstFrame: firstFrame + 2,
      lastFrame: firstFrame + 6,
      severity: 2 / 3,
      afterEffects: false,
    },
  ]);
});

test('outside its faults a take shows nothing, though its stretch goes on', () => {
  const { firstFrame, lastFrame } = stretches[0]!;
  const findings = none.map((empty, frame) => (frame > firstFrame && frame < lastFrame ? off(0.2) : empty));
  const faults = plantedFaults(take, findings);
  expect(failuresShownAt(take, faults, firstFrame)).toEqual([]);
  expect(failuresShownAt(take, faults, firstFrame + 1)).toEqual([{ ...take.failures[0], stretch: stretches[0] }]);
  expect(failuresShownAt(take, faults, lastFrame)).toEqual([]);
});

test('a take in which nothing passes the weak value plants no fault', () => {
  expect(plantedFaults(take, none)).toEqual([]);
});

test('truth survives being written and read, and its bytes depend on nothing but itself', () => {
  const frame = {
    sceneSeconds: 1 / 24,
    figures: [{ pixels: [1.25, 2], metres: [0.1, 0.2, 0.3], inFrame: [true], hidden: [false] }],
  };
  const truth = truthOf(take, [frame], []);
  const bytes = gzip(JSON.stringify(truth));
  expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(truth);
  expect(truth.joints).toEqual(joints);
  expect(gzip(JSON.stringify(truth))).toEqual(bytes);
  expect([...bytes.slice(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
});

test('unknown scenes and failures are named in the sentence that refuses them', () => {
  expect(() => sceneOf('moon')).toThrow(/"moon".*street-walk/);
  expect(() => failureOf('sneeze')).toThrow(/"sneeze".*redrawn/);
});

const time = (kind: 'repeated-frames' | 'dropped-frames', severity: number): Take => ({
  ...take,
  failures: [{ kind, severity }],
});

test.each([
  [1 / 3, 1],
  [2 / 3, 2],
  [1, 4],
])('at severity %f time stands still for %i frames, and what follows comes as much later', (severity, repeats) => {
  const still = time('repeated-frames', severity);
  const frames = sceneFramesOf(still);
  const faults = plantedFaults(still, none);
  expect(faults.length).toBeGreaterThan(2);
  for (const { firstFrame, lastFrame } of faults) {
    expect(lastFrame - firstFrame + 1).toBe(repeats);
    for (let frame = firstFrame; frame <= lastFrame; frame += 1) expect(frames[frame]).toBe(frames[firstFrame - 1]);
    expect(frames[lastFrame + 1]).toBe(frames[lastFrame]! + 1);
  }
  expect(frames.at(-1)).toBe(take.frames - 1 - repeats * faults.length);
});

test.each([
  [1 / 3, 2],
  [2 / 3, 4],
  [1, 8],
])('at severity %f time jumps over %i frames between the two frames of a fault', (severity, gap) => {
  const jumping = time('dropped-frames', severity);
  const frames = sceneFramesOf(jumping);
  const faults = plantedFaults(jumping, none);
  expect(faults.length).toBeGreaterThan(2);
  for (const { firstFrame, lastFrame } of faults) {
    expect(lastFrame).toBe(firstFrame + 1);
    expect(frames[lastFrame]! - frames[firstFrame]!).toBe(gap + 1);
  }
  const jumps = frames.slice(1).filter((frame, index) => frame !== frames[index]! + 1);
  expect(jumps).toHaveLength(faults.length);
  expect(sceneSecondsOf(jumping, take.frames - 1)).toBeCloseTo((take.frames - 1 + gap * faults.length) / 24);
});

test('several failures take turns, and together cover no more of the clip than one', () => {
  const both: Take = { ...take, failures: [...take.failures, { kind: 'dropped-frames', severity: 1 }] };
  const covered = new Set<number>();
  for (const failure of both.failures)
    for (const { firstFrame, lastFrame } of stretchesIn(both, failure))
      for (let frame = firstFrame; frame <= lastFrame; frame += 1) covered.add(frame);
  expect(covered.size / take.frames).toBeGreaterThanOrEqual(0.1);
  expect(covered.size / take.frames).toBeLessThanOrEqual(0.4);
});

test('the seed of the plan moves the stretches, and leaves the scene alone', () => {
  const moved = { ...take, planSeed: 6 };
  expect(stretchesIn(moved, take.failures[0]!)).not.toEqual(stretches);
  expect(stretchesIn({ ...take, planSeed: take.seed }, take.failures[0]!)).toEqual(stretches);
});
