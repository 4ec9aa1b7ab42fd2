import { beforeAll, describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/measure/body.ts';
import { boxFit, type BoxWindow } from '../../src/measure/box-fit.ts';
import { limbLengthFaultsOf } from '../../src/measure/limb-length.ts';
import { measure } from '../../src/measure/measure.ts';
import { wrongBendFaultsOf } from '../../src/measure/wrong-bend.ts';
import type { Fault } from '../../src/terms/fault.ts';
import { blazePoseLandmarks, type Joint, type Landmark } from '../../src/terms/landmarks.ts';
import { field, landmarkOffset, type Track } from '../../src/terms/track.ts';
import { spanIou } from '../../tools/bench-truth/events.ts';
import { readBenchClips, type BenchClip } from '../../tools/bench-truth/kept-set.ts';
import { readRealClips } from '../../tools/bench-truth/real/kept-real.ts';
import { evenly, noise, stickTrack } from './measure-tracks.ts';

const frames = 72;
const seconds = evenly(frames);
const torso = 100;
const places = seconds.map((_, frame) => frame);
const inside = (frame: number) => frame >= 30 && frame <= 40;

describe('a box', () => {
  const window: BoxWindow = { first: 30, last: 40, sideSeconds: 0.35, leastAtSide: 4, rampSeconds: 0.1, slowHertz: 2 };
  const swing = (second: number) => 0.3 * Math.sin(2 * Math.PI * 0.9 * second);

  test('has the height that it was given, whatever swings slowly below it', () => {
    const random = noise(5);
    const grown = (frame: number) => Math.max(0, Math.min(1, (frame - 29) / 3, (41 - frame) / 3));
    const series = seconds.map((second, frame) => swing(second) + 0.005 * random() + 0.2 * grown(frame));
    const fit = boxFit(seconds, window)!(series)!;
    expect(fit.height).toBeGreaterThan(0.16);
    expect(fit.height).toBeLessThan(0.24);
    expect(fit.errors).toBeGreaterThan(4.5);
  });

  test('is not there where nothing but noise and a swing is', () => {
    const random = noise(6);
    const fit = boxFit(seconds, window)!(seconds.map((second) => swing(second) + 0.005 * random()))!;
    expect(Math.abs(fit.height)).toBeLessThan(0.04);
    expect(Math.abs(fit.errors)).toBeLessThan(4);
  });

  test('is asked for neither across a gap nor at the rim of a series', () => {
    const gap = seconds.map((_, frame) => (frame === 27 ? Number.NaN : 0));
    expect(boxFit(seconds, window)!(gap)).toBeUndefined();
    expect(boxFit(seconds, { ...window, first: 3 })).toBeUndefined();
    expect(boxFit(seconds, { ...window, last: 68 })).toBeUndefined();
  });
});

/** A figure whose left arm, which hangs, is drawn anew from its shoulder: `arm` gives its length as a share, its turn in radians and its tilt to the camera. */
function armTrack(arm: (second: number, frame: number) => { share?: number; turn?: number; tilt?: number }): Track {
  const random = noise(11);
  const hanging: Partial<Record<Joint, readonly [number, number]>> = {
    'left-elbow': [0.08, 0.55],
    'left-wrist': [0.12, 1.05],
  };
  const track = stickTrack(
    (joint, second, frame) => {
      const [wobbleX, wobbleY] = [0.01 * (random() - 0.5), 0.01 * (random() - 0.5)];
      const place = hanging[joint];
      if (!place) return [wobbleX, wobbleY];
      const { share = 1, turn = 0, tilt = 0 } = arm(second, frame);
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      const by = share * Math.cos(tilt);
      const [x, y] = [by * (place[0] * cos - place[1] * sin), by * (place[0] * sin + place[1] * cos)];
      return [x - place[0] + wobbleX, y - place[1] + wobbleY];
    },
    { seconds, torsoPixels: torso },
  );
  // Depth as the tilt has it: half a metre a torso length.
  seconds.forEach((second, frame) => {
    const tilt = arm(second, frame).tilt ?? 0;
    blazePoseLandmarks.forEach((name, landmark) => {
      const at = landmarkOffset(track, frame, landmark);
      const place = hanging[name as Joint];
      track.values[at + field.metresX] = (track.values[at + field.x]! / torso) * 0.5;
      track.values[at + field.metresY] = (track.values[at + field.y]! / torso) * 0.5;
      track.values[at + field.metresZ] = place ? Math.hypot(...place) * Math.sin(tilt) * 0.5 : 0;
    });
  });
  return track;
}

function lengthFaults(track: Track): Fault[] {
  return limbLengthFaultsOf(track, bodyOf(track), places, new Float32Array(frames).fill(torso));
}

describe('a limb of another length', () => {
  test('is told with its frames, its joints and by how much it is longer', () => {
    const faults = lengthFaults(armTrack((_, frame) => ({ share: inside(frame) ? 1.3 : 1 })));
    expect(faults).toHaveLength(1);
    const [fault] = faults as [Fault];
    expect(fault).toMatchObject({ kind: 'stretch', region: 'the left arm', joints: ['left-elbow', 'left-wrist'] });
    expect(spanIou(fault, { firstFrame: 30, lastFrame: 40 })).toBeGreaterThan(0.7);
    expect(fault.evidence[0]!.value).toBeGreaterThan(25);
    expect(fault.evidence[0]!.value).toBeLessThan(36);
    expect(fault.evidence[0]!.what).toContain('longer');
    expect(Math.abs(fault.severity - 2 / 3)).toBeLessThan(0.1);
  });

  test('is none where a quick zoom makes all of the body larger, and back', () => {
    const track = armTrack(() => ({}));
    const zoomed = { ...track, values: track.values.slice() };
    seconds.forEach((_, frame) => {
      if (!inside(frame)) return;
      blazePoseLandmarks.forEach((_name, landmark) => {
        const at = landmarkOffset(track, frame, landmark);
        zoomed.values[at + field.x] = track.width / 2 + 1.3 * (track.values[at + field.x]! - track.width / 2);
        zoomed.values[at + field.y] = track.height / 2 + 1.3 * (track.values[at + field.y]! - track.height / 2);
      });
    });
    expect(lengthFaults(zoomed)).toEqual([]);
  });

  test('may be shorter too', () => {
    const faults = lengthFaults(armTrack((_, frame) => ({ share: inside(frame) ? 0.75 : 1 })));
    expect(faults.map(({ kind }) => kind)).toEqual(['stretch']);
    expect(faults[0]!.evidence[0]!.what).toContain('shorter');
  });

  test.each([
    ['swings to the camera at a walk', (second: number) => ({ tilt: 0.7 * Math.sin(2 * Math.PI * 0.9 * second) })],
    ['turns to the camera at once', (_: number, frame: number) => ({ tilt: inside(frame) ? 0.75 : 0 })],
    [
      'points elsewhere for a while',
      (_: number, frame: number) => ({ turn: inside(frame) ? 0.5 : 0, share: inside(frame) ? 1.15 : 1 }),
    ],
    ['is as it was', () => ({})],
  ])('is not one that %s', (_, arm) => {
    expect(lengthFaults(armTrack(arm))).toEqual([]);
  });
});

/** A figure in profile that faces right, or left; its left knee, or elbow, is bent by so many degrees in some frames: forwards when positive. */
function profileTrack(
  bent: 'knee' | 'elbow',
  degrees: number,
  { facesLeft = false, isFront = false, nose = 0.18 } = {},
): Track {
  const random = noise(4);
  const track = stickTrack(() => [0, 0], { seconds, torsoPixels: torso });
  const way = facesLeft ? -1 : 1;
  const depth = isFront ? 0.1 : 1;
  const put = (frame: number, name: Landmark, x: number, y: number) => {
    const at = landmarkOffset(track, frame, blazePoseLandmarks.indexOf(name));
    track.values[at + field.x] = track.width / 2 + (way * x + 0.008 * (random() - 0.5)) * torso;
    track.values[at + field.y] = track.height / 2 + (y + 0.008 * (random() - 0.5)) * torso;
  };
  places.forEach((frame) => {
    const turn = inside(frame) ? (degrees * Math.PI) / 180 : 0;
    put(frame, 'nose', nose * depth, -1.5);
    for (const [side, apart] of [
      ['left', 0.05],
      ['right', -0.05],
    ] as const) {
      const far = side === 'left' ? turn : 0;
      put(frame, `${side}-ear`, 0, -1.55);
      put(frame, `${side}-shoulder`, apart, -1);
      put(frame, `${side}-hip`, apart, 0);
      put(frame, `${side}-elbow`, apart, -0.45);
      const elbow = bent === 'elbow' ? far : 0;
      put(frame, `${side}-wrist`, apart + 0.5 * Math.sin(elbow), -0.45 + 0.5 * Math.cos(elbow));
      put(frame, `${side}-knee`, apart, 0.85);
      const knee = bent === 'knee' ? far : 0;
      const ankle = [apart + 0.8 * Math.sin(knee), 0.85 + 0.8 * Math.cos(knee)] as const;
      put(frame, `${side}-ankle`, ...ankle);
      put(frame, `${side}-heel`, ankle[0] - 0.08 * depth, ankle[1] + 0.08);
      put(frame, `${side}-foot-index`, ankle[0] + 0.25 * depth, ankle[1] + 0.12);
    }
  });
  return track;
}

function bendFaults(track: Track): Fault[] {
  return wrongBendFaultsOf(track, bodyOf(track), places, new Float32Array(frames).fill(torso));
}

describe('a hinge that bends the wrong way', () => {
  test.each([
    ['knee', 40, false],
    ['knee', 40, true],
    ['elbow', -40, false],
    ['elbow', -40, true],
  ] as const)('is told of a %s bent by %i, whichever way the body faces (left: %s)', (hinge, degrees, facesLeft) => {
    const faults = bendFaults(profileTrack(hinge, degrees, { facesLeft }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ kind: 'wrong-bend', firstFrame: 30, lastFrame: 40 });
    expect(faults[0]!.joints[0]).toBe(`left-${hinge}`);
    expect(faults[0]!.evidence[0]!.value).toBeGreaterThan(37);
    expect(faults[0]!.evidence[0]!.value).toBeLessThan(43);
    expect(faults[0]!.severity).toBeCloseTo(2 / 3, 1);
  });

  test.each([
    ['a knee that bends as knees do', 'knee', -60, false],
    ['an elbow that bends as elbows do', 'elbow', 90, false],
    ['a knee bent back as far as knees are', 'knee', 10, false],
    ['a knee seen from the front', 'knee', 40, true],
    ['an elbow seen from the front', 'elbow', -40, true],
  ] as const)('is not %s', (_, hinge, degrees, isFront) => {
    expect(bendFaults(profileTrack(hinge, degrees, { isFront }))).toEqual([]);
  });

  test.each([
    ['looks at the camera', 0, 1],
    ['looks back', -0.18, 0],
  ])('is told of legs in profile below a head that %s', (_, nose, faults) => {
    expect(bendFaults(profileTrack('knee', 40, { nose }))).toHaveLength(faults);
  });
});

describe('on the kept tracks', () => {
  let clips: BenchClip[];
  beforeAll(() => {
    clips = readBenchClips();
  });
  const named = (name: string) => clips.find(({ take }) => take.name === name)!;
  const ofKind = (clip: Pick<BenchClip, 'track' | 'pixels'>, kind: Fault['kind']) =>
    measure(clip.track, clip.pixels).faults.filter((fault) => fault.kind === kind);

  test.each([
    ['passing-b-stretch-strong', 'stretch', 2],
    // The second time the arm is behind the trunk.
    ['turn-a-stretch-strong', 'stretch', 1],
    ['exercise-a-wrong-bend-strong', 'wrong-bend', 2],
    ['passing-a-wrong-bend-strong', 'wrong-bend', 2],
    ['passing-a-wrong-bend-medium', 'wrong-bend', 2],
  ] as const)('%s has its %s, and no other: %i', (name, kind, count) => {
    const clip = named(name);
    const found = ofKind(clip, kind);
    expect(found).toHaveLength(count);
    for (const fault of found)
      expect(Math.max(...clip.truth.faults.map((planted) => spanIou(planted, fault)))).toBeGreaterThan(0.5);
  });

  test('an arm that grows in real footage is told with its frames', () => {
    const clip = readRealClips('injected').find(({ name }) => name === 'walk-view3-stretch-left-arm-strong')!;
    const found = ofKind(clip, 'stretch');
    expect(found).toHaveLength(1);
    expect(spanIou(found[0]!, clip.faults[0]!)).toBeGreaterThan(0.8);
  });
});
