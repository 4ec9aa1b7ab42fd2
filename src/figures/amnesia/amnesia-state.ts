import { memories, prompts, type Memory, type Prompt } from '../../terms/generated.ts';
import type { DrawOptions } from '../../generator/sampler.ts';

/** Everything the reader can set. */
export interface AmnesiaState {
  prompt: Prompt;
  memory: Memory;
  /** Names the noise that all is drawn from. */
  seed: number;
  /** Share of the noise that all frames have in common; one of `noiseShares`. */
  sharedNoise: number;
}

/** Stops of the slider: most of what can be seen happens near the end. */
export const noiseShares = [0, 0.25, 0.5, 0.75, 0.9, 0.97, 0.99, 1] as const;

export const mostSeed = 9999;

export const defaultState: AmnesiaState = { prompt: 'walk', memory: 0, seed: 1, sharedNoise: 0 };

/** A figure in an article may begin elsewhere; what its attributes do not say, or say wrongly, is as usual. */
export function firstStateOf(asked: {
  prompt?: string | undefined;
  memory?: string | undefined;
  seed?: string | undefined;
}): AmnesiaState {
  const seed = Number(asked.seed);
  return {
    ...defaultState,
    prompt: prompts.find((prompt) => prompt === asked.prompt) ?? defaultState.prompt,
    memory: memories.find((memory) => String(memory) === asked.memory) ?? defaultState.memory,
    seed: Number.isInteger(seed) && seed >= 1 && seed <= mostSeed ? seed : defaultState.seed,
  };
}

export const optionsOf = ({ prompt, memory, seed, sharedNoise }: AmnesiaState): DrawOptions => ({
  prompt,
  memory,
  seed,
  sharedNoise,
});

/** Tells clips apart that share all but the memory. */
export const noiseKey = ({ prompt, seed, sharedNoise }: AmnesiaState): string =>
  JSON.stringify([prompt, seed, sharedNoise]);
