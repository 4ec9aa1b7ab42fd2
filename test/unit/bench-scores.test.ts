import { describe, expect, test } from 'vitest';
import { accelerationErrors, flagAbove } from '../../tools/bench-truth/baselines/acceleration.ts';
import { oisFlags } from '../../tools/bench-truth/baselines/ois.ts';
import { eventF1Of, frameScoreOf, meanF1, scoreKinds, type Flagged } from '../../tools/bench-truth/by-kind.ts';
import { reliabilityOf } from '../../tools/bench-truth/calibration.ts';
import { isNamedRight, matchSpans, spanIou, spansOf } from '../../tools/bench-truth/events.ts';
import { rivalsOn } from '../../tools/bench-truth/rivals.ts';
import type { Fault } from '../../src/terms/fault.ts';
import { losePerson, stickTrack } from './measure-tracks.ts';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const still = () => [0, 0] as const;
/** The left wrist is 0.6 torso lengths higher in frame 10 alone. */
const twitch = stickTrack((joint, _, frame) => (joint === 'left-wrist' && frame === 10 ? [0, -0.6] : [0, 0]));

function clip(name: string, own: Partial<Flagged> = {}): Flagged {
  return { name, half: 'report', shot: 'a', plantedFrames: [], plantedEvents: [], flagged: [], ...own };
}

describe('spans', () => {
  test('overlap by the frames they share over the frames in either', () => {
    expect(spanIou({ firstFrame: 0, lastFrame: 9 }, { firstFrame: 5, lastFrame: 14 })).toBeCloseTo(5 / 15);
    expect(spanIou({ firstFrame: 0, lastFrame: 9 }, { firstFrame: 10, lastFrame: 12 })).toBe(0);
  });

  test('are made of flagged frames, small gaps closed', () => {
    expect(spansOf([3, 4, 6, 20], 2)).toEqual([
      { firstFrame: 3, lastFrame: 6 },
      { firstFrame: 20, lastFrame: 20 },
    ]);
  });

  test('are matched once each, the best overlap first', () => {
    const planted = [{ firstFrame: 0, lastFrame: 9 }];
    const found = [
      { firstFrame: 0, lastFrame: 4 },
      { firstFrame: 1, lastFrame: 9 },
      { firstFrame: 8, lastFrame: 30 },
    ];
    expect(matchSpans(planted, found)).toEqual([expect.objectContaining({ found: found[1] })]);
  });
});

describe('scores', () => {
  test('forgive two frames, and count a sound twin in, so that flagging everything does not win', () => {
    const broken = { flagged: range(8, 21), plantedFrames: range(10, 20) };
    expect(frameScoreOf([broken])).toEqual({ precision: 1, recall: 1, f1: 1 });
    const always = { flagged: range(0, 71), plantedFrames: range(10, 20) };
    const twin = { flagged: range(0, 71), plantedFrames: [] };
    expect(frameScoreOf([always, twin])).toMatchObject({ precision: 15 / 144, recall: 1 });
  });

  test('count events: one found of two, and one that is none', () => {
    const part = {
      flagged: [...range(10, 20), ...range(60, 62)],
      plantedEvents: [
        { firstFrame: 10, lastFrame: 20 },
        { firstFrame: 40, lastFrame: 50 },
      ],
    };
    expect(eventF1Of([part])).toBeCloseTo(0.5);
  });

  test('stand for a kind, a strength and a half; their mean is over the kinds asked for', () => {
    const all = [
      clip('sound', { flagged: [50] }),
      clip('strong', {
        planted: { kind: 'redrawn', strength: 'strong' },
        plantedFrames: range(10, 19),
        flagged: range(10, 19),
      }),
      clip('weak', { planted: { kind: 'stretch', strength: 'weak' }, plantedFrames: range(10, 19) }),
    ];
    const scores = scoreKinds(all);
    expect(scores.map(({ kind, strength }) => `${kind} ${strength}`)).toEqual(['redrawn strong', 'stretch weak']);
    expect(scores[0]).toMatchObject({ recall: 1, precision: 10 / 11 });
    expect(scores[1]).toMatchObject({ recall: 0, f1: 0 });
    expect(meanF1(scores, { half: 'report', kinds: ['redrawn', 'stretch'] })).toBeCloseTo(scores[0]!.f1 / 2);
    expect(meanF1(scores, { half: 'fit', kinds: ['redrawn'] })).toBeNaN();
  });

  test('name: the gravest fault at an event says what it is called', () => {
    const planted = { kind: 'stretch', firstFrame: 10, lastFrame: 20 } as const;
    const fault = (kind: Fault['kind'], severity: number, firstFrame: number) => {
      return { kind, severity, confidence: 1, firstFrame, lastFrame: firstFrame + 4 };
    };
    expect(isNamedRight(planted, [fault('teleport', 0.4, 10), fault('stretch', 0.9, 14)])).toBe(true);
    expect(isNamedRight(planted, [fault('teleport', 1, 10), fault('stretch', 0.9, 14)])).toBe(false);
    expect(isNamedRight(planted, [fault('stretch', 1, 40)])).toBeUndefined();
  });
});

test('a reliability table counts how often a claim was right', () => {
  const fault = (confidence: number, firstFrame: number) =>
    ({ confidence, firstFrame, lastFrame: firstFrame + 2 }) as unknown as Fault;
  const planted = [
    { kind: 'redrawn', joints: [], firstFrame: 10, lastFrame: 20, severity: 1, afterEffects: false } as const,
  ];
  const table = reliabilityOf([{ faults: [fault(0.9, 12), fault(0.95, 40), fault(0.1, 12)], planted }]);
  expect(table[4]).toMatchObject({ faults: 2, right: 1 });
  expect(table[4]!.claimed).toBeCloseTo(0.925);
  expect(table[0]).toMatchObject({ faults: 1, right: 1 });
});

describe('rivals', () => {
  test('OIS flags a bone that grows by half and an angle that turns by 30 degrees, and nothing in a still body', () => {
    expect(oisFlags(stickTrack(still))).toEqual([]);
    expect(oisFlags(twitch)).toEqual([10, 11]);
  });

  test('OIS compares across a gap, as its rules do: what was not seen for a while has jumped', () => {
    const track = stickTrack((joint, _, frame) => (joint === 'left-wrist' ? [0, frame < 12 ? 0 : -0.6] : [0, 0]));
    for (const frame of [11, 12, 13]) losePerson(track, frame);
    expect(oisFlags(track)).toEqual([14]);
  });

  test('acceleration error is the mean bend of the joints, in torso lengths', () => {
    const errors = accelerationErrors(twitch);
    expect(errors[0]).toBeNaN();
    expect(errors[10]).toBeCloseTo(1.2 / 15, 2);
    expect(errors[11]).toBeCloseTo(0.6 / 15, 2);
    expect(errors[15]).toBeCloseTo(0, 3);
    expect(flagAbove(errors, 0.05)).toEqual([10]);
  });

  test('each gets the same clips; acceleration gets its best threshold, and always flags all', () => {
    const sound = { ...clip('sound'), track: stickTrack(still) };
    const broken = {
      ...clip('broken', { planted: { kind: 'redrawn', strength: 'strong' }, plantedFrames: [10] }),
      track: twitch,
    };
    const rivals = rivalsOn([sound, broken]);
    expect(rivals.map(({ name }) => name)).toEqual(["VMBench's OIS", 'acceleration error', 'always', 'random']);
    expect(rivals[1]!.flagged[1]!.flagged).toContain(10);
    expect(rivals[1]!.flagged[0]!.flagged).toEqual([]);
    expect(rivals[2]!.flagged.map(({ flagged }) => flagged.length)).toEqual([24, 24]);
    expect(rivalsOn([sound, broken])[3]!.flagged).toEqual(rivals[3]!.flagged);
  });
});
