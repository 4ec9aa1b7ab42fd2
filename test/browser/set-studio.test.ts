import { afterAll, expect, test } from 'vitest';
import { drawClip } from '../../src/generator/sampler.ts';
import { fetchWeights } from '../../src/generator/weights.ts';
import { createStudio } from '../../src/set/studio/index.ts';
import { drawnPoints } from '../../src/terms/generated.ts';

const size = { width: 320, height: 180 };
const studio = await createStudio(size);
const model = await fetchWeights('/generator/weights.bin');

afterAll(() => {
  studio.dispose();
});

function picture(): Uint8Array {
  const context = studio.canvas.getContext('webgl2')!;
  const pixels = new Uint8Array(size.width * size.height * 4);
  context.readPixels(0, 0, size.width, size.height, context.RGBA, context.UNSIGNED_BYTE, pixels);
  return pixels;
}

const differing = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((count, value, at) => count + (value === b[at] ? 0 : 1), 0);

test('the man takes the pose that was drawn, whole in the picture, and the same pose gives the same picture', () => {
  const [first, second] = drawClip(model, { prompt: 'wave', memory: 0, seed: 2, frames: 2 });
  studio.show(first!, 'wave');
  const before = picture();
  const at = (name: (typeof drawnPoints)[number]) => studio.pointsInPicture()[drawnPoints.indexOf(name)]!;
  for (const name of drawnPoints) {
    expect(at(name).x).toBeGreaterThan(0.1);
    expect(at(name).x).toBeLessThan(0.9);
    expect(at(name).y).toBeGreaterThan(0.05);
    expect(at(name).y).toBeLessThan(0.97);
  }
  expect(at('nose').y).toBeLessThan(at('left-hip').y);
  expect(at('left-hip').y).toBeLessThan(at('left-ankle').y);
  studio.show(second!, 'wave');
  expect(differing(before, picture())).toBeGreaterThan(500);
  studio.show(first!, 'wave');
  expect(differing(before, picture())).toBe(0);
});

test('a cup is held by whoever drinks, and by nobody else', () => {
  const pose = drawClip(model, { prompt: 'drink', memory: 16, seed: 1, frames: 3 })[2]!;
  studio.show(pose, 'walk');
  const without = picture();
  studio.show(pose, 'drink');
  expect(differing(without, picture())).toBeGreaterThan(20);
});

test('every prompt stays in the picture, from the crouch to the flight', () => {
  for (const prompt of ['jump', 'fly', 'dance'] as const)
    for (const pose of drawClip(model, { prompt, memory: 16, seed: 4 })) {
      studio.show(pose, prompt);
      for (const { x, y } of studio.pointsInPicture()) {
        expect(Math.abs(x - 0.5)).toBeLessThan(0.5);
        expect(Math.abs(y - 0.5)).toBeLessThan(0.5);
      }
    }
});
