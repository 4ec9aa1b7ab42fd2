import { expect, test } from 'vitest';
import { stretchAt, stretchesOf } from '../../src/set/failures/stretches.ts';
import { strengthAt } from '../../src/set/failures/strength.ts';
import { redrawnStrengths } from '../../src/set/failures/redrawn.ts';
import { seeded } from '../../src/set/random.ts';

const clip = { frames: 120, framesPerSecond: 24 };

test('stretches cover 25 to 40 % of a clip, in order and apart, whatever the seed', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const stretches = stretchesOf(seed, 'redrawn', clip);
    const covered = stretches.reduce((sum, { firstFrame, lastFrame }) => sum + lastFrame - firstFrame + 1, 0);
    expect(covered / clip.frames).toBeGreaterThanOrEqual(0.25);
    expect(covered / clip.frames).toBeLessThanOrEqual(0.4);
    expect(stretches).toHaveLength(3);
    let free = 0;
    for (const { firstFrame, lastFrame } of stretches) {
      expect(firstFrame - free).toBeGreaterThanOrEqual(8);
      expect(lastFrame).toBeGreaterThan(firstFrame);
      free = lastFrame + 1;
    }
    expect(clip.frames - free).toBeGreaterThanOrEqual(8);
  }
});

test('stretches depend on the seed and the kind, and on nothing else', () => {
  expect(stretchesOf(1, 'redrawn', clip)).toEqual(stretchesOf(1, 'redrawn', clip));
  expect(stretchesOf(1, 'redrawn', clip)).not.toEqual(stretchesOf(2, 'redrawn', clip));
  expect(stretchesOf(1, 'redrawn', clip)).not.toEqual(stretchesOf(1, 'teleport', clip));
});

test('a frame belongs to the stretch that holds it, both ends included', () => {
  const stretches = [{ firstFrame: 10, lastFrame: 12 }];
  expect([9, 10, 12, 13].map((frame) => stretchAt(stretches, frame) !== undefined)).toEqual([false, true, true, false]);
});

test('the dial passes weak, medium and strong at a third, two thirds and one, and is straight between', () => {
  const at = (severity: number) => strengthAt(severity, redrawnStrengths);
  expect(at(0)).toBe(0);
  expect(at(1 / 6)).toBeCloseTo(0.075);
  expect(at(1 / 3)).toBeCloseTo(0.15);
  expect(at(2 / 3)).toBeCloseTo(0.3);
  expect(at(5 / 6)).toBeCloseTo(0.45);
  expect(at(1)).toBeCloseTo(0.6);
  expect(at(7)).toBeCloseTo(0.6);
});

test('seeded numbers repeat for the same parts and fill their range evenly', () => {
  const draw = (...parts: (string | number)[]) =>
    Array.from(
      { length: 4000 },
      (
        (random) => () =>
          random.unit()
      )(seeded(...parts)),
    );
  const numbers = draw(3, 'arm', 5);
  expect(draw(3, 'arm', 5)).toEqual(numbers);
  expect(draw(3, 'arm', 6)).not.toEqual(numbers);
  expect(numbers.reduce((a, b) => a + b, 0) / numbers.length).toBeCloseTo(0.5, 1);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
});
