import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { gameWords, roundWords, shareText, truthWords } from '../../src/figures/game/verdict.ts';
import { flashVerdict } from '../../src/figures/shared/desk.ts';
import { measure } from '../../src/measure/measure.ts';
import { decodePixels } from '../../src/pipeline/baked-pixels.ts';
import { bakedTruth } from '../../src/pipeline/baked-study.ts';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import { choiceOf, choiceOfKind, choices } from '../../src/study/game/choices.ts';
import { gameClips, gameIn, gameText, newGame, nextClip, totalsOf, withRound } from '../../src/study/game/progress.ts';
import { detectorAnswer, eventsOf, nearness, pointsOf, type GameEvent } from '../../src/study/game/scoring.ts';
import { faultKinds } from '../../src/terms/kinds.ts';
import { gameTakes } from '../../tools/clips/game-takes.ts';

const seconds = (value: number) => value * 1e6;
const event = (from: number, to: number, choice: GameEvent['choice'] = 'limb-place'): GameEvent => ({
  choice,
  fromUs: seconds(from),
  toUs: seconds(to),
});
const two = [event(0.6, 1), event(2, 2.4)];
const marks = (...at: number[]) => at.map(seconds);

describe('the choices', () => {
  it('hold every kind once, and lead back to it', () => {
    const held = choices.flatMap(({ kinds }) => [...kinds] as string[]);
    expect(held.toSorted()).toEqual([...faultKinds].toSorted());
    for (const kind of faultKinds) expect(choiceOf(choiceOfKind(kind)).kinds).toContain(kind);
  });
});

describe('points', () => {
  it.each([
    ['before by half a second', 0.1, 0],
    ['before by a quarter', 0.35, 0.5],
    ['inside', 0.8, 1],
    ['a quarter late, as hands are', 1.25, 1],
    ['three eighths late', 1.375, 0.5],
    ['half a second late', 1.5, 0],
  ])('a mark %s', (_, at, expected) => expect(nearness(seconds(at), two[0]!)).toBeCloseTo(expected, 6));

  it('are all for both places and the right word', () => {
    expect(pointsOf({ marksUs: marks(0.7, 2.1), choice: 'limb-place' }, two)).toEqual({ where: 60, what: 40 });
  });

  it('are half of where for one place of two, and of what for a cousin', () => {
    expect(pointsOf({ marksUs: marks(0.7), choice: 'limb-shape' }, two)).toEqual({ where: 30, what: 20 });
    expect(pointsOf({ marksUs: marks(0.7), choice: 'light' }, two)).toEqual({ where: 30, what: 0 });
  });

  it('are not had by pressing all the time', () => {
    const everywhere = Array.from({ length: 12 }, (_, index) => seconds(index / 4));
    expect(pointsOf({ marksUs: everywhere, choice: 'limb-place' }, two).where).toBe(10);
    // Twice in the same place is one place.
    expect(pointsOf({ marksUs: marks(0.7, 0.8), choice: 'limb-place' }, two).where).toBe(30);
  });

  it('give each fault its mark, however the marks are told', () => {
    // The first mark is near both; the second only near the first fault, and in it.
    const close = [event(0.6, 1), event(1.3, 1.5)];
    expect(pointsOf({ marksUs: marks(1.2, 0.8), choice: 'limb-place' }, close).where).toBeGreaterThan(50);
  });

  it('do not ask for six presses in three seconds', () => {
    const six = [0.5, 0.9, 1.3, 1.7, 2.1, 2.5].map((at) => event(at, at + 0.08, 'time'));
    expect(pointsOf({ marksUs: marks(0.52, 1.75), choice: 'time' }, six)).toEqual({ where: 60, what: 40 });
  });

  it('of the trick round go to who is not tricked', () => {
    expect(pointsOf({ marksUs: [], choice: 'nothing' }, [])).toEqual({ where: 60, what: 40 });
    expect(pointsOf({ marksUs: marks(1), choice: 'light' }, [])).toEqual({ where: 0, what: 0 });
    expect(pointsOf({ marksUs: [], choice: 'nothing' }, two)).toEqual({ where: 0, what: 0 });
  });
});

describe('a game', () => {
  it('plays every clip once, in an order of its own', () => {
    const rolls = [0.1, 0.9, 0.4, 0.7, 0.2, 0.99, 0, 0.5, 0.3, 0.6, 0.8];
    let at = 0;
    const { order } = newGame(() => rolls[at++ % rolls.length]!);
    expect(order).not.toEqual(gameClips);
    expect(order.toSorted()).toEqual([...gameClips]);
    expect(newGame(() => 0.999999).order).toEqual(gameClips);
  });

  const round = { reader: { where: 30, what: 20 }, detector: { where: 60, what: 40 } };

  it('counts both sides, and ends', () => {
    let game = newGame(() => 0.5);
    for (const clip of game.order) {
      expect(nextClip(game)).toBe(clip);
      game = withRound(game, round);
    }
    expect(nextClip(game)).toBeNull();
    expect(totalsOf(game)).toEqual({ reader: 600, detector: 1200 });
  });

  it('is read as it was written', () => {
    const game = withRound(
      newGame(() => 0.3),
      round,
    );
    expect(gameIn(gameText(game))).toEqual(game);
  });

  const good = JSON.parse(
    gameText(
      withRound(
        newGame(() => 0.3),
        round,
      ),
    ),
  ) as Record<string, unknown>;
  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"schema":1}',
    JSON.stringify({ ...good, schema: 2 }),
    JSON.stringify({ ...good, order: ['game-01'] }),
    JSON.stringify({ ...good, order: Array(12).fill('game-01') }),
    JSON.stringify({ ...good, played: [null] }),
    JSON.stringify({ ...good, played: Array(13).fill(round) }),
    JSON.stringify({ ...good, played: [{ ...round, reader: { where: 61, what: 0 } }] }),
    JSON.stringify({ ...good, played: [{ ...round, reader: { where: 0.5, what: 0 } }] }),
    JSON.stringify({ ...good, played: [{ reader: round.reader }] }),
  ])('that is %s is none', (text) => expect(gameIn(text)).toBeNull());
});

describe('what is said', () => {
  const points = (reader: number, detector: number) => ({
    reader: { where: Math.min(60, reader), what: Math.max(0, reader - 60) },
    detector: { where: Math.min(60, detector), what: Math.max(0, detector - 60) },
  });

  it.each([
    [100, 30, 'You 100, the detector 30, of 100. Your eye wins'],
    [100, 0, 'It saw nothing'],
    [30, 100, 'the closer one'],
    [0, 100, 'right past you'],
    [0, 0, 'in good company'],
    [50, 50, 'Even.'],
  ])('of a round that went %d to %d', (reader, detector, words) => {
    expect(roundWords(points(reader, detector), false)).toContain(words);
    expect(roundWords(points(reader, detector), false)).not.toContain('trick');
  });

  it('of the trick', () => {
    expect(roundWords(points(0, 100), true)).toMatch(/^Nothing was wrong.*twitches\.$/);
    expect(roundWords(points(100, 0), true)).toMatch(/^Nothing was wrong.*Not everybody kept calm\.$/);
    expect(roundWords(points(100, 100), true)).toMatch(/^Nothing was wrong.*Even\.$/);
  });

  it('of the truth, each thing once', () => {
    for (const clip of gameClips) {
      const words = truthWords(bakedTruth(clip).faults);
      expect(new Set(words.split('; ')).size, clip).toBe(words.split('; ').length);
    }
    expect(truthWords(bakedTruth('game-01').faults)).toBe('Redrawn: right arm');
    expect(truthWords([])).toBe('Nothing is wrong');
  });

  it.each([
    [100, 50, 'You have 1200 points and the detector 600, of 1200. You win.'],
    [50, 100, 'The detector wins.'],
    [50, 50, 'A draw'],
  ])('at the end of a game of %d to %d a round', (reader, detector, words) => {
    const order = newGame(() => 0.5).order;
    const game = { order, played: order.map(() => points(reader, detector)) };
    expect(gameWords(game)).toContain(words);
    expect(shareText(game, 'https://example.org/spot-it/')).toBe(
      `Spot it, 12 clips that may be broken: ${12 * reader} points for me, ${12 * detector} for the detector, of 1200. https://example.org/spot-it/`,
    );
  });
});

describe('the rounds', () => {
  test('are the film set’s, in files that lie there', () => {
    expect(gameClips.toSorted()).toEqual(gameTakes.map(({ take }) => take.name).toSorted());
    for (const clip of gameClips)
      for (const ending of ['mp4', 'jpg', 'track.gz', 'pixels.gz', 'truth.json.gz'])
        expect(existsSync(`public/clips/${clip}.${ending}`), `${clip}.${ending}`).toBe(true);
  });

  const rounds = gameClips.map((clip) => {
    const unpacked = (ending: string) => gunzipSync(readFileSync(`public/clips/${clip}.${ending}.gz`));
    const { track } = decodeTrack(unpacked('track'));
    const { pixels } = decodePixels(unpacked('pixels'));
    const events = eventsOf(bakedTruth(clip).faults, track.timestampsUs);
    return { clip, events, pixels, answer: detectorAnswer(measure(track, pixels).faults, track.timestampsUs) };
  });

  test('hold one trick, and a perfect player gets every point', () => {
    expect(rounds.filter(({ events }) => events.length === 0)).toHaveLength(1);
    for (const { clip, events } of rounds) {
      const marksUs = events.map(({ fromUs, toUs }) => (fromUs + toUs) / 2);
      const choice = events[0]?.choice ?? 'nothing';
      expect(pointsOf({ marksUs, choice }, events), clip).toEqual({ where: 60, what: 40 });
    }
  });

  test('can be won and lost by the detector', () => {
    const points = rounds.map(({ answer, events }) => pointsOf(answer, events)).map((p) => p.where + p.what);
    expect(Math.max(...points)).toBe(100);
    expect(Math.min(...points)).toBeLessThan(50);
    for (const { answer, clip } of rounds) expect(answer.marksUs.length === 0, clip).toBe(answer.choice === 'nothing');
  });

  test('flash in one, which is held back before it plays', () => {
    expect(rounds.filter(({ pixels }) => !flashVerdict(pixels).safe).map(({ clip }) => clip)).toEqual(['game-08']);
  });
});
