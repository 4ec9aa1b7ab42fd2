import { afterEach, describe, expect, it, vi } from 'vitest';
import { bodyOf, bodyPath, reach } from '../../src/figures/threshold/body.ts';
import { openExample } from '../../src/figures/threshold/example.ts';
import { keep, readKept, resultIn } from '../../src/figures/threshold/kept.ts';
import { questionOf, rules } from '../../src/figures/threshold/question.ts';
import { planted, resultWords, scaleRows, trembleOf } from '../../src/figures/threshold/scale.ts';
import { fittedFloor } from '../../src/measure/noise-floor.ts';
import { bakedTruth } from '../../src/pipeline/baked-study.ts';

const truth = bakedTruth('street-walk-sound');
const body = bodyOf(truth);

describe('an example', () => {
  it('says which wrist is out and how far, and is the same for everybody', () => {
    const { question, brokenFrame, words } = openExample(0.15, body.frames.length);
    expect(openExample(0.15, body.frames.length)).toEqual({ question, brokenFrame, words });
    const { joint, x, y } = question.nudges[brokenFrame]!;
    expect(Math.hypot(x, y)).toBeCloseTo(0.15, 9);
    expect(words).toContain(`the ${question.broken} one’s ${joint.replace('-', ' ')} is 0.15 torso lengths out`);
  });

  it('differs from one of another level in nothing but how far the wrist is out', () => {
    const [weak, strong] = [0.15, 0.6].map((level) => openExample(level, body.frames.length));
    expect(weak!.brokenFrame).toBe(strong!.brokenFrame);
    expect(weak!.question).toMatchObject({ broken: strong!.question.broken, firstFrame: strong!.question.firstFrame });
  });
});

describe('the body that walks', () => {
  it('has its hips at the origin and its shoulders a torso length away, in every frame', () => {
    for (const frame of body.frames) {
      const middle = (pair: string) =>
        [0, 1].map((axis) => {
          const [left, right] = [`left-${pair}`, `right-${pair}`].map((joint) => body.joints.indexOf(joint as never));
          return (frame[2 * left! + axis]! + frame[2 * right! + axis]!) / 2;
        });
      expect(Math.hypot(...middle('hip'))).toBeCloseTo(0, 9);
      expect(Math.hypot(...middle('shoulder'))).toBeCloseTo(1, 9);
    }
  });

  it('stays inside the drawing, even with a wrist as far out as can be', () => {
    const [left, top, width, height] = reach;
    for (const [index, frame] of body.frames.entries()) {
      for (const [at, joint] of body.joints.entries()) {
        const out = joint.endsWith('wrist') ? rules.most : 0;
        const [x, y] = [frame[2 * at]!, frame[2 * at + 1]!];
        expect(x - out > left && x + out < left + width, `${joint} in frame ${index}`).toBe(true);
        expect(y - out > top && y + out < top + height, `${joint} in frame ${index}`).toBe(true);
      }
    }
  });

  it('is drawn the same but for the arm that is nudged', () => {
    const parts = (path: string) => path.split(/(?=M)/);
    const [sound, broken] = [
      parts(bodyPath(body, 10)),
      parts(bodyPath(body, 10, { joint: 'left-wrist', x: 0.3, y: 0 })),
    ];
    expect(broken.length).toBe(sound.length);
    expect(broken.filter((part, index) => part !== sound[index]).length).toBe(1);
    expect(() => bodyPath(body, body.frames.length)).toThrow(RangeError);
  });
});

describe('a question', () => {
  const questions = Array.from({ length: 400 }, (_, number) => questionOf(7, number, 0.1, body.frames.length));

  it('is the same for the same seed, and only as far out as the level says', () => {
    expect(questionOf(7, 3, 0.1, body.frames.length)).toEqual(questions[3]);
    const half = questionOf(7, 3, 0.05, body.frames.length);
    expect(half.broken).toBe(questions[3]!.broken);
    for (const { nudges } of questions)
      for (const nudge of nudges) if (nudge) expect(Math.hypot(nudge.x, nudge.y)).toBeCloseTo(0.1, 12);
  });

  it('breaks either side about as often, stays inside the clip, and starts and ends whole', () => {
    const left = questions.filter(({ broken }) => broken === 'left').length;
    expect(left).toBeGreaterThan(160);
    expect(left).toBeLessThan(240);
    for (const { firstFrame, nudges } of questions) {
      expect(firstFrame + nudges.length).toBeLessThanOrEqual(body.frames.length);
      expect(nudges.filter((nudge) => nudge !== null).length).toBe(8);
      expect(
        nudges
          .slice(0, 8)
          .concat(nudges.slice(-8))
          .every((nudge) => nudge === null),
      ).toBe(true);
    }
  });

  it('needs a clip that is long enough', () => {
    expect(() => questionOf(7, 0, 0.1, 10)).toThrow('this clip has 10');
  });
});

describe('the scale', () => {
  it('has the detector’s tremble for a wrist that is plain to see and does not move: its noise, as fitted', () => {
    const { noiseTorso, noisePixels } = fittedFloor.wrist;
    expect(trembleOf(body)).toBeCloseTo(Math.hypot(noiseTorso, noisePixels / body.torsoPixels), 9);
  });

  it('rises from the tremble to a strong fault, and puts the reader where the result is', () => {
    const rows = scaleRows(0.05, { level: planted.weak, low: 0.1, high: planted.medium });
    const at = Object.fromEntries(rows.map((row) => [row.id, row]));
    expect(at['tremble']!.at).toBeLessThan(at['weak']!.at!);
    expect(at['medium']!.at).toBeLessThan(at['strong']!.at!);
    expect(at['you']).toMatchObject({ at: at['weak']!.at, to: at['medium']!.at, value: '0.15' });
    expect(scaleRows(0.05, null)[0]).toMatchObject({ id: 'you', at: null, value: 'not known yet' });
  });

  it.each([
    [0.002, 'all that this figure can draw', 'under 0.005'],
    [0.03, 'finer than the chart', '0.03'],
    [0.1, 'about what you just notice', '0.1'],
    [0.4, 'would often get past you', '0.4'],
    [3, 'look like guesses', 'over 0.6'],
  ])('says what %d comes to', (level, words, value) => {
    const result = { level, low: level / 2, high: level * 2 };
    expect(resultWords(result, 0.05, body)).toContain(words);
    expect(scaleRows(0.05, result)[0]!.value).toBe(value);
  });

  it('gives the length on this man', () => {
    const result = { level: 0.1, low: 0.05, high: 0.2 };
    expect(Math.round(body.torsoMetres * 10)).toBe(5);
    expect(resultWords(result, 0.05, body)).toContain('5 cm on this man');
  });
});

describe('a kept result', () => {
  const result = { level: 0.06, low: 0.04, high: 0.11 };
  afterEach(() => vi.unstubAllGlobals());
  const storage = (items: Map<string, string>) => ({
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  });

  it('is read as it was written', () => {
    vi.stubGlobal('localStorage', storage(new Map()));
    expect(readKept()).toEqual({ result: null, problem: null });
    expect(keep(result)).toBeNull();
    expect(readKept()).toEqual({ result, problem: null });
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"schema":1}',
    '{"schema":2,"level":0.06,"low":0.04,"high":0.11}',
    '{"schema":1,"level":"0.06","low":0.04,"high":0.11}',
    '{"schema":1,"level":-1,"low":-2,"high":1}',
    '{"schema":1,"level":0.5,"low":0.04,"high":0.11}',
    '{"schema":1,"level":1e999,"low":0.04,"high":1e999}',
  ])('that is %s gets a sentence', (text) => {
    expect(resultIn(text)).toBeNull();
    vi.stubGlobal('localStorage', storage(new Map([['frame-amnesia:threshold', text]])));
    expect(readKept()).toEqual({ result: null, problem: expect.stringMatching(/cannot be read\..+\.$/) as string });
  });

  it('that may not be kept gets a sentence, and breaks nothing', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('blocked');
      },
      setItem: () => {
        throw new Error('blocked');
      },
    });
    expect(readKept().problem).toMatch(/\.$/);
    expect(keep(result)).toMatch(/\.$/);
  });
});
