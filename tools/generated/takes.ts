import { motionOf } from '../../src/generator/measures.ts';
import { drawClip } from '../../src/generator/sampler.ts';
import { prompts, type DrawnPose, type Memory, type Prompt } from '../../src/terms/generated.ts';
import { sluggishLimits } from '../bench-amnesia/figures.ts';
import { clipsOf } from '../bench-amnesia/poses.ts';
import { readWeights } from '../bench-amnesia/results.ts';
import { filesFrom, hashOf } from '../clips/sources.ts';

/** A clip that the generator draws and the man acts. */
export interface GeneratedTake {
  name: string;
  prompt: Prompt;
  memory: Memory;
  seed: number;
  poses: readonly DrawnPose[];
}

/** Seeds that no page shows and nothing was chosen by. */
const firstSeed = 900_000;
const clipsEach = 4;
const heldOutEach = 200;

/**
 * What the detector is shown: of each prompt four clips without memory, and the same seeds with a memory of 16. A seed whose clip is sluggish
 * at 16 is passed over, as the bar has it.
 */
export async function generatedTakes(): Promise<GeneratedTake[]> {
  const { model } = readWeights();
  const limits = sluggishLimits(await clipsOf('held-out', heldOutEach));
  return prompts.flatMap((prompt) => {
    const takes: GeneratedTake[] = [];
    for (let seed = firstSeed; takes.length < 2 * clipsEach; seed += 1) {
      const drawn = (memory: Memory): GeneratedTake => ({
        name: `${prompt}-${memory}-${seed}`,
        prompt,
        memory,
        seed,
        poses: drawClip(model, { prompt, memory, seed }),
      });
      const remembered = drawn(16);
      if (motionOf(remembered.poses) >= limits[prompt]) takes.push(drawn(0), remembered);
    }
    return takes;
  });
}

/** One hash of the weights, the man and all the code that films him: clips with another are stale. */
export function generatedSources(): string {
  return hashOf(
    readWeights().sha256,
    filesFrom(['src/set/studio/index.ts', 'src/generator/sampler.ts', 'tools/clips/encode.ts']),
  );
}
