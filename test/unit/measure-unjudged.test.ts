import { describe, expect, it } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import type { Box } from '../../src/terms/box.ts';
import type { Joint } from '../../src/terms/landmarks.ts';
import { field, landmarkFields, type Track } from '../../src/terms/track.ts';
import { evenly, losePerson, noise, nudge, stickTrack } from './measure-tracks.ts';

const frames = 72;
const width = 1600;
const torso = 100;

/** A person whose head and left arm are drawn anew in every frame from one to another: without more, two faults at least. */
function restless(from = 0, to = frames - 1): Track {
  const random = noise(3);
  const anew: readonly Joint[] = ['nose', 'left-ear', 'right-ear', 'left-elbow', 'left-wrist'];
  return stickTrack(
    (joint, _, frame) => {
      const by = [0.5 * random(), 0.5 * random()] as const;
      return frame >= from && frame <= to && anew.includes(joint) ? by : [0, 0];
    },
    { seconds: evenly(frames), torsoPixels: torso },
  );
}

/** Everything elsewhere in the picture. */
function moved(track: Track, x: number, y: number): Track {
  const values = track.values.map((value, at) => {
    const part = at % landmarkFields;
    return part === field.x ? value + x : part === field.y ? value + y : value;
  });
  return { ...track, values };
}

/** With the places in metres that belong to those in the picture, half a metre a torso length. */
function inMetres(track: Track): Track {
  const values = track.values.slice();
  for (let at = 0; at < values.length; at += landmarkFields) {
    values[at + field.metresX] = (values[at + field.x]! / torso) * 0.5;
    values[at + field.metresY] = (values[at + field.y]! / torso) * 0.5;
    values[at + field.metresZ] = 0;
  }
  return { ...track, values };
}

/** A body folded up: in metres as long as ever, in the picture half as high. */
function fold(track: Track, frame: number): void {
  const each = track.values.length / frames;
  for (let at = frame * each; at < (frame + 1) * each; at += landmarkFields) {
    const y = track.values[at + field.y]! - track.height / 2;
    if (y < 0) track.values[at + field.y] = track.height / 2 + y * 0.3;
  }
}

const kindsOf = ({ told }: { told: readonly { kind: string }[] }) => told.map(({ kind }) => kind);

describe('a body at the rim of the picture', () => {
  it('is judged where it is inside', () => {
    const measurement = measure(restless(), null);
    expect(measurement.faults.length).toBeGreaterThan(1);
    expect(measurement.told).toEqual([]);
  });

  it.each([
    ['cut at its side', -width / 2, 0],
    ['cut at its other side', width / 2 - 20, 0],
    ['of which only the legs are seen', 0, -400],
    ['of which only the head is seen', 0, 560],
  ])('is not judged where its trunk is %s', (_, x, y) => {
    const measurement = measure(moved(restless(), x, y), null);
    expect(measurement.faults).toEqual([]);
    expect(measurement.coverage).toBe(0);
    expect(measurement.told).toMatchObject([{ kind: 'out-of-frame', firstFrame: 0, lastFrame: frames - 1 }]);
    expect(measurement.told[0]!.sentence).toMatch(/rim .* from 0\.00 s to 2\.96 s: nothing is said of the body/);
  });

  it('is judged in a portrait, which has no legs, and the reader is told of them', () => {
    const measurement = measure(moved(restless(), 0, 380), null);
    expect(measurement.faults.flatMap(({ joints }) => joints)).toContain('nose');
    expect(measurement.told).toMatchObject([{ kind: 'out-of-frame', firstFrame: 0, lastFrame: frames - 1 }]);
    expect(measurement.told[0]!.sentence).toContain('the legs');
  });

  it('makes guesses of the joints that hang together with one outside', () => {
    const track = moved(restless(), -width / 2 + 48, 0);
    const names = ['right-elbow', 'right-wrist'] as const;
    const { drift, told } = measure(track, null);
    expect(kindsOf({ told })).toEqual(['out-of-frame']);
    // The wrist is outside at first; the figure walks in.
    const judged = (frame: number, joint: number) => !Number.isNaN(drift.rawTorsoLengths[frame * 15 + joint]!);
    expect(names.map((_, index) => judged(10, 6 + index))).toEqual([false, false]);
  });
});

describe('a pose', () => {
  it('is judged where its places in picture and in metres are of one body, even if one limb is not', () => {
    expect(measure(inMetres(restless()), null).faults.length).toBeGreaterThan(1);
    const arm = inMetres(stickTrack(() => [0, 0], { seconds: evenly(frames), torsoPixels: torso }));
    for (const joint of ['left-elbow', 'left-wrist'] as const)
      for (let frame = 0; frame < frames; frame++) nudge(arm, frame, joint, { x: -150, y: -80 });
    expect(measure(arm, null).told).toEqual([]);
  });

  it('is not where they part', () => {
    const track = inMetres(restless());
    for (let frame = 24; frame < 48; frame++) fold(track, frame);
    const { faults, told } = measure(track, null);
    expect(told).toMatchObject([{ kind: 'unsure-pose', firstFrame: 18, lastFrame: 53 }]);
    expect(told[0]!.sentence).toContain('from 0.75 s to 2.21 s does not hang together as one body');
    expect(faults.length).toBeGreaterThan(0);
    for (const { firstFrame, lastFrame } of faults) expect(lastFrame < 18 || firstFrame > 53).toBe(true);
  });

  it('that does so alone in its second is a slip, and says nothing of those beside it', () => {
    const track = inMetres(restless());
    fold(track, 36);
    const { faults, told } = measure(track, null);
    expect(told).toMatchObject([{ kind: 'unsure-pose', firstFrame: 36, lastFrame: 36 }]);
    expect(told[0]!.sentence).toContain('sees at 1.50 s does not');
    expect(faults.some(({ lastFrame }) => lastFrame > 30 && lastFrame < 36)).toBe(true);
    expect(faults.some(({ firstFrame }) => firstFrame > 36 && firstFrame < 42)).toBe(true);
  });

  it('is not where someone is seen for a moment only', () => {
    const track = restless();
    for (let frame = 0; frame < frames; frame++) if (frame % 10 > 7) losePerson(track, frame);
    const { faults, told } = measure(track, null);
    expect(faults).toEqual([]);
    expect(kindsOf({ told })).toContain('unsure-pose');
  });
});

describe('other people', () => {
  const box = (left: number): Box => ({ left, top: 200, right: left + 100, bottom: 700 });
  const others = (left: (frame: number) => number) => Array.from({ length: frames }, (_, frame) => [box(left(frame))]);

  it('who stay apart change nothing', () => {
    const measurement = measure(restless(), null, { others: others(() => 100) });
    expect(measurement.faults).toEqual(measure(restless(), null).faults);
    expect(measurement.told).toEqual([]);
  });

  it('who cross leave nothing to judge there, and it is told', () => {
    const track = restless(26, 46);
    expect(measure(track, null).faults.length).toBeGreaterThan(1);
    const { faults, told } = measure(track, null, {
      others: others((frame) => (frame >= 30 && frame <= 42 ? 760 : 100)),
    });
    expect(faults).toEqual([]);
    expect(told).toMatchObject([{ kind: 'several-people', firstFrame: 24, lastFrame: 48 }]);
    expect(told[0]!.sentence).toMatch(/^Another person is before or behind this one from 1\.00 s to 2\.00 s: /);
  });
});

describe('a low rate', () => {
  const toldAt = (rate: number) => {
    const track = stickTrack(() => [0, 0], { seconds: evenly(24, 1 / rate), torsoPixels: torso });
    const pixels = emptyStatistics(track.timestampsUs);
    pixels.difference.fill(5, 1);
    return measure(track, pixels).told;
  };

  it('is told below 11 pictures a second', () => {
    expect(toldAt(8)).toMatchObject([{ kind: 'low-rate', firstFrame: 0, lastFrame: 23 }]);
    expect(toldAt(8)[0]!.sentence).toMatch(/^With only 8 different pictures a second a quick movement can look like/);
    expect(toldAt(12)).toEqual([]);
  });
});
