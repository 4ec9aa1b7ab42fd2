import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { drawClip, type DrawOptions } from '../../src/generator/sampler.ts';
import { parseWeights, type PoseGenerator } from '../../src/generator/weights.ts';
import { memories, prompts, type DrawnPose, type Memory, type Prompt } from '../../src/terms/generated.ts';
import { partSizes } from '../train/export.ts';
import { weightsFile } from '../train/files.ts';
import { figuresOf, sluggishLimits, type Clips, type ClipsFigures } from './figures.ts';
import { clipsOf, learnedPoses } from './poses.ts';
import { speedOf, type Speed } from './speed.ts';

/** Clips of each prompt: six prompts make five hundred and four. */
const clipsEach = 84;
/** No bar hangs on shared noise: fewer do. */
const sharedEach = 20;
const learnedCount = 60_000;
/** Seeds that no page shows and nothing was chosen by. */
const firstSeed = 700_000;
/** Shares of noise that frames begin with in common, at memory 0. */
const shares = [0.9, 0.99, 1];

export interface AmnesiaResults {
  weightsSha256: string;
  /** What the set's people do, held out from training. */
  heldOut: ClipsFigures;
  memories: readonly (ClipsFigures & { memory: Memory })[];
  /** At memory 0, with noise in common. */
  shared: readonly (ClipsFigures & { share: number })[];
  /** Two peers without a model: one frame held still, and frames of the data drawn from a hat. */
  peers: { still: ClipsFigures; hat: ClipsFigures };
  /** Below which motion a clip is sluggish, torso lengths a frame. */
  sluggishBelow: Record<Prompt, number>;
  speed: Speed;
}

export function readWeights(): { model: PoseGenerator; sha256: string } {
  const bytes = readFileSync(weightsFile);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return { model: parseWeights(buffer), sha256: createHash('sha256').update(bytes).digest('hex') };
}

function drawn(model: PoseGenerator, options: Omit<DrawOptions, 'prompt' | 'seed'>, each = clipsEach): Clips {
  return new Map(
    prompts.map((prompt, index) => [
      prompt,
      Array.from({ length: each }, (_, clip) =>
        drawClip(model, { ...options, prompt, seed: firstSeed + index * clipsEach + clip }),
      ),
    ]),
  );
}

/** @param say is told what is being measured */
export async function amnesiaResults(say: (what: string) => void): Promise<AmnesiaResults> {
  const { model, sha256 } = readWeights();
  say('the data');
  const learned = await learnedPoses(learnedCount);
  const heldOut = await clipsOf('held-out', partSizes['held-out']);
  const limits = sluggishLimits(heldOut);
  const probes: Clips = new Map([...heldOut].map(([prompt, clips]) => [prompt, clips.slice(0, clipsEach)]));
  const figures = (clips: Clips) => figuresOf(clips, learned, limits);
  const measured = memories.map((memory) => {
    say(`memory ${memory}`);
    return { memory, ...figures(drawn(model, { memory })) };
  });
  const shared = shares.map((share) => {
    say(`${share} of the noise in common`);
    return { share, ...figures(drawn(model, { memory: 0, sharedNoise: share }, sharedEach)) };
  });
  say('the peers');
  const still = changed(probes, (clips, clip) => clips[clip]!.map(() => clips[clip]![0]!));
  const hat = changed(probes, (clips, clip) =>
    clips[clip]!.map((_, frame) => clips[(clip + frame * 31) % clips.length]![frame]!),
  );
  say('the speed');
  return {
    weightsSha256: sha256,
    heldOut: figures(probes),
    memories: measured,
    shared,
    peers: { still: figures(still), hat: figures(hat) },
    sluggishBelow: limits,
    speed: speedOf(model),
  };
}

function changed(
  clips: Clips,
  change: (clips: readonly (readonly DrawnPose[])[], clip: number) => readonly DrawnPose[],
): Clips {
  return new Map([...clips].map(([prompt, own]) => [prompt, own.map((_, clip) => change(own, clip))]));
}
