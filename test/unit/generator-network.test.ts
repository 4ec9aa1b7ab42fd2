import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contextOf, denoise, scratchFor, timeOf } from '../../src/generator/network.ts';
import { normalNoise } from '../../src/generator/noise.ts';
import { denoiseFrame, drawClip, drawFrames, noiseOf, watchFrame } from '../../src/generator/sampler.ts';
import { parseWeights } from '../../src/generator/weights.ts';
import { drawnFrames, drawnPoseSize, memories, prompts, type Prompt } from '../../src/terms/generated.ts';
import { casesFile, weightsFile } from '../../tools/train/files.ts';

/** A case of the trainer: what its own code made of the packed weights. All in standardised units. */
interface Case {
  prompt: Prompt;
  /** The latest first. */
  earlier: number[][];
  noise: number[];
  firstGuess: number[];
  frame: number[];
}

const bytes = new Uint8Array(readFileSync(weightsFile)).buffer;
const model = parseWeights(bytes);
const cases = JSON.parse(readFileSync(casesFile, 'utf8')) as Case[];

/** The bar of the issue, in standardised units. */
const tolerance = 1e-2;

const farthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from({ length: drawnPoseSize }, (_, index) => Math.abs(a[index]! - b[index]!)));

test.each(cases.map((each) => [each.prompt, each.earlier.length, each] as const))(
  'the page draws what the trainer draws: %s, with %i frames remembered',
  (prompt, _, { earlier, noise, firstGuess, frame }) => {
    const context = contextOf(
      model,
      prompts.indexOf(prompt),
      earlier.map((pose) => Float32Array.from(pose)),
    );
    const guess = new Float32Array(drawnPoseSize);
    const own = Float32Array.from(noise);
    const start = own.map((value) => model.loudness * value);
    denoise(model, start, timeOf(model, model.noisiest), context, scratchFor(model), guess);
    expect(farthest(guess, firstGuess)).toBeLessThan(tolerance);
    expect(farthest(denoiseFrame(model, context, own), frame)).toBeLessThan(tolerance);
  },
);

test('every memory is among the trainer’s cases', () => {
  expect(new Set(cases.map(({ earlier }) => earlier.length))).toEqual(new Set(memories));
  expect(new Set(cases.map(({ prompt }) => prompt))).toEqual(new Set(prompts));
});

test('a clip is the same for the same seed, and its first frame the same for every memory', () => {
  const clips = memories.map((memory) => drawClip(model, { prompt: 'wave', memory, seed: 5 }));
  for (const clip of clips) {
    expect(clip).toHaveLength(drawnFrames);
    expect(clip[0]).toEqual(clips[0]![0]);
    expect(clip.every((pose) => pose.every(Number.isFinite))).toBe(true);
  }
  expect(clips[0]![5]).not.toEqual(clips[5]![5]);
  expect(drawClip(model, { prompt: 'wave', memory: 16, seed: 5 })).toEqual(clips[5]);
  expect(drawClip(model, { prompt: 'wave', memory: 16, seed: 6 })[0]).not.toEqual(clips[5]![0]);
});

test('a frame that is watched ends as the frame that is drawn', () => {
  const options = { prompt: 'jump', memory: 2, seed: 9 } as const;
  const clip = [...drawFrames(model, options)].slice(0, 6);
  const seen = watchFrame(model, options, clip.slice(0, 5));
  expect(seen).toHaveLength(model.steps + 1);
  // What is remembered went through metres and back, in single precision.
  for (const [index, value] of seen.at(-1)!.entries()) expect(value).toBeCloseTo(clip[5]![index]!, 2);
});

test('noise that is shared whole is the same in every frame, and its size never changes', () => {
  const options = { prompt: 'walk', memory: 0, seed: 3 } as const;
  expect(noiseOf({ ...options, sharedNoise: 1 }, 0)).toEqual(noiseOf({ ...options, sharedNoise: 1 }, 9));
  expect(noiseOf(options, 0)).not.toEqual(noiseOf(options, 9));
  for (const sharedNoise of [0, 0.5, 0.9, 1]) {
    let squares = 0;
    for (let frame = 0; frame < 200; frame += 1)
      for (const value of noiseOf({ ...options, seed: frame, sharedNoise }, frame)) squares += value * value;
    expect(squares / (200 * drawnPoseSize)).toBeCloseTo(1, 1);
  }
  const still = drawClip(model, { ...options, sharedNoise: 1 });
  expect(still.every((pose) => farthest(pose, still[0]!) === 0)).toBe(true);
});

test('noise is normal, and its streams do not depend on each other', () => {
  const [a, b] = [normalNoise(1, 0, 20_000), normalNoise(1, 1, 20_000)];
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(a)).toBeCloseTo(0, 1);
  expect(mean(a.map((value) => value * value))).toBeCloseTo(1, 1);
  expect(mean(a.map((value) => value ** 4))).toBeCloseTo(3, 0);
  expect(mean(a.map((value, index) => value * b[index]!))).toBeCloseTo(0, 1);
});

test('damaged weights are told in a sentence', () => {
  expect(() => parseWeights(bytes.slice(0, 5000))).toThrow(/arrived damaged/);
  expect(() => parseWeights(new ArrayBuffer(0))).toThrow(/arrived damaged/);
  const other = bytes.slice(0);
  new Uint8Array(other).set(new TextEncoder().encode('{"format":"x'), 4);
  expect(() => parseWeights(other)).toThrow(/arrived damaged/);
});
