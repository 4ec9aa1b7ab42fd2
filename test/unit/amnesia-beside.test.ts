import { expect, test } from 'vitest';
import { besideDrawing, besideOf, besideSummary } from '../../src/figures/amnesia/drift-beside.ts';
import { filmName } from '../../src/figures/amnesia/film.ts';
import type { Fault } from '../../src/terms/fault.ts';
import { drawnPoints, drawnPoseSize, type DrawnPose } from '../../src/terms/generated.ts';
import { joints } from '../../src/terms/landmarks.ts';
import type { DriftSeries } from '../../src/terms/measurement.ts';
import { toMarkup } from '../../src/views/svg-tree.ts';

/** Shoulders half a metre above the hips, all else there too; the nose goes along x as told. */
function poseOf(x: number): DrawnPose {
  const pose = new Float32Array(drawnPoseSize);
  for (const [index, point] of drawnPoints.entries()) pose[3 * index + 1] = point.endsWith('shoulder') ? 1.5 : 1;
  pose[3 * drawnPoints.indexOf('nose')] = x;
  return pose;
}

const frames = 4;
const clip = [0, 0.15, 0, 0].map(poseOf);

/** In every frame the first two joints are 0.1 and 0.3 off, and of the others there is no evidence; in the last of nothing. */
function driftOf(): DriftSeries {
  const raw = new Float32Array(frames * joints.length).fill(Number.NaN);
  for (let frame = 0; frame + 1 < frames; frame += 1) raw.set([0.1, 0.3], frame * joints.length);
  return { rawTorsoLengths: raw, floorTorsoLengths: raw, driftTorsoLengths: raw };
}

const fault = { firstFrame: 1, lastFrame: 2 } as Fault;
const beside = besideOf(clip, { drift: driftOf(), faults: [fault] });

test('what the poses know stands beside what the pixels gave, a number a frame', () => {
  // The nose is 0.15 m from the middle, three tenths of the torso, and one of 15 joints.
  expect(beside.known[1]).toBeCloseTo(0.3 / joints.length, 5);
  expect(beside.known[0]).toBeNull();
  expect(beside.measured[1]).toBeCloseTo(0.2, 6);
  expect(beside.measured[3]).toBeNull();
  expect(beside.flagged).toEqual([false, true, true, false]);
});

test('the drawing breaks off where there is nothing, and says what it shows', () => {
  expect(besideSummary(beside)).toMatch(/0\.015 torso lengths off.* 0\.200 as the detector.*flags 2 of 4 frames/);
  const markup = toMarkup(besideDrawing(beside));
  expect(markup.match(/fa-beside-dot/g)).toHaveLength(2);
  expect(markup.match(/fa-beside-cross/g)).toHaveLength(3);
  expect(markup.match(/fa-beside-flag/g)).toHaveLength(2);
  expect(markup).not.toContain('NaN');
});

test('a film is called by what was asked for', () => {
  expect(filmName({ prompt: 'fly', memory: 8, seed: 12, sharedNoise: 0 })).toBe('fly-memory-8-noise-12.mp4');
  expect(filmName({ prompt: 'walk', memory: 0, seed: 1, sharedNoise: 0.97 })).toBe(
    'walk-memory-0-noise-1-shared-97.mp4',
  );
});
