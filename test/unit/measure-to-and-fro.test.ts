import { describe, expect, test } from 'vitest';
import { bodyOf, indexOf } from '../../src/measure/body.ts';
import { measure } from '../../src/measure/measure.ts';
import { toAndFroOf } from '../../src/measure/to-and-fro.ts';
import { redrawnArm } from './measure-answers.ts';
import { evenly, stickTrack } from './measure-tracks.ts';

const frames = 72;
const seconds = evenly(frames);
const wrist = [indexOf('left-wrist')];

/** A left wrist that goes along a path, in torso lengths, frame after frame. */
const along = (path: (frame: number) => number) =>
  stickTrack((joint, _, frame) => [joint === 'left-wrist' ? path(frame) : 0, 0], { seconds });

const follows = (track: Parameters<typeof bodyOf>[0], first: number, last: number) =>
  toAndFroOf(bodyOf(track), [...track.timestampsUs.keys()], wrist, first, last);

describe('how deviations follow each other', () => {
  test('is -2/3 where places have nothing to do with each other', () => {
    expect(follows(redrawnArm(5, 66, 0.5, { seconds }), 5, 66)).toBeCloseTo(-2 / 3, 1);
  });

  test('is -1/2 at a jump that stays, and 0 at a kink', () => {
    expect(
      follows(
        along((frame) => (frame < 30 ? 0 : 0.5)),
        30,
        30,
      ),
    ).toBeCloseTo(-0.5, 3);
    expect(
      follows(
        along((frame) => Math.max(0, 0.1 * (frame - 30))),
        30,
        30,
      ),
    ).toBeCloseTo(0, 3);
  });

  test('is more where something speeds up', () => {
    expect(
      follows(
        along((frame) => 0.04 * Math.max(0, frame - 30) ** 2),
        32,
        38,
      ),
    ).toBeGreaterThan(0.5);
  });

  test('is not known where nothing is seen', () => {
    expect(
      follows(
        along(() => Number.NaN),
        30,
        40,
      ),
    ).toBeNaN();
  });
});

describe('a fist', () => {
  /** Out and back in so many frames, as a cosine goes, so that the path has no kink. */
  const strike = (frame: number, size: number, length: number) =>
    frame > 30 && frame < 30 + length ? (size / 2) * (1 - Math.cos(((frame - 30) / length) * 2 * Math.PI)) : 0;
  const redrawn = (path: (frame: number) => number) =>
    measure(along(path), null).faults.filter(({ kind }) => kind === 'redrawn');

  test.each([
    [0.5, 6],
    [1, 6],
    [1.5, 8],
    [2, 12],
  ])('that strikes %d torso lengths far and is back within %i frames is where it is', (size, length) => {
    expect(redrawn((frame) => strike(frame, size, length))).toEqual([]);
  });

  test('that is drawn anew meanwhile is not', () => {
    const shaken = (frame: number) => strike(frame, 1.5, 8) + (frame > 30 && frame < 38 ? 0.4 * (-1) ** frame : 0);
    expect(redrawn(shaken)).toHaveLength(1);
  });
});
