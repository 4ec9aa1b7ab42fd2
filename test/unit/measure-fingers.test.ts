import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { redrawnFingersOf } from '../../src/measure/fingers.ts';
import { tipsOffOf } from '../../src/measure/fingertips.ts';
import { decodePixels } from '../../src/pipeline/baked-pixels.ts';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import type { Truth } from '../../src/terms/truth.ts';
import { measure } from '../../src/measure/measure.ts';
import {
  handFields,
  handPoints,
  handSides,
  handsFields,
  type HandPoint,
  type HandSide,
} from '../../src/terms/hands.ts';
import { handOffset, type Track } from '../../src/terms/track.ts';
import { evenly, noise, stickTrack } from './measure-tracks.ts';

/** An open right hand with the fingers up, palm to the camera, in palms from the wrist, y down. */
const openHand: Record<HandPoint, readonly [x: number, y: number]> = {
  wrist: [0, 0],
  'thumb-base': [-0.3, -0.2],
  'index-knuckle': [-0.25, -0.98],
  'middle-knuckle': [0, -1],
  'ring-knuckle': [0.2, -0.95],
  'little-knuckle': [0.4, -0.85],
  'thumb-tip': [-0.75, -0.8],
  'index-tip': [-0.35, -1.9],
  'middle-tip': [0, -2],
  'ring-tip': [0.28, -1.85],
  'little-tip': [0.6, -1.5],
};

interface HandOptions {
  seconds?: readonly number[];
  side?: HandSide;
  palmPixels?: number;
  sure?: number | ((frame: number) => number);
  /** Where the wrist is, in palms, and how far the hand is turned, radians. */
  wrist?: (seconds: number) => readonly [x: number, y: number];
  turn?: (seconds: number) => number;
  /** How wide the hand is against one that is seen from the front. */
  width?: number;
}

/** A standing person with one hand; `move` gives a fingertip's offset, in palms. The wrist of the hand is not that of the person: the measure never asks. */
function handTrack(
  move: (point: HandPoint, frame: number, seconds: number) => readonly [x: number, y: number],
  { seconds = evenly(48), side = 'right', palmPixels = 30, sure = 0.99, wrist, turn, width = 1 }: HandOptions = {},
): Track {
  const track: Track = {
    ...stickTrack(() => [0, 0], { seconds }),
    hands: new Float32Array(seconds.length * handsFields).fill(NaN),
  };
  seconds.forEach((second, frame) => {
    const from = handOffset(frame, handSides.indexOf(side));
    const [left, down] = wrist?.(second) ?? [0, 0];
    const angle = turn?.(second) ?? 0;
    handPoints.forEach((point, i) => {
      const [offX, offY] = point.endsWith('-tip') ? move(point, frame, second) : [0, 0];
      const [x, y] = [(openHand[point][0] + offX) * width, openHand[point][1] + offY];
      const at = [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)] as const;
      track.hands!.set([800 + palmPixels * (at[0] + left), 450 + palmPixels * (at[1] + down)], from + 2 * i);
    });
    track.hands![from + handFields - 1] = typeof sure === 'number' ? sure : sure(frame);
  });
  return track;
}

const framesOf = (track: Track) => track.timestampsUs.map((_, frame) => frame);
const faultsOf = (track: Track) => redrawnFingersOf(track, framesOf(track));

/** Fingertips drawn anew from a frame to another, by at most so many palms to either side. */
function redrawn(palms: number, first = 14, last = 30) {
  const random = noise(7);
  return (_: HandPoint, frame: number): [number, number] =>
    frame >= first && frame <= last ? [palms * random(), palms * random()] : [0, 0];
}

describe('fingertips as the palm carries them', () => {
  test('are where they should be on a hand that travels, turns and swings, to the rounding of what is kept', () => {
    const swinging = handTrack(() => [0, 0], {
      wrist: (t) => [2 * t, Math.sin(6 * t)],
      turn: (t) => Math.sin(5 * t),
    });
    for (const off of tipsOffOf(swinging, framesOf(swinging), 'right').slice(2, -2))
      expect(off!.palms).toBeLessThan(1e-4);
    expect(tipsOffOf(swinging, framesOf(swinging), 'left').every((off) => off === null)).toBe(true);
  });

  test('are off by what the fourth difference says where one of the five is out of place for one frame', () => {
    const track = handTrack((point, frame) => (point === 'ring-tip' && frame === 20 ? [0, 0.5] : [0, 0]));
    const off = tipsOffOf(track, framesOf(track), 'right').map((each) => each?.palms);
    const one = 0.5 / Math.sqrt(70) / Math.sqrt(5);
    [18, 19, 20, 21, 22].forEach((frame, i) => expect(off[frame]).toBeCloseTo([1, 4, 6, 4, 1][i]! * one, 4));
    expect(off[17]).toBeCloseTo(0, 4);
    expect(off.slice(0, 2)).toEqual([undefined, undefined]);
  });

  test('say nothing for five frames around one in which the model is unsure, and tell how fast the palm goes', () => {
    const track = handTrack(() => [0, 0], { sure: (frame) => (frame === 20 ? 0.5 : 0.99), wrist: (t) => [3 * t, 0] });
    const off = tipsOffOf(track, framesOf(track), 'right');
    expect(off.flatMap((each, frame) => (each ? [] : [frame]))).toEqual([0, 1, 18, 19, 20, 21, 22, 46, 47]);
    expect(off[10]!.speed).toBeCloseTo(3, 2);
    expect(off[10]!.sure).toBeCloseTo(0.99);
  });
});

describe('fingers that are others each frame', () => {
  for (const side of handSides) {
    test(`are found on the ${side} hand, in the frames in which they are`, () => {
      const [fault, ...more] = faultsOf(handTrack(redrawn(1), { side, wrist: (t) => [2 * t, 0] }));
      expect(more).toEqual([]);
      expect(fault).toMatchObject({ kind: 'fingers-redrawn', joints: [`${side}-wrist`], region: `${side} hand` });
      expect(Math.abs(fault!.firstFrame - 14)).toBeLessThanOrEqual(2);
      expect(Math.abs(fault!.lastFrame - 30)).toBeLessThanOrEqual(2);
      const [evidence] = fault!.evidence;
      expect(evidence!.value).toBeGreaterThan(evidence!.threshold);
    });
  }

  test('are graver the farther the tips are off', () => {
    const severities = [0.15, 0.3, 0.5].map((palms) => faultsOf(handTrack(redrawn(palms)))[0]!.severity);
    expect(severities).toEqual([...severities].sort((a, b) => a - b));
    expect(severities[0]).toBeLessThan(severities[2]! - 0.3);
  });

  test('stand among the faults of the clip, and not where the wrist itself is at fault', () => {
    const track = handTrack(redrawn(1), { side: 'left' });
    expect(measure(track, null).faults.map(({ kind }) => kind)).toEqual(['fingers-redrawn']);
    const random = noise(3);
    const arm = stickTrack(
      (joint, _, frame) => {
        const isThrown = (joint === 'left-wrist' || joint === 'left-elbow') && frame >= 12 && frame <= 32;
        return isThrown ? [0.5 * random(), 0.5 * random()] : [0, 0];
      },
      { seconds: evenly(48) },
    );
    const kinds = new Set(measure({ ...arm, hands: track.hands! }, null).faults.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['redrawn']));
  });

  const wild = redrawn(1);
  const silent: Record<string, Track> = {
    'a track without hands': stickTrack(() => [0, 0]),
    'a hand that holds still, with noise of three hundredths of a palm': handTrack(redrawn(0.06, 0, 48)),
    'fingers that curl and stretch three times a second': handTrack((_, __, t) => [
      0.1 * Math.sin(19 * t),
      0.4 * Math.sin(19 * t),
    ]),
    'fingers that jump once': handTrack((_, frame) => (frame > 20 ? [0.2, 0.6] : [0, 0])),
    'fingers that are elsewhere for one frame': handTrack((_, frame) => (frame === 20 ? [0.2, 0.6] : [0, 0])),
    'a hand the model is unsure of': handTrack(wild, { sure: 0.85 }),
    'a hand the model is unsure of every few frames': handTrack(wild, {
      sure: (frame) => (frame % 4 === 0 ? 0.4 : 0.99),
    }),
    'a small hand': handTrack(wild, { palmPixels: 12 }),
    'a hand on edge': handTrack(wild, { width: 0.2 }),
    'a hand that is swung fast': handTrack(wild, { wrist: (t) => [20 * t, 0], palmPixels: 18 }),
    'fingers that wave, at 8 frames a second': handTrack((_, __, t) => [0, 0.4 * Math.sin(4 * Math.PI * t + 1)], {
      seconds: evenly(24, 1 / 8),
    }),
  };
  for (const [what, track] of Object.entries(silent)) {
    test(`are not what is told of ${what}`, () => expect(faultsOf(track)).toEqual([]));
  }

  test('are still found at 8 frames a second when they are wildly off', () => {
    expect(faultsOf(handTrack(redrawn(1), { seconds: evenly(36, 1 / 8) }))).toHaveLength(1);
  });
});

test('the wave with new fingers each frame is told from its sound twin, in every stretch', () => {
  const read = (name: string) => {
    const file = (ending: string) => gunzipSync(readFileSync(`public/clips/${name}.${ending}.gz`));
    const { track } = decodeTrack(file('track'));
    const { faults: planted } = JSON.parse(file('truth.json').toString()) as Truth;
    return { planted, found: measure(track, decodePixels(file('pixels')).pixels).faults };
  };
  expect(read('wave-sound').found).toEqual([]);
  const { planted, found } = read('wave-fingers-redrawn');
  expect(found.map(({ kind, joints }) => [kind, joints])).toEqual(
    planted.map(() => ['fingers-redrawn', ['left-wrist']]),
  );
  planted.forEach(({ firstFrame, lastFrame }, i) => {
    expect(Math.abs(found[i]!.firstFrame - firstFrame)).toBeLessThanOrEqual(2);
    expect(found[i]!.lastFrame).toBeLessThanOrEqual(lastFrame + 2);
  });
});
