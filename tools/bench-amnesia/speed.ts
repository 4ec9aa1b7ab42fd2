import { denoise, contextOf, scratchFor, timeOf } from '../../src/generator/network.ts';
import { drawClip } from '../../src/generator/sampler.ts';
import type { PoseGenerator } from '../../src/generator/weights.ts';
import { drawnFrames, drawnPoseSize } from '../../src/terms/generated.ts';

const rounds = 15;

/** Milliseconds for a clip of 24 frames at memory 16, median of several. */
export interface Speed {
  ours: number;
  /** The same with what stays the same worked out anew in every step, as the trainer's code has it. */
  naive: number;
  frames: number;
  steps: number;
}

/** In turn, so that a machine whose speed drifts drifts under both; the first round warms up and is not counted. */
export function speedOf(model: PoseGenerator): Speed {
  const times: { ours: number; naive: number }[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const ours = timed(() => drawClip(model, { prompt: 'walk', memory: 16, seed: round }));
    const naive = timed(() => {
      drawNaively(model);
    });
    if (round >= 0) times.push({ ours, naive });
  }
  const median = (of: 'ours' | 'naive') => times.map((time) => time[of]).sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
  return { ours: median('ours'), naive: median('naive'), frames: drawnFrames, steps: model.steps };
}

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function drawNaively(model: PoseGenerator): void {
  const out = new Float32Array(drawnPoseSize);
  const earlier = Array.from({ length: model.longest }, () => new Float32Array(drawnPoseSize));
  for (let frame = 0; frame < drawnFrames; frame += 1)
    for (let step = 0; step < model.steps; step += 1)
      denoise(model, out, timeOf(model, step / model.steps), contextOf(model, 0, earlier), scratchFor(model), out);
}
