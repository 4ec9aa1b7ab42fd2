import { describe, expect, it } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import { joints, type Joint } from '../../src/terms/landmarks.ts';
import { rawOf, largestRaw } from './measure-answers.ts';
import { evenly, losePerson, noise, nudge, stickTrack, swapSides } from './measure-tracks.ts';

const still = () => [0, 0] as const;
const uneven = [0, 0.03, 0.09, 0.11, 0.16, 0.25, 0.29, 0.3, 0.37, 0.41, 0.5, 0.55];

describe('the jump', () => {
  it('is nothing for limbs that move steadily, also at uneven timestamps', () => {
    const track = stickTrack((joint, seconds) => (joint.startsWith('left') ? [seconds, -0.5 * seconds] : [0, 0]), {
      seconds: uneven,
    });
    expect(largestRaw(measure(track, null))).toBeLessThan(1e-4);
  });

  it('is A / 2 x before x after for steady acceleration', () => {
    // 8 torso lengths a second squared, steps of 0.02 s and 0.05 s: 4 x 0.02 x 0.05 = 0.004.
    const seconds = [0, 0.02, 0.07, 0.09, 0.14, 0.16];
    const track = stickTrack((joint, time) => (joint === 'left-wrist' ? [4 * time * time, 0] : [0, 0]), { seconds });
    const measurement = measure(track, null);
    for (const frame of [1, 2, 3, 4]) expect(rawOf(measurement, frame, 'left-wrist')).toBeCloseTo(0.004, 4);
    expect(rawOf(measurement, 2, 'right-wrist')).toBeCloseTo(0, 5);
  });

  it('is exactly the displacement of a joint that is off in one frame, and nothing in the frames beside it', () => {
    const track = stickTrack(still);
    nudge(track, 10, 'left-wrist', { x: 30, y: -40 });
    const measurement = measure(track, null);
    expect(rawOf(measurement, 10, 'left-wrist')).toBeCloseTo(0.5, 4);
    for (const frame of [8, 9, 11, 12]) expect(rawOf(measurement, frame, 'left-wrist')).toBeCloseTo(0, 5);
    for (const joint of joints) {
      if (joint !== 'left-wrist') expect(rawOf(measurement, 10, joint)).toBeCloseTo(0, 5);
    }
  });

  it('blames neither side of two displaced frames', () => {
    const track = stickTrack(still);
    for (const frame of [10, 11]) nudge(track, frame, 'right-ankle', { x: 40 });
    const measurement = measure(track, null);
    expect(rawOf(measurement, 9, 'right-ankle')).toBeCloseTo(0, 5);
    expect(rawOf(measurement, 10, 'right-ankle')).toBeCloseTo(0.4, 4);
    expect(rawOf(measurement, 11, 'right-ankle')).toBeCloseTo(0.4, 4);
    expect(rawOf(measurement, 12, 'right-ankle')).toBeCloseTo(0, 5);
  });

  it('does not depend on the size of the person in pixels', () => {
    const wave = (joint: Joint, seconds: number) => [joint === 'left-wrist' ? Math.sin(12 * seconds) : 0, 0] as const;
    const small = measure(stickTrack(wave, { torsoPixels: 60 }), null).drift.rawTorsoLengths;
    const large = measure(stickTrack(wave, { torsoPixels: 120 }), null).drift.rawTorsoLengths;
    small.forEach((raw, at) => {
      if (Number.isNaN(raw)) expect(large[at]).toBeNaN();
      else expect(large[at]).toBeCloseTo(raw, 4);
    });
  });

  it('knows no camera: a picture that shakes and a body that travels move no joint', () => {
    const random = noise(3);
    const shake = evenly(24).map(() => [random(), random()] as const);
    expect(
      largestRaw(
        measure(
          stickTrack((_, __, frame) => shake[frame]!),
          null,
        ),
      ),
    ).toBeLessThan(1e-4);
  });

  it('blames the hips, and nothing else, when the hips are misplaced', () => {
    const track = stickTrack(still);
    for (const hip of ['left-hip', 'right-hip'] as const) nudge(track, 10, hip, { x: 25 });
    const measurement = measure(track, null);
    for (const hip of ['left-hip', 'right-hip'] as const) expect(rawOf(measurement, 10, hip)).toBeCloseTo(0.25, 2);
    for (const joint of joints.filter((name) => !name.endsWith('hip'))) {
      expect(rawOf(measurement, 10, joint)).toBeCloseTo(0, 4);
    }
  });

  it('has a floor that grows with the time step and shrinks with the body', () => {
    const floorAt = (seconds: readonly number[], torsoPixels: number) =>
      measure(stickTrack(still, { seconds, torsoPixels }), null).drift.floorTorsoLengths[2 * joints.length + 7]!;
    expect(floorAt(evenly(5, 1 / 8), 100)).toBeGreaterThan(floorAt(evenly(5, 1 / 24), 100));
    expect(floorAt(evenly(5), 30)).toBeGreaterThan(floorAt(evenly(5), 300));
  });
});

describe('no evidence', () => {
  it('is said of the first and the last frame, which have one neighbour only', () => {
    const measurement = measure(stickTrack(still, { seconds: evenly(5) }), null);
    for (const joint of joints) {
      expect(rawOf(measurement, 0, joint)).toBeNaN();
      expect(rawOf(measurement, 1, joint)).toBeCloseTo(0, 5);
      expect(rawOf(measurement, 4, joint)).toBeNaN();
    }
    expect(measurement.coverage).toBeCloseTo(3 / 5, 5);
  });

  it('is said around a frame without the person: nothing is differenced across a gap', () => {
    const track = stickTrack((_, __, frame) => (frame < 12 ? [0, 0] : [1, 0]));
    losePerson(track, 12);
    const measurement = measure(track, null);
    for (const frame of [11, 12, 13]) expect(rawOf(measurement, frame, 'nose')).toBeNaN();
    expect(rawOf(measurement, 10, 'nose')).toBeCloseTo(0, 5);
    expect(measurement.faults).toEqual([]);
    expect(measurement.personFrames).toBe(23);
    expect(measurement.coverage).toBeCloseTo(19 / 24, 5);
    expect(measurement.torsoPixels[12]).toBeNaN();
  });

  it('is said of a joint that was not seen, and of it alone', () => {
    const track = stickTrack(still);
    nudge(track, 10, 'left-wrist', { x: 80, visibility: 0.2 });
    const measurement = measure(track, null);
    for (const frame of [9, 10, 11]) expect(rawOf(measurement, frame, 'left-wrist')).toBeNaN();
    expect(rawOf(measurement, 10, 'left-elbow')).toBeCloseTo(0, 5);
    expect(measurement.faults).toEqual([]);
  });

  it('is said of a joint outside the picture', () => {
    const track = stickTrack(still);
    for (let frame = 0; frame < 24; frame++) nudge(track, frame, 'left-ankle', { y: 5000 });
    expect(rawOf(measure(track, null), 10, 'left-ankle')).toBeNaN();
  });

  it('lowers coverage and warns when most of the body is never seen', () => {
    const track = stickTrack(still);
    for (let frame = 0; frame < 24; frame++) {
      for (const joint of joints.slice(5)) nudge(track, frame, joint, { visibility: 0 });
    }
    const measurement = measure(track, null);
    expect(measurement.coverage).toBeCloseTo((22 * 5) / (24 * 15), 5);
    expect(measurement.warnings).toEqual([
      'Only 31 % of the joints could be judged: silence about the rest means nothing.',
    ]);
  });

  it('is all there is of an empty clip, or one without a person', () => {
    const empty = measure(stickTrack(still, { seconds: [] }), null);
    expect(empty).toMatchObject({ score: 0, coverage: 0, personFrames: 0, faults: [], told: [] });
    const track = stickTrack(still, { seconds: evenly(4) });
    for (let frame = 0; frame < 4; frame++) losePerson(track, frame);
    expect(measure(track, null)).toMatchObject({ score: 0, coverage: 0, personFrames: 0, faults: [] });
  });
});

describe('scale', () => {
  it('is the torso seen square on, through a bow', () => {
    const track = stickTrack((joint, seconds) =>
      joint.endsWith('shoulder') ? [0, 0.4 * Math.sin(4 * seconds) ** 2] : [0, 0],
    );
    const { torsoPixels } = measure(track, null);
    expect(Math.min(...torsoPixels)).toBeGreaterThan(93);
    expect(Math.max(...torsoPixels)).toBeLessThanOrEqual(100.01);
  });

  it('comes from the shoulders when the hips are never seen', () => {
    const track = stickTrack(still);
    for (let frame = 0; frame < 24; frame++) {
      for (const hip of ['left-hip', 'right-hip'] as const) nudge(track, frame, hip, { visibility: 0 });
    }
    // 0.68 torso lengths of shoulders x 1.47.
    expect(measure(track, null).torsoPixels[12]).toBeCloseTo(99.96, 1);
  });
});

describe('left and right exchanged by the detector', () => {
  const stride = (joint: Joint, seconds: number): readonly [number, number] => {
    const leg = joint.endsWith('ankle') ? 0.5 : joint.endsWith('knee') ? 0.25 : joint.endsWith('wrist') ? 0.3 : 0;
    return [(joint.startsWith('left') ? 1 : -1) * leg * Math.sin(6 * seconds), 0];
  };

  it.each([
    ['one frame', [10]],
    ['a run of frames', [8, 9, 10, 11, 12, 13]],
    ['frames here and there', [4, 7, 8, 15, 19]],
  ])('is mended in %s', (_, frames) => {
    const track = stickTrack(stride);
    for (const frame of frames) swapSides(track, frame);
    const measurement = measure(track, null);
    expect(measurement.faults).toEqual([]);
    expect(largestRaw(measurement)).toBeLessThan(0.03);
  });

  it('costs evidence, and makes no fault, where the two readings blend', () => {
    const track = stickTrack(stride);
    for (const frame of [9, 10, 11]) swapSides(track, frame);
    // Between the readings each side sits in the middle of both.
    for (const frame of [8, 12]) {
      const swapped = stickTrack(stride);
      swapSides(swapped, frame);
      const from = (frame * track.values.length) / 24;
      for (let at = from; at < from + track.values.length / 24; at++) {
        track.values[at] = (track.values[at]! + swapped.values[at]!) / 2;
      }
    }
    const measurement = measure(track, null);
    expect(measurement.faults).toEqual([]);
    expect(measurement.coverage).toBeLessThan(22 / 24);
  });

  it('is not seen in legs that really cross', () => {
    const measurement = measure(stickTrack(stride), null);
    expect(measurement.coverage).toBeCloseTo(22 / 24, 5);
    expect(measurement.faults).toEqual([]);
  });
});
