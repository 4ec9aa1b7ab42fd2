import { drawnFrames, drawnPoseSize, prompts, type DrawnPose, type Memory, type Prompt } from '../terms/generated.ts';
import { contextOf, denoise, scratchFor, timeOf, type Context, type Time } from './network.ts';
import { normalNoise } from './noise.ts';
import type { PoseGenerator } from './weights.ts';

export interface DrawOptions {
  prompt: Prompt;
  /** How many of its own earlier frames the generator may see. */
  memory: Memory;
  /** A whole number; the first frame is the same for every memory. */
  seed: number;
  /** Share of the noise, 0 to 1, that all frames begin with in common; 0 when left out. */
  sharedNoise?: number;
  frames?: number;
}

/** Stream of the noise that frames have in common; frames count from 0. */
const commonStream = -1;

/** The noise from which a frame is drawn, of variance 1 whatever is shared (mixed as in PYoCo, Ge et al. 2023, equation 5). */
export function noiseOf({ seed, sharedNoise = 0 }: DrawOptions, frame: number): Float32Array {
  const own = normalNoise(seed, frame, drawnPoseSize);
  if (sharedNoise === 0) return own;
  const common = normalNoise(seed, commonStream, drawnPoseSize);
  const [of, rest] = [Math.sqrt(sharedNoise), Math.sqrt(1 - sharedNoise)];
  return own.map((value, index) => of * common[index]! + rest * value);
}

/** Signal and noise at a time from 0 (clean) to 1 (noise). */
function scheduleAt(time: number): { signal: number; loud: number } {
  return { signal: Math.cos((time * Math.PI) / 2), loud: Math.sin((time * Math.PI) / 2) };
}

interface Step {
  from: { signal: number; loud: number };
  to: { signal: number; loud: number };
  time: Time;
}

const stepsOf = new WeakMap<PoseGenerator, readonly Step[]>();

function stepsFor(model: PoseGenerator): readonly Step[] {
  const known = stepsOf.get(model);
  if (known) return known;
  const at = (step: number) => model.noisiest * (1 - step / model.steps);
  const steps = Array.from({ length: model.steps }, (_, step): Step => ({
    from: scheduleAt(at(step)),
    to: scheduleAt(at(step + 1)),
    time: timeOf(model, at(step)),
  }));
  stepsOf.set(model, steps);
  return steps;
}

/**
 * From noise to a pose in the model's steps: DDIM (Song, Meng & Ermon 2021, equation 12 with no added noise). Standardised.
 *
 * @param onStep is given what the model thinks the frame will be, after each step
 */
export function denoiseFrame(
  model: PoseGenerator,
  context: Context,
  noise: Float32Array,
  onStep?: (guess: Float32Array) => void,
): Float32Array {
  const scratch = scratchFor(model);
  const pose = noise.map((value) => model.loudness * value);
  const guess = new Float32Array(drawnPoseSize);
  for (const { from, to, time } of stepsFor(model)) {
    denoise(model, pose, time, context, scratch, guess);
    hold(model, guess);
    for (let index = 0; index < drawnPoseSize; index += 1) {
      const rest = (pose[index]! - from.signal * guess[index]!) / from.loud;
      pose[index] = to.signal * guess[index]! + to.loud * rest;
    }
    onStep?.(pose);
  }
  return pose;
}

/** Holds a guess to what the data has been (static thresholding, Saharia et al. 2022): memory then cannot run away with itself. */
function hold({ lowest, highest }: PoseGenerator, guess: Float32Array): void {
  for (let index = 0; index < guess.length; index += 1)
    guess[index] = Math.min(highest[index]!, Math.max(lowest[index]!, guess[index]!));
}

/** From the model's units to metres and hand states, which stay between 0 and 1. */
function inMetres({ mean, deviation }: PoseGenerator, standard: Float32Array): DrawnPose {
  const hands = drawnPoseSize - 4;
  return standard.map((value, index) => {
    const own = value * deviation[index]! + mean[index]!;
    return index < hands ? own : Math.min(1, Math.max(0, own));
  });
}

function standardised({ mean, deviation }: PoseGenerator, pose: DrawnPose): Float32Array {
  return pose.map((value, index) => (value - mean[index]!) / deviation[index]!);
}

/** Draws frame after frame; each sees the `memory` frames before it, and no other. */
export function* drawFrames(model: PoseGenerator, options: DrawOptions): IterableIterator<DrawnPose> {
  const prompt = prompts.indexOf(options.prompt);
  /** The latest first. */
  const remembered: Float32Array[] = [];
  for (let frame = 0; frame < (options.frames ?? drawnFrames); frame += 1) {
    const context = contextOf(model, prompt, remembered);
    const pose = denoiseFrame(model, context, noiseOf(options, frame));
    remembered.unshift(pose);
    remembered.length = Math.min(remembered.length, options.memory);
    yield inMetres(model, pose);
  }
}

/** A whole clip: `drawnFrames` poses. */
export function drawClip(model: PoseGenerator, options: DrawOptions): DrawnPose[] {
  return [...drawFrames(model, options)];
}

/**
 * How one frame comes out of the noise: the noise itself, then what is left of it after each step; the last is the frame.
 *
 * @param earlier the frames drawn before it, in order
 */
export function watchFrame(model: PoseGenerator, options: DrawOptions, earlier: readonly DrawnPose[]): DrawnPose[] {
  const remembered = earlier
    .slice(Math.max(0, earlier.length - options.memory))
    .toReversed()
    .map((pose) => standardised(model, pose));
  const context = contextOf(model, prompts.indexOf(options.prompt), remembered);
  const noise = noiseOf(options, earlier.length);
  const seen = [inMetres(model, noise)];
  denoiseFrame(model, context, noise, (pose) => seen.push(inMetres(model, pose)));
  return seen;
}
