import { describe, expect, test } from 'vitest';
import { agreementSentence, shareInAgreement } from '../../src/study/agreement.ts';
import { durationFrom, endOfFrame, frameAt, timeOfFrame } from '../../src/study/frames.ts';
import { Study, worstFirst } from '../../src/study/study.ts';
import type { DriftSeries } from '../../src/terms/measurement.ts';
import { syntheticAnalysis, syntheticInfo } from '../browser/views-synthetic.ts';

/** A variable rate: steps of 40, 10, 100 and 33.333 ms, from 0.5 s on. */
const uneven = [500_000, 540_000, 550_000, 650_000, 683_333];

describe('which frame is on screen', () => {
  test.each([
    [0, 0],
    [39_000, 0],
    [40_000, 1],
    [49_999, 2], // Within half a millisecond of its beginning a frame has begun: WebM rounds to whole milliseconds.
    [49_000, 1],
    [50_000, 2],
    [149_000, 2],
    [150_000, 3],
    [183_333, 4],
    [10_000_000, 4],
    [-5, 0],
  ])('at %i us it is frame %i', (timeUs, frame) => {
    expect(frameAt(uneven, timeUs)).toBe(frame);
  });

  test('twins that round differently stay on the same frame', () => {
    const mp4 = Array.from({ length: 240 }, (_, frame) => Math.round((frame * 1e6) / 24));
    const webm = mp4.map((time) => Math.round(time / 1000) * 1000);
    for (let frame = 0; frame < 240; frame += 1) expect(frameAt(webm, timeOfFrame(mp4, frame))).toBe(frame);
  });

  test('every frame is found again at its own time', () => {
    for (let frame = 0; frame < uneven.length; frame += 1)
      expect(frameAt(uneven, timeOfFrame(uneven, frame))).toBe(frame);
  });

  test('a clip without frames has none', () => {
    expect(frameAt([], 0)).toBe(-1);
    expect(timeOfFrame([], 3)).toBe(0);
    expect(durationFrom([])).toBe(0);
  });

  test('a frame ends where the next begins, the last one with the clip', () => {
    expect(endOfFrame(uneven, 1, 216_000)).toBe(50_000);
    expect(endOfFrame(uneven, 4, 216_000)).toBe(216_000);
  });

  test('without a stated duration the last frame lasts as long as the middle one of the steps', () => {
    // Steps 10, 33.333, 40, 100 ms: the upper of the two in the middle is 40.
    expect(durationFrom(uneven)).toBe(183_333 + 40_000);
  });
});

function series(raw: readonly number[]): DriftSeries {
  const values = Float32Array.from(raw);
  return { rawTorsoLengths: values, floorTorsoLengths: values, driftTorsoLengths: values };
}

describe('agreement of a live run with the baked one', () => {
  test('is the share of values within 0.02 torso lengths; where neither has evidence nothing is compared', () => {
    const baked = series([0.1, 0.2, NaN, NaN, 0.5]);
    const live = series([0.115, 0.25, NaN, 0.1, 0.5]);
    expect(shareInAgreement(live, baked)).toBeCloseTo(2 / 4);
  });

  test('cannot be told of clips of different lengths', () => {
    expect(shareInAgreement(series([0.1]), series([0.1, 0.2]))).toBeNull();
    expect(agreementSentence(null)).toContain('cannot be compared');
  });

  test('says that the line landed from 95 % on, and that it did not below', () => {
    expect(agreementSentence(0.95)).toMatch(/landed on ours: 95 %/);
    expect(agreementSentence(0.949)).toMatch(/did not land on ours: only 94 %/);
  });
});

describe('a study', () => {
  const baked = syntheticAnalysis({ frames: 30, broken: [[10, 14]] });
  const live = syntheticAnalysis({ frames: 30, broken: [[10, 15]] });

  test('shows the baked analysis until the live one is done', () => {
    const study = new Study({ id: 'walk', baked });
    expect(study.shown.value).toBe(baked);
    study.beginRun(30);
    study.advanceRun(12, live);
    expect(study.shown.value).toBe(baked);
    expect(study.run.value).toMatchObject({ state: 'running', framesDone: 12, framesTotal: 30 });
    expect(study.agreementSentence.value).toBeNull();
    study.finishRun(live);
    expect(study.shown.value).toBe(live);
    expect(study.run.value.framesDone).toBe(30);
    expect(study.agreement.value).toBeGreaterThan(0.9);
    expect(study.agreementSentence.value).toMatch(/line (landed|did not land)/);
  });

  test('shows what a live run has found so far where nothing was baked', () => {
    const study = new Study({ id: 'own', info: syntheticInfo('own.mp4', live.track) });
    expect(study.shown.value).toBeNull();
    study.beginRun(30);
    study.advanceRun(5, live);
    expect(study.shown.value).toBe(live);
    study.cancelRun();
    expect(study.shown.value).toBe(live);
    expect(study.run.value.state).toBe('cancelled');
  });

  test('keeps the baked analysis when the run fails, and says why', () => {
    const study = new Study({ id: 'walk', baked });
    study.beginRun(30);
    study.failRun('The model could not be fetched.');
    expect(study.shown.value).toBe(baked);
    expect(study.run.value.problem).toBe('The model could not be fetched.');
    study.beginRun(30);
    expect(study.run.value.problem).toBeNull();
  });

  test('tells each warning once', () => {
    const info = { ...syntheticInfo('a', baked.track), warnings: ['Cut short.'] };
    const study = new Study({ id: 'walk', info });
    study.warn('Cut short.');
    study.warn('Tiny.');
    expect(study.warnings.value).toEqual(['Cut short.', 'Tiny.']);
  });

  test('takes times from the file, and from the track while there is no file', () => {
    const study = new Study({ id: 'walk', baked });
    expect(study.durationUs.value).toBe(30 * 41_667);
    study.setInfo({ ...syntheticInfo('a', baked.track), durationUs: 2_000_000 });
    expect(study.durationUs.value).toBe(2_000_000);
    expect(study.frameAt(study.timeOfFrame(7))).toBe(7);
  });

  test('puts the worst fault first: severity times confidence', () => {
    const [fault] = baked.measurement.faults;
    const sure = { ...fault!, severity: 0.5, confidence: 1, firstFrame: 9 };
    const unsure = { ...fault!, severity: 0.9, confidence: 0.5, firstFrame: 1 };
    expect(worstFirst([unsure, sure])).toEqual([sure, unsure]);
  });
});

test('a changed clip shows what was measured on it, and keeps its drift from before for comparison', () => {
  const came = syntheticAnalysis({ frames: 30, broken: [[10, 14]] });
  const study = new Study({ id: 'a', info: syntheticInfo('a', came.track), baked: came });
  expect(study.before.value).toBeNull();
  const analysis = syntheticAnalysis({ frames: 20, broken: [] });
  const info = syntheticInfo('a', analysis.track);
  study.revise({ info, analysis, planted: [], before: came.measurement.drift });
  expect(study.shown.value).toBe(analysis);
  expect(study.before.value).toBe(came.measurement.drift);
  expect(study.timestampsUs.value).toHaveLength(20);
  expect(study.isWhole.value).toBe(true);
});
