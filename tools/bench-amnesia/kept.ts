import { join } from 'node:path';
import { format } from 'prettier';
import type { AmnesiaResults as Kept, AmnesiaRow } from '../../src/terms/amnesia-results.ts';
import { prompts } from '../../src/terms/generated.ts';
import type { ResultBar } from '../../src/terms/results.ts';
import { root } from '../setup/say.mjs';
import { mean, type ClipsFigures } from './figures.ts';
import type { AmnesiaResults } from './results.ts';

/** What pages show of the benchmark. */
export const keptAmnesia = join(root, 'content', 'results', 'amnesia.json');

/** Digits of a figure that are kept: more than a page shows, and fewer than tell one machine's arithmetic from another's. */
const digits = 4;

function rowOf(figures: ClipsFigures): AmnesiaRow {
  const { jumpP50, jumpP95, coherence, plausibility, boneVariation, diversity, sluggish, motion } = figures;
  return {
    jumpP50,
    jumpP95,
    coherence,
    plausibility,
    boneVariation,
    motion: mean(prompts.map((prompt) => motion[prompt])),
    diversity: mean(prompts.map((prompt) => diversity[prompt])),
    sluggish,
  };
}

/** The text of the kept file. */
export async function keptText(results: AmnesiaResults, bars: readonly ResultBar[]): Promise<string> {
  const { heldOut, memories, shared, speed, weightsSha256 } = results;
  const kept: Kept = {
    madeBy: 'npm run bench:amnesia -- --keep',
    weightsSha256,
    clips: memories[0]!.clips,
    data: rowOf(heldOut),
    memories: memories.map((figures) => ({ memory: figures.memory, ...rowOf(figures) })),
    sharedNoise: shared.map((figures) => ({ share: figures.share, ...rowOf(figures) })),
    drawMilliseconds: speed.ours,
    bars,
  };
  const rounded = JSON.stringify(kept, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(digits)) : value,
  );
  return format(rounded, { parser: 'json', printWidth: 120 });
}
