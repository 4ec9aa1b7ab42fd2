import { expect, test } from 'vitest';
import type { PoseEstimator, Region } from '../../src/pose/estimator.ts';
import { companyOf } from '../../src/pose/company.ts';
import { chooseSubject, joinChunks, type ChunkTracks } from '../../src/pose/subject.ts';
import { ChunkTracker, overlap } from '../../src/pose/tracklets.ts';
import { landmarkFields } from '../../src/terms/track.ts';

/** A body whose landmarks fill a box: its two corners are enough. */
function body(left: number, top: number, size: number): Float32Array {
  const values = new Float32Array(2 * landmarkFields);
  values.set([left, top], 0);
  values.set([left + size, top + size], landmarkFields);
  return values;
}

const seconds = (count: number, perSecond = 10) => Array.from({ length: count }, (_, i) => (i * 1e6) / perSecond);

function chunk(firstFrame: number, runIn: number, ...people: (Float32Array | null)[][]): ChunkTracks {
  const frames = people[0]!.length - runIn;
  const looks = (poses: (Float32Array | null)[]) => poses.map((pose) => pose && Uint8Array.of(pose[0]!));
  return {
    firstFrame,
    runIn,
    frames,
    tracklets: people.map((poses) => ({ poses, scores: poses.map(() => 1), looks: looks(poses) })),
  };
}

test('overlap is intersection over union', () => {
  const box = (left: number, right: number) => ({ left, right, top: 0, bottom: 10 });
  expect(overlap(box(0, 10), box(0, 10))).toBe(1);
  expect(overlap(box(0, 10), box(5, 15))).toBeCloseTo(1 / 3);
  expect(overlap(box(0, 10), box(10, 20))).toBe(0);
});

test('two people keep their own tracks where chunks meet, whichever a chunk names first', () => {
  const near = (frame: number) => body(100 + frame, 50, 100);
  const far = (frame: number) => body(400 - frame, 60, 40);
  const first = chunk(0, 0, [0, 1, 2, 3].map(near), [0, 1, 2, 3].map(far));
  const second = chunk(4, 2, [2, 3, 4, 5].map(far), [2, 3, 4, 5].map(near));
  const people = joinChunks([first, second], seconds(6));
  expect(people).toHaveLength(2);
  expect(people[0]!.poses).toEqual([0, 1, 2, 3, 4, 5].map(near));
  expect(people[1]!.poses).toEqual([0, 1, 2, 3, 4, 5].map(far));
  // What they look like goes with them: here, where they stand.
  expect(people[1]!.looks).toEqual([0, 1, 2, 3, 4, 5].map((frame) => Uint8Array.of(400 - frame)));
  expect(chooseSubject(people, seconds(6))).toBe(people[0]);
});

test('who was out of sight where chunks meet goes on where they were last seen, for two seconds at most', () => {
  const here = body(100, 50, 100);
  const first = chunk(0, 0, [here, here, null, null]);
  const second = chunk(4, 2, [null, null, null, here]);
  expect(joinChunks([first, second], seconds(6, 10))).toHaveLength(1);
  expect(joinChunks([first, second], seconds(6, 1))).toHaveLength(2);
  const elsewhere = chunk(4, 2, [null, null, null, body(600, 50, 100)]);
  expect(joinChunks([first, elsewhere], seconds(6, 10))).toHaveLength(2);
});

test('the subject is the largest of those at the start; who comes later, however large, is not', () => {
  const frames = 30;
  const small = Array.from({ length: frames }, () => body(10, 10, 50));
  const medium = Array.from({ length: frames }, () => body(200, 10, 80));
  const late = Array.from({ length: frames }, (_, i) => (i < 15 ? null : body(400, 10, 300)));
  const people = joinChunks([chunk(0, 0, small, medium, late)], seconds(frames));
  expect(chooseSubject(people, seconds(frames))!.poses[0]).toEqual(body(200, 10, 80));
});

test('a mirage of two frames is nobody, unless there is nobody else', () => {
  const frames = 30;
  const mirage = Array.from({ length: frames }, (_, i) => (i < 2 ? body(0, 0, 500) : null));
  const person = Array.from({ length: frames }, (_, i) => (i < 5 ? null : body(200, 10, 80)));
  const people = joinChunks([chunk(0, 0, mirage, person)], seconds(frames));
  expect(chooseSubject(people, seconds(frames))!.poses[10]).toEqual(body(200, 10, 80));
  const alone = joinChunks([chunk(0, 0, mirage)], seconds(frames));
  expect(chooseSubject(alone, seconds(frames))!.poses[0]).toEqual(body(0, 0, 500));
  expect(chooseSubject([], [])).toBeUndefined();
});

/** People on rails: an estimator that sees each at a known place, frame by frame, or not at all. */
function railway(places: (frame: number) => (Region | null)[]): PoseEstimator & { frame: number } {
  const near = (a: Region, b: Region) => Math.abs(a.xCenter - b.xCenter) < 0.1;
  return {
    model: 'blazepose-full',
    frame: 0,
    find() {
      return Promise.resolve(places(this.frame).filter((region) => region !== null));
    },
    follow(_picture, region) {
      const found = places(this.frame).find((place) => place && near(place, region));
      const pose = found && body(found.xCenter * 1000, 100, 200);
      return Promise.resolve(found && pose ? { values: pose, score: 0.9, next: found } : null);
    },
    dispose: () => undefined,
  };
}

const at = (xCenter: number): Region => ({ xCenter, yCenter: 0.5, width: 0.3, height: 0.6 });
const picture = { width: 1000, height: 1000 } as ImageData;

test('a chunk follows everyone it meets, and finds again who was lost for a moment', async () => {
  const estimator = railway((frame) => [at(0.2 + frame * 0.01), frame === 3 ? null : at(0.8)]);
  const tracker = new ChunkTracker(estimator);
  for (estimator.frame = 0; estimator.frame < 6; estimator.frame++) await tracker.add(picture);
  const [one, two, ...others] = tracker.tracklets;
  expect(others).toEqual([]);
  one!.poses.forEach((pose, frame) => expect(pose![0]).toBeCloseTo(200 + 10 * frame, 3));
  expect(two!.poses.map((pose) => pose !== null)).toEqual([true, true, true, false, true, true]);
});

test('a chunk meets who comes while someone is followed', async () => {
  const estimator = railway((frame) => [at(0.2), frame < 8 ? null : at(0.8)]);
  const tracker = new ChunkTracker(estimator);
  for (estimator.frame = 0; estimator.frame < 20; estimator.frame++) await tracker.add(picture);
  const [one, two, ...others] = tracker.tracklets;
  expect(others).toEqual([]);
  expect(one!.poses.every((pose) => pose !== null)).toBe(true);
  // Asked for at every sixth frame.
  expect(two!.poses.findIndex((pose) => pose !== null)).toBe(12);
});

test('a damaged frame ends nobody', async () => {
  const estimator = railway(() => [at(0.5)]);
  const tracker = new ChunkTracker(estimator);
  await tracker.add(picture);
  await tracker.add(null);
  await tracker.add(picture);
  expect(tracker.tracklets).toHaveLength(1);
  expect(tracker.tracklets[0]!.poses.map((pose) => pose !== null)).toEqual([true, false, true]);
});

test('two regions that slide onto one body become one person', async () => {
  const estimator = railway((frame) => (frame === 0 ? [at(0.45), at(0.62)] : [at(0.53)]));
  const tracker = new ChunkTracker(estimator);
  for (estimator.frame = 0; estimator.frame < 4; estimator.frame++) await tracker.add(picture);
  expect(tracker.tracklets.map(({ poses }) => poses.filter(Boolean).length)).toEqual([4, 1]);
});

test('others are where they are seen, on their way between, and a second before and after at their own pace', () => {
  const frames = 50;
  const subject = Array.from({ length: frames }, () => body(0, 0, 400));
  const seen = (frame: number) => (frame >= 20 && frame < 25) || (frame >= 29 && frame < 35);
  const other = Array.from({ length: frames }, (_, frame) => (seen(frame) ? body(500 - 10 * frame, 50, 100) : null));
  const mirage = Array.from({ length: frames }, (_, frame) => (frame === 30 ? body(900, 50, 100) : null));
  const people = joinChunks([chunk(0, 0, subject, other, mirage)], seconds(frames));
  const company = companyOf(people, people[0], seconds(frames));
  company.forEach((boxes, frame) => {
    const isThere = frame >= 10 && frame <= 44;
    expect(boxes).toEqual(isThere ? [{ left: 500 - 10 * frame, right: 600 - 10 * frame, top: 50, bottom: 150 }] : []);
  });
});
