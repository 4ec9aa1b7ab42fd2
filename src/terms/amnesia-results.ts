import type { Memory, Prompt } from './generated.ts';
import type { ResultBar } from './results.ts';

/** What was measured on many clips of one memory, or on held-out clips of the training data. Lengths without a unit are torso lengths. */
export interface AmnesiaRow {
  /** Over all points and frames: see `jumpsOf` in src/generator/measures.ts. */
  jumpP50: number;
  jumpP95: number;
  /** Of wrists and ankles: see `coherenceOf`. */
  coherence: number;
  /** Mean distance of a single frame to the nearest pose of the training data, in metres: see `nearestDistance`. */
  plausibility: number;
  /** Mean change of a bone's length within a clip: standard deviation over mean. */
  boneVariation: number;
  motion: number;
  /** Mean distance between the first frames of two clips of a prompt, in metres. */
  diversity: number;
  /** Share of clips, 0 to 1, that move less than the 2nd percentile of the data does, by prompt. */
  sluggish: Readonly<Record<Prompt, number>>;
}

/** What the benchmark of the generator found out: content/results/amnesia.json, written by `npm run bench:amnesia -- --keep`. */
export interface AmnesiaResults {
  madeBy: string;
  /** Of the weights that were measured. */
  weightsSha256: string;
  /** Clips behind each row. */
  clips: number;
  /** Of the training data, those that the generator has never seen. */
  data: AmnesiaRow;
  memories: readonly (AmnesiaRow & { memory: Memory })[];
  /** Noise in common at memory 0, by the share of it. */
  sharedNoise: readonly (Pick<AmnesiaRow, 'jumpP50' | 'coherence' | 'motion'> & { share: number })[];
  /** Milliseconds that a clip of 24 frames takes one core at memory 16: the median. */
  drawMilliseconds: number;
  bars: readonly ResultBar[];
}
