import { prompts } from '../../src/terms/generated.ts';
import type { ResultBar } from '../../src/terms/results.ts';
import { atLeast, atMost } from '../bars.ts';
import type { AmnesiaResults } from './results.ts';

/** The bars of the generator, each with its figure. */
export function amnesiaBars({ heldOut, memories, speed }: AmnesiaResults): ResultBar[] {
  const at = (memory: number) => memories.find((each) => each.memory === memory)!;
  const [none, most] = [at(0), at(16)];
  const apart = [heldOut, ...memories].map(({ plausibility }) => plausibility);
  const diversity = (of: typeof none) =>
    Math.max(...prompts.map((prompt) => Math.abs(of.diversity[prompt] / heldOut.diversity[prompt] - 1)));
  return [
    atLeast('jump', 'jump p50 at memory 0 over that at memory 16', none.jumpP50 / most.jumpP50, 15),
    atMost('coherence-0', 'coherence at memory 0', none.coherence, -0.4),
    atLeast('coherence-16', 'coherence at memory 16', most.coherence, 0.65),
    atMost(
      'plausibility',
      'distance of single frames to learned poses: the largest over the smallest, of every memory and held-out data',
      Math.max(...apart) / Math.min(...apart),
      1.1,
    ),
    ...prompts.map((prompt) =>
      atMost(`sluggish-${prompt}`, `sluggish clips at memory 16, ${prompt}`, most.sluggish[prompt], 0.1),
    ),
    atMost(
      'diversity-0',
      'diversity of first frames at memory 0: farthest from the data, of any prompt',
      diversity(none),
      0.15,
    ),
    atMost(
      'diversity-16',
      'diversity of first frames at memory 16: farthest from the data, of any prompt',
      diversity(most),
      0.15,
    ),
    atMost('speed', 'milliseconds for 24 frames of 20 steps at memory 16, median', speed.ours, 150),
  ];
}
