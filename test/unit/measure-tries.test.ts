import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/measure/body.ts';
import { identityFaultsOf } from '../../src/measure/identity.ts';
import { measure } from '../../src/measure/measure.ts';
import { arbitrate } from '../../src/measure/one-name.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { torsoPixelsOf } from '../../src/measure/scale.ts';
import type { Fault } from '../../src/terms/fault.ts';
import { bodyRegions, lookBytes, lookFields, type BodyRegion } from '../../src/terms/look.ts';
import { readBenchClips } from '../../tools/bench-truth/kept-set.ts';
import { evenly, noise, stickTrack } from './measure-tracks.ts';

const seconds = evenly(60);

/** Frames, first to last, in which something is off. */
type While = readonly [first: number, last: number];

describe('somebody else', () => {
  interface Change {
    /** By how much larger the head is; how far the nose has turned to the side, torso lengths. */
    head?: number;
    turn?: number;
    /** By how many bytes of lightness, a* and b* the regions are off. */
    face?: number;
    hair?: number;
    chest?: number;
    during?: readonly While[];
    /** A while in which the face is not seen: head and a hand change, by so much. */
    unseen?: { during: While; hand: number };
    /** Frames that it takes to come and to go. */
    ramp?: number;
  }

  function others({
    head = 0,
    turn = 0,
    face = 0,
    hair = 0,
    chest = 0,
    during = [[20, 31]],
    unseen,
    ramp = 1,
  }: Change): Fault[] {
    const random = noise(3);
    const within = ([first, last]: While, frame: number) =>
      Math.max(0, Math.min(1, (frame - first + 1) / ramp, (last - frame + 1) / ramp));
    const share = (frame: number) => Math.max(0, ...during.map((each) => within(each, frame)));
    const unseenShare = (frame: number) => (unseen ? within(unseen.during, frame) : 0);
    const track = stickTrack(
      (joint, _, frame) => {
        const out = joint === 'left-ear' ? 0.12 : joint === 'right-ear' ? -0.12 : 0;
        const off = joint === 'nose' ? turn : out * head;
        return [off * Math.max(share(frame), unseenShare(frame)) + 0.002 * random(), 0.002 * random()];
      },
      { seconds },
    );
    const pixels = emptyStatistics(track.timestampsUs);
    const paint = (region: BodyRegion, by: number, of: (frame: number) => number = share) => {
      track.timestampsUs.forEach((_, frame) => {
        const each = [160, 140, 150].map((byte) => byte + by * of(frame) + 1.5 * random());
        pixels.look.set([...each, 40, 128, 40], frame * lookBytes + bodyRegions.indexOf(region) * lookFields.length);
      });
    };
    paint('face', face);
    paint('hair', hair);
    paint('chest', chest);
    paint('left-hand', unseen?.hand ?? 0, unseenShare);
    const body = bodyOf(track);
    const frames = track.timestampsUs.map((_, frame) => frame);
    const torsoPixels = new Float32Array(frames.length);
    torsoPixelsOf(body, frames, torsoPixels);
    return identityFaultsOf(track, frames, torsoPixels, pixels);
  }

  test('is told by head, face and hair that change in one frame and change back in one', () => {
    const [fault, ...more] = others({ head: 0.25, face: 20, hair: 25 });
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ kind: 'identity', joints: [], firstFrame: 20, lastFrame: 31, severity: 1 });
    expect(fault!.evidence.map(({ what }) => what)).toEqual([
      'size of the head',
      'colour of the face',
      'colour of the hair',
    ]);
    for (const { value, threshold } of fault!.evidence) expect(value).toBeGreaterThan(threshold);
  });

  test('is somebody else both times, and the person again in between', () => {
    const found = others({
      head: 0.25,
      face: 20,
      hair: 25,
      during: [
        [14, 24],
        [36, 46],
      ],
    });
    expect(found.map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame])).toEqual([
      [14, 24],
      [36, 46],
    ]);
  });

  test('is believed sooner where it was seen before', () => {
    const unseen = { during: [36, 46], hand: 40 } as const;
    expect(others({ head: 0.25, during: [], unseen })).toEqual([]);
    expect(others({ head: 0.25, face: 20, hair: 25, during: [[14, 24]], unseen })).toHaveLength(2);
  });

  test.each([
    ['nothing changes', {}],
    ['the head alone is larger', { head: 0.25 }],
    ['colours alone change', { face: 20, hair: 25 }],
    ['clothes change with them: it is the light', { head: 0.25, face: 20, hair: 25, chest: 20 }],
    ['the head turns meanwhile', { head: 0.25, turn: 0.1, face: 20, hair: 25 }],
    ['it comes and goes bit by bit', { head: 0.25, face: 20, hair: 25, ramp: 6 }],
    ['it stays', { head: 0.25, face: 20, hair: 25, during: [[30, 60]] as While[] }],
  ] satisfies [string, Change][])('is nobody where %s', (_, change) => {
    expect(others(change)).toEqual([]);
  });
});

describe('a head that is at fault itself', () => {
  const fault = (kind: Fault['kind'], joints: Fault['joints'], firstFrame: number, lastFrame: number): Fault => {
    const about = {
      severity: 1,
      confidence: 0.8,
      evidence: [],
      firstUs: firstFrame * 40_000,
      lastUs: lastFrame * 40_000,
    };
    return { kind, joints, firstFrame, lastFrame, ...about };
  };

  test('is nobody else', () => {
    const identity = fault('identity', [], 20, 31);
    const kinds = (other: Fault) => arbitrate([identity, other]).map(({ kind }) => kind);
    expect(kinds(fault('head-twist', ['nose', 'left-ear', 'right-ear'], 19, 30))).toEqual(['head-twist']);
    expect(kinds(fault('head-twist', ['nose', 'left-ear', 'right-ear'], 40, 50))).toContain('identity');
    expect(kinds(fault('teleport', ['left-wrist'], 20, 31))).toContain('identity');
  });
});

describe('kept tracks', () => {
  const clips = readBenchClips('street-walk-b');
  const spans = (name: string, kind: Fault['kind']) => {
    const { track, pixels } = clips.find(({ take }) => take.name === name)!;
    return measure(track, pixels)
      .faults.filter((fault) => fault.kind === kind)
      .map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame]);
  };

  test('show somebody else in the frames in which it is', () => {
    expect(spans('street-walk-b-identity-strong', 'identity')).toEqual([
      [14, 24],
      [44, 56],
    ]);
  });
});
