import { existsSync, readFileSync } from 'node:fs';
import { parseWeights, type PoseGenerator } from '../../generator/weights.ts';
import { drawClip } from '../../generator/sampler.ts';
import { memories, type DrawnPose, type Memory } from '../../terms/generated.ts';
import { optionsOf, type AmnesiaState } from './amnesia-state.ts';

/** From the root of the repository, where the build runs. */
export const weightsPath = 'public/generator/weights.bin';

let known: PoseGenerator | undefined;

/** The trained generator, read once. @throws Error where there are no weights: a build must not show what was never drawn */
export function generatorAtBuild(): PoseGenerator {
  if (!existsSync(weightsPath)) throw new Error(`There are no weights at ${weightsPath}: "npm run train" makes them.`);
  const bytes = readFileSync(weightsPath);
  known ??= parseWeights(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return known;
}

/** What the generator draws from a state's noise with every memory: the first state of the figure. */
export function clipsAtBuild(state: AmnesiaState): ReadonlyMap<Memory, readonly DrawnPose[]> {
  const generator = generatorAtBuild();
  return new Map(memories.map((memory) => [memory, drawClip(generator, { ...optionsOf(state), memory })]));
}
