import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { bakedStudy } from '../../src/pipeline/baked-study.ts';
import { mend, totalDrift } from '../../src/pipeline/mend.ts';
import { billOf, hoursLabel, usualRates } from '../../src/study/repair/bill.ts';
import { noRepairs, redo, undo, withRepairs } from '../../src/study/repair/history.ts';
import { applyRepairs, leavesFrames, type Repair, type Rushes } from '../../src/study/repair/repair.ts';
import { formatRepairs, parseRepairs } from '../../src/study/repair/repair-link.ts';
import { stretchesToMend } from '../../src/study/repair/stretches.ts';
import type { Fault } from '../../src/terms/fault.ts';
import { handsFields } from '../../src/terms/hands.ts';
import type { Truth } from '../../src/terms/truth.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../../src/terms/track.ts';
import { frameSeconds, stickTrack } from './measure-tracks.ts';

const drop = (firstFrame: number, lastFrame: number): Repair => ({ act: 'drop', firstFrame, lastFrame, limbs: [] });
const hold = (firstFrame: number, lastFrame: number): Repair => ({ act: 'hold', firstFrame, lastFrame, limbs: [] });
const draw = (act: 'in-between' | 'redraw', firstFrame: number, lastFrame: number): Repair => ({
  act,
  firstFrame,
  lastFrame,
  limbs: ['left-arm'],
});

/** Where a landmark is in a frame, x and y in pixels. */
function at(track: Track, frame: number, name: string): [number, number] {
  const offset = landmarkOffset(track, frame, (landmarksOf(track.model) as readonly string[]).indexOf(name));
  return [track.values[offset + field.x]!, track.values[offset + field.y]!];
}

/** The left wrist goes round in a slow circle; in frames 8 to 11 the broken one is thrown about. */
const circle = (seconds: number): readonly [number, number] => [0.3 * Math.cos(seconds), 0.3 * Math.sin(seconds)];
const sound = stickTrack((joint, seconds) => (joint === 'left-wrist' ? circle(seconds) : [0, 0]));
const broken = stickTrack((joint, seconds, frame) => {
  if (joint !== 'left-wrist') return [0, 0];
  const [x, y] = circle(seconds);
  return frame >= 8 && frame <= 11 ? [x + (frame % 2 === 0 ? 0.5 : -0.5), y] : [x, y];
});
const rushes: Rushes = { track: broken, pixels: emptyStatistics(broken.timestampsUs), model: sound };

describe('mending a track', () => {
  test('nothing done, nothing changed, and the clip that came is never touched', () => {
    const before = Float32Array.from(broken.values);
    const { track, sourceFrames, pictures } = applyRepairs(rushes, []);
    expect(track).toEqual(broken);
    expect(sourceFrames).toEqual(pictures);
    applyRepairs(rushes, [drop(2, 3), hold(8, 9), draw('in-between', 10, 11), draw('redraw', 14, 15)]);
    expect(broken.values).toEqual(before);
  });

  test('dropped frames close up: those after them come sooner, and keep their poses', () => {
    const { track, sourceFrames } = applyRepairs(rushes, [drop(8, 11)]);
    expect(track.timestampsUs).toHaveLength(20);
    expect(track.timestampsUs[8]).toBe(broken.timestampsUs[8]);
    expect(sourceFrames[8]).toBe(12);
    expect(at(track, 8, 'left-wrist')).toEqual(at(broken, 12, 'left-wrist'));
  });

  test('a held stretch repeats the frame before it, picture and pose; the first frames repeat the one after', () => {
    const { track, pictures, sourceFrames } = applyRepairs(rushes, [hold(8, 11), hold(0, 1)]);
    expect(pictures.slice(6, 13)).toEqual([6, 7, 7, 7, 7, 7, 12]);
    expect(pictures.slice(0, 3)).toEqual([2, 2, 2]);
    expect(sourceFrames[9]).toBe(9);
    expect(at(track, 10, 'left-wrist')).toEqual(at(broken, 7, 'left-wrist'));
  });

  test('in-betweens run from good frame to good frame, take the fingers along and leave the rest alone', () => {
    const { track } = applyRepairs(rushes, [draw('in-between', 8, 11)]);
    for (let frame = 8; frame <= 11; frame++) {
      const [x, y] = at(track, frame, 'left-wrist');
      const [wantedX, wantedY] = at(sound, frame, 'left-wrist');
      // A torso is 100 pixels: the curve keeps within a hundredth of it to the circle that it never saw.
      expect(Math.hypot(x - wantedX, y - wantedY)).toBeLessThan(1);
      expect(at(track, frame, 'right-wrist')).toEqual(at(broken, frame, 'right-wrist'));
      expect(at(track, frame, 'nose')).toEqual(at(broken, frame, 'nose'));
    }
    expect(at(track, 9, 'left-index')).not.toEqual(at(broken, 9, 'left-wrist'));
  });

  test('redrawn limbs are where the sound take has them', () => {
    const { track } = applyRepairs(rushes, [draw('redraw', 8, 11)]);
    expect(track.values).toEqual(sound.values);
  });

  test('hands go with the frames that they are in', () => {
    const hands = Float32Array.from({ length: 24 * handsFields }, (_, place) => Math.floor(place / handsFields));
    const handed: Rushes = { ...rushes, track: { ...broken, hands } };
    const frameOfHand = (track: Track) =>
      Array.from({ length: track.timestampsUs.length }, (_, frame) => track.hands![frame * handsFields]);
    const dropped = applyRepairs(handed, [drop(8, 11)]);
    expect(frameOfHand(dropped.track)).toEqual(dropped.sourceFrames);
    expect(frameOfHand(dropped.track)[8]).toBe(12);
    expect(frameOfHand(applyRepairs(handed, [hold(8, 11)]).track).slice(6, 14)).toEqual([6, 7, 7, 7, 7, 7, 12, 13]);
  });

  test('frames keep their numbers: a repair after a drop finds the ones it meant', () => {
    const { track, sourceFrames } = applyRepairs(rushes, [drop(2, 5), draw('redraw', 8, 11)]);
    expect(sourceFrames[5]).toBe(9);
    expect(at(track, 5, 'left-wrist')).toEqual(at(sound, 9, 'left-wrist'));
  });

  test('what no clip has cannot be mended', () => {
    expect(() => applyRepairs(rushes, [drop(20, 24)])).toThrow(/no frames 20 to 24/);
    expect(() => applyRepairs(rushes, [drop(0, 23)])).toThrow(/dropping all of it/);
    expect(leavesFrames(24, [drop(0, 11), drop(12, 23)])).toBe(false);
    expect(leavesFrames(24, [drop(0, 11), hold(12, 23)])).toBe(true);
    const short = stickTrack(() => [0, 0], { seconds: [0, frameSeconds] });
    expect(() => applyRepairs({ ...rushes, model: short }, [])).toThrow(RangeError);
  });
});

describe('the site’s broken walk', async () => {
  const [bad, good] = await Promise.all([bakedStudy('street-walk-redrawn'), bakedStudy('street-walk-sound')]);
  const walk: Rushes = { track: bad.track, pixels: bad.pixels!, model: good.track };
  const planted = bad.planted.map(({ firstFrame, lastFrame }) => ({ firstFrame, lastFrame }));
  const mended = (act: Repair['act']) =>
    mend(
      walk,
      good.measurement.torsoPixels,
      planted.map((stretch) => ({
        ...stretch,
        act,
        limbs: act === 'drop' || act === 'hold' ? [] : ['left-arm', 'head'],
      })),
    );
  const kinds = (act: Repair['act']) => new Set(mended(act).measurement.faults.map(({ kind }) => kind));

  test('redrawing what was planted takes nearly all drift away', () => {
    expect(totalDrift(bad.measurement)).toBeGreaterThan(10);
    expect(totalDrift(mended('redraw').measurement)).toBeLessThan(0.2);
    expect(mended('redraw').measurement.score).toBeLessThan(bad.measurement.score / 3);
  });

  test('holding takes the drift away too, and time stands still instead: the score is no better', () => {
    expect(totalDrift(mended('hold').measurement)).toBeLessThan(0.2);
    expect(kinds('hold')).toContain('repeated-frames');
    expect(mended('hold').measurement.score).toBeGreaterThan(bad.measurement.score);
  });

  test('dropping makes time jump', () => {
    expect(kinds('drop')).toContain('dropped-frames');
  });

  test('in-betweens please the measure and lie further from the sound take than redrawing', () => {
    expect(totalDrift(mended('in-between').measurement)).toBeLessThan(0.2);
    expect(mended('in-between').astray).toBeGreaterThan(mended('redraw').astray);
    const dropped = mended('drop').astray;
    expect(mended('hold').astray).toBeGreaterThan(2 * dropped);
  });
});

test('frames left out of the sound walk are found as they are in the film that was rendered without them', async () => {
  const [good, gappy] = await Promise.all([bakedStudy('street-walk-sound'), bakedStudy('street-walk-dropped-frames')]);
  const packed = readFileSync('public/clips/street-walk-dropped-frames.truth.json.gz');
  const times = JSON.parse(gunzipSync(packed).toString()) as Truth;
  const sceneFrames = times.frames.map(({ sceneSeconds }) => Math.round(sceneSeconds * times.framesPerSecond));
  const inBoth = sceneFrames.filter((frame) => frame < good.track.timestampsUs.length);
  const gaps = inBoth.flatMap((frame, place) => (place > 0 && frame > inBoth[place - 1]! + 1 ? [place] : []));
  expect(gaps.length).toBeGreaterThanOrEqual(3);
  const repairs = gaps.map((place) => drop(inBoth[place - 1]! + 1, inBoth[place]! - 1));
  const walk: Rushes = { track: good.track, pixels: good.pixels!, model: good.track };
  const { track, pixels } = applyRepairs(walk, repairs);
  for (const place of gaps) {
    const [ours, rendered] = [pixels.difference[place]!, gappy.pixels!.difference[place]!];
    expect(Math.abs(ours - rendered) / rendered).toBeLessThan(0.35);
    expect(pixels.scale[place]! - 1).toBeCloseTo(gappy.pixels!.scale[place]! - 1, 1);
  }
  const found = measure(track, pixels).faults.filter(({ kind }) => kind === 'dropped-frames');
  for (const place of gaps.slice(0, 2))
    expect(found.some(({ lastFrame }) => Math.abs(lastFrame - place) <= 1)).toBe(true);
});

describe('what to mend, what it costs, and the way back', () => {
  const fault = (firstFrame: number, lastFrame: number, joints: Fault['joints']): Fault => ({
    kind: 'redrawn',
    joints,
    firstFrame,
    lastFrame,
    firstUs: 0,
    lastUs: 0,
    severity: 1,
    confidence: 1,
    evidence: [],
  });
  const same = Array.from({ length: 100 }, (_, frame) => frame);

  test('faults that touch are one stretch with all their limbs; the light has none', () => {
    const faults = [
      fault(23, 25, ['left-wrist']),
      fault(26, 29, ['nose']),
      fault(60, 61, []),
      fault(70, 72, ['right-knee']),
    ];
    expect(stretchesToMend(faults, same)).toEqual([
      { firstFrame: 23, lastFrame: 29, limbs: ['left-arm', 'head'] },
      { firstFrame: 70, lastFrame: 72, limbs: ['right-leg'] },
    ]);
  });

  test('a cut costs the same for any length, drawing goes by the frame', () => {
    expect(billOf([drop(0, 30)], usualRates)).toBe(usualRates.drop);
    expect(billOf([draw('redraw', 8, 11), hold(1, 9)], usualRates)).toBe(4 * 34 + usualRates.hold);
    expect([0, 59.6, 136, 544].map(hoursLabel)).toEqual(['0 min', '1 h', '2 h 16 min', '9 h 4 min']);
  });

  test('undo and redo, until something new is done', () => {
    const two = withRepairs(noRepairs, [drop(1, 2), hold(4, 5)]);
    expect(undo(two).made).toEqual([drop(1, 2)]);
    expect(redo(undo(two))).toEqual(two);
    expect(withRepairs(undo(two), [hold(7, 8)])).toEqual({ made: [drop(1, 2), hold(7, 8)], undone: [] });
    expect(undo(noRepairs)).toEqual(noRepairs);
    expect(redo(noRepairs)).toEqual(noRepairs);
  });

  test('a link keeps the repairs, and refuses what makes no sense', () => {
    const repairs = [drop(2, 5), { ...draw('redraw', 8, 11), limbs: ['head', 'left-arm'] as const }];
    expect(formatRepairs(repairs)).toBe('drop.2-5~redraw.8-11.head+left-arm');
    expect(parseRepairs(formatRepairs(repairs), 24)).toEqual(repairs);
    for (const bad of [
      '',
      'drop',
      'drop.5-2',
      'drop.2-24',
      'melt.2-5',
      'redraw.2-5',
      'hold.2-5.head',
      'redraw.2-5.tail',
      'drop.2-5.head.x',
    ])
      expect(parseRepairs(bad, 24), bad).toBeNull();
  });
});
