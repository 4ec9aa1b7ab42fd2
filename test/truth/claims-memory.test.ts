import { expect, test } from 'vitest';
import kept from '../../content/results/amnesia.json' with { type: 'json' };
import type { AmnesiaResults } from '../../src/terms/amnesia-results.ts';

/** What the articles say of the generator in words, held to what the benchmark measured. */
const { memories, data } = kept as AmnesiaResults;
const at = (memory: number) => memories.find((row) => row.memory === memory)!;

test('single frames are as good at every memory', () => {
  const all = memories.map(({ plausibility }) => plausibility);
  expect(Math.max(...all) / Math.min(...all)).toBeLessThan(1.1);
  expect(Math.max(...all) / data.plausibility).toBeLessThan(1.1);
});

test('with none somebody of another build stands in the next frame, with one there is a person who trembles, with sixteen a walk', () => {
  expect(at(0).boneVariation).toBeGreaterThan(0.06);
  expect(at(0).coherence).toBeLessThan(-0.4);
  expect(at(1).boneVariation).toBeLessThan(0.04);
  expect(at(1).coherence).toBeLessThan(0.4);
  expect(at(16).coherence).toBeGreaterThan(0.65);
});

test('with two frames the motion becomes coherent at a stroke', () => {
  expect(at(2).coherence - at(1).coherence).toBeGreaterThan(0.25);
  expect(at(16).coherence - at(2).coherence).toBeLessThan(0.15);
});
