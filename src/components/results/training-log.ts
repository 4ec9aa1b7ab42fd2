import { readFileSync } from 'node:fs';
import type { Prompt } from '../../terms/generated.ts';

/** What the training of the generator was like, as `npm run train` writes it. */
export interface TrainingLog {
  weightsSha256: string;
  weightsBytes: number;
  parameters: number;
  recipe: {
    seed: number;
    steps: number;
    batch: number;
    rate: number;
    threads: number;
    /** Most noise on remembered frames while training, in standard deviations. */
    roughest: number;
  };
  data: {
    prompts: readonly Prompt[];
    /** Windows of each prompt. */
    windows: { train: number; 'held-out': number };
    frames: number;
    framesPerSecond: number;
    dataSha256: string;
  };
  torch: string;
  trainingSeconds: number;
  /** With the data's export. */
  wholeSeconds: number;
  log: readonly { step: number; loss: number; seconds: number }[];
}

/** From the root of the repository, where the build runs. */
export const trainingLog = JSON.parse(readFileSync('public/generator/training.json', 'utf8')) as TrainingLog;
