import { describe, expect, it } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import { joints, type Joint } from '../../src/terms/landmarks.ts';
import type { Measurement } from '../../src/terms/measurement.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { gridColumns, gridRows, type PixelStatistics } from '../../src/terms/pixels.ts';
import type { Track } from '../../src/terms/track.ts';
import { evenly, frameSeconds, losePerson, noise, nudge, stickTrack, swapSides } from './measure-tracks.ts';

const still = () => [0, 0] as const;
const uneven = [0, 0.03, 0.09, 0.11, 0.16, 0.25, 0.29, 0.3, 0.37, 0.41, 0.5, 0.55];

function rawOf({ drift }: Measurement, frame: number, joint: Joint): number {
  return drift.rawTorsoLengths[frame * joints.length + joints.indexOf(joint)]!;
}

function driftOf({ drift }: Measurement, frame: number, joint: Joint): number {
  return drift.driftTorsoLengths[frame * joints.length + joints.indexOf(joint)]!;
}

/** Evidence there is, greatest raw jump among it. */
function largestRaw({ drift }: Measurement): number {
  return Math.max(...drift.rawTorsoLengths.filter((raw) => !Number.isNaN(raw)));
}

/** Pictures in which something always moves, but for `change`. */
function pictures(track: Track, change: (pixels: PixelStatistics) => unknown = () => undefined): PixelStatistics {
  const cells = gridColumns * gridRows;
  const pixels = emptyStatistics(track.timestampsUs);
  pixels.lightness.set(pixels.lightness.map((_, at) => (at % cells) % 200));
  pixels.difference.fill(3);
  pixels.residual.fill(3);
  change(pixels);
  return pixels;
}

/** The left arm (wrist whole, elbow half) off by up to `size` in each frame from first to last. */
function redrawnArm(first: number, last: number, size: number, options: Parameters<typeof stickTrack>[1] = {}): Track {
  const random = noise(7);
  const offsets = Array.from({ length: (options.seconds ?? evenly(24)).length }, () => [
    random() * size,
    random() * size,
  ]);
  return stickTrack((joint, _, frame) => {
    const share = joint === 'left-wrist' ? 1 : joint === 'left-elbow' ? 0.5 : 0;
    if (frame < first || frame > last) return [0, 0];
    return [offsets[frame]![0]! * share, offsets[frame]![1]! * share];
  }, options);
}

/** The track's values with every second pose replaced by the one before it. */
function repeatEachPose(track: Track): Float32Array {
  const values = track.values.slice();
  const size = values.length / track.timestampsUs.length;
  for (let frame = 1; frame < track.timestampsUs.length; frame += 2)
    values.copyWithin(frame * size, (frame - 1) * size, frame * size);
  return values;
}

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

describe('pictures', () => {
  it('drop repeated frames before differencing, and tell of a steady rate of them', () => {
    // Each frame shown twice: the wrist moves steadily, but in steps.
    const track = stickTrack((joint, _, frame) => [joint === 'left-wrist' ? Math.floor(frame / 2) * 0.1 : 0, 0]);
    const pixels = pictures(track, ({ difference }) => {
      for (let frame = 1; frame < 24; frame += 2) difference[frame] = 0.01;
    });
    const measurement = measure(track, pixels);
    expect(largestRaw(measurement)).toBeLessThan(1e-4);
    expect(rawOf(measurement, 11, 'left-wrist')).toBeNaN();
    expect(measurement.told).toEqual([
      {
        kind: 'duplicate-rate',
        firstFrame: 0,
        lastFrame: 23,
        sentence: 'Every frame is shown 2 times throughout: the repeats are left out of the measurement.',
      },
    ]);
    // Evidence in all distinct frames but the two ends.
    expect(measurement.coverage).toBeCloseTo(10 / 12, 5);
  });

  it('take a person who hardly moves for no repeat, and a repeat that the encoder touched up for one', () => {
    const track = stickTrack(still);
    const standing = pictures(track, ({ difference }) => difference.fill(0.05));
    expect(measure(track, standing).coverage).toBeCloseTo(22 / 24, 5);
    const touchedUp = pictures(track, ({ difference }) => (difference[10] = 0.1));
    expect(rawOf(measure(track, touchedUp), 10, 'nose')).toBeNaN();
  });

  it('are not needed to see a pose repeated', () => {
    const track = stickTrack((joint, _, frame) => [joint === 'left-wrist' ? Math.floor(frame / 2) * 0.1 : 0, 0]);
    track.values = repeatEachPose(track);
    expect(largestRaw(measure(track, null))).toBeLessThan(1e-4);
  });

  it('reset everything at a cut', () => {
    const track = stickTrack((joint, _, frame) => (frame >= 12 && joint.startsWith('left') ? [0.7, 0.3] : [0, 0]));
    const pixels = pictures(track, ({ difference, residual, lightness }) => {
      difference[12] = 60;
      residual[12] = 58;
      lightness.subarray(12 * gridColumns * gridRows).reverse();
    });
    const measurement = measure(track, pixels);
    expect(measurement.told).toEqual([
      {
        kind: 'cut',
        firstFrame: 12,
        lastFrame: 12,
        sentence: 'The film is cut at 0.50 s: nothing is compared across it.',
      },
    ]);
    expect(largestRaw(measurement)).toBeLessThan(1e-4);
    expect(rawOf(measurement, 11, 'nose')).toBeNaN();
    expect(rawOf(measurement, 12, 'nose')).toBeNaN();
  });

  it('take a flash for no cut', () => {
    const track = stickTrack(still);
    const pixels = pictures(track, ({ residual, lightness }) => {
      residual[12] = residual[13] = 50;
      const cells = gridColumns * gridRows;
      for (let at = 12 * cells; at < 13 * cells; at++) lightness[at]! += 50;
    });
    expect(measure(track, pixels).told).toEqual([]);
  });

  it('tell of a camera that moves, and not of one that trembles', () => {
    const track = stickTrack(still, { seconds: evenly(72) });
    const pan = pictures(track, ({ shiftX }) => shiftX.fill(0.004, 24, 48));
    const [move, ...rest] = measure(track, pan).told;
    expect(rest).toEqual([]);
    expect(move?.kind).toBe('camera-move');
    expect(Math.abs(move!.firstFrame - 24)).toBeLessThanOrEqual(6);
    expect(Math.abs(move!.lastFrame - 47)).toBeLessThanOrEqual(6);
    expect(move?.sentence).toMatch(/^The camera moves from \d\.\d\d s to \d\.\d\d s: /);
    const tremble = pictures(track, ({ shiftX }) => {
      shiftX.forEach((_, frame) => (shiftX[frame] = frame % 2 === 0 ? 0.004 : -0.004));
    });
    expect(measure(track, tremble).told).toEqual([]);
    const zoom = pictures(track, ({ scale }) => scale.fill(1.004, 24, 48));
    expect(measure(track, zoom).told.map(({ kind }) => kind)).toEqual(['camera-move']);
  });

  it('must be of the same clip', () => {
    expect(() => measure(stickTrack(still), pictures(stickTrack(still, { seconds: evenly(5) })))).toThrow(RangeError);
  });
});

describe('faults', () => {
  it('are none in a limb that swings, at 60, 24 and 8 frames a second', () => {
    for (const framesPerSecond of [60, 24, 8]) {
      const swing = (joint: Joint, seconds: number) =>
        [
          joint.endsWith('wrist')
            ? 0.5 * Math.sin(6.3 * seconds)
            : joint.endsWith('ankle')
              ? 0.4 * Math.sin(5 * seconds)
              : 0,
          0,
        ] as const;
      const track = stickTrack(swing, { seconds: evenly(3 * framesPerSecond, 1 / framesPerSecond) });
      expect(measure(track, null).faults).toEqual([]);
    }
  });

  it.each([24, 12, 8])('name an arm that is redrawn, where it is, at %i frames a second', (framesPerSecond) => {
    const track = redrawnArm(6, 17, 0.8, { seconds: evenly(24, 1 / framesPerSecond) });
    const { faults, score } = measure(track, null);
    expect(faults).toHaveLength(1);
    const fault = faults[0]!;
    expect(fault).toMatchObject({ kind: 'redrawn', joints: ['left-elbow', 'left-wrist'] });
    expect(Math.abs(fault.firstFrame - 6)).toBeLessThanOrEqual(1);
    expect(Math.abs(fault.lastFrame - 17)).toBeLessThanOrEqual(1);
    expect(fault.firstUs).toBe(track.timestampsUs[fault.firstFrame]);
    // Offsets of up to 0.8 in x and y: 0.65 rms, a strong fault.
    expect(fault.severity).toBeGreaterThan(0.7);
    expect(fault.confidence).toBeGreaterThan(0.6);
    expect(fault.evidence[1]).toMatchObject({ what: 'jump of the left wrist', unit: 'torso lengths' });
    for (const { value, threshold } of fault.evidence) expect(value).toBeGreaterThan(threshold);
    expect(score).toBeGreaterThan(0.4);
  });

  it('grade a weak redraw below a strong one', () => {
    const weak = measure(redrawnArm(6, 17, 0.35), null).faults[0]!;
    const strong = measure(redrawnArm(6, 17, 0.9), null).faults[0]!;
    expect(weak.severity).toBeGreaterThan(0.25);
    expect(weak.severity).toBeLessThan(0.75);
    expect(strong.severity).toBeGreaterThan(weak.severity + 0.2);
    expect(strong.confidence).toBeGreaterThan(0.8);
  });

  it('leave the other limbs alone', () => {
    const measurement = measure(redrawnArm(6, 17, 0.8), null);
    for (let frame = 1; frame < 23; frame++) expect(driftOf(measurement, frame, 'right-wrist')).toBe(0);
  });

  it('name a limb that jumps once and stays, by the frames on either side', () => {
    const track = stickTrack((joint, _, frame) =>
      frame >= 12 && /right-(knee|ankle)/.test(joint) ? [-0.45, 0] : [0, 0],
    );
    const { faults } = measure(track, null);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      kind: 'teleport',
      joints: ['right-knee', 'right-ankle'],
      firstFrame: 11,
      lastFrame: 12,
    });
    // 0.45 torso lengths: half way between medium and strong.
    expect(faults[0]!.severity).toBeCloseTo(5 / 6, 2);
  });

  it('join a jump away and the jump back', () => {
    const track = stickTrack((joint, _, frame) =>
      frame >= 8 && frame < 16 && joint === 'left-wrist' ? [0.5, 0.2] : [0, 0],
    );
    const { faults } = measure(track, null);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ kind: 'teleport', firstFrame: 7, lastFrame: 16 });
  });

  it('are not made of a single frame, which is as likely the detector that slipped', () => {
    const track = stickTrack(still);
    nudge(track, 10, 'left-wrist', { x: 60 });
    const measurement = measure(track, null);
    expect(driftOf(measurement, 10, 'left-wrist')).toBeGreaterThan(0.4);
    expect(measurement.faults).toEqual([]);
    expect(measurement.score).toBe(0);
  });

  it('are found in MoveNet tracks too, without metres', () => {
    const { faults } = measure(redrawnArm(6, 17, 0.8, { model: 'movenet-thunder', visibility: 0.45 }), null);
    expect(faults.map(({ kind, joints: named }) => [kind, named])).toEqual([['redrawn', ['left-elbow', 'left-wrist']]]);
  });

  it('are none in noise such as a detector makes, whatever the seed', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = noise(seed);
      const track = stickTrack(() => [random() * 0.012, random() * 0.012], { seconds: evenly(48, frameSeconds) });
      const measurement = measure(track, null);
      expect(measurement.faults).toEqual([]);
      expect(measurement.score).toBe(0);
    }
  });
});
