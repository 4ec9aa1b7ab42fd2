import { drawnPoseSize } from '../terms/generated.ts';
import { timeFeatures, type Dense, type PoseGenerator } from './weights.ts';

/** What stays the same while one frame is denoised: what the model makes of the prompt and of the frames it remembers. */
export interface Context {
  /** For each block `width` numbers. */
  seen: readonly Float32Array[];
  /** Where the body goes if it goes on as it went: `drawnPoseSize` numbers. */
  coasted: Float32Array;
  /** Before the time is known: how far the noisy pose is trusted, then how much is added of one's own; `drawnPoseSize` numbers each. */
  gates: Float32Array;
}

/** What the model makes of a time: the same for every frame, so worked out once. */
export interface Time {
  /** For each block `width` numbers. */
  blocks: readonly Float32Array[];
  gates: Float32Array;
}

/** `out = weights x values + bias`. Four rows at a time: each value is read once for all of them, which takes half as long. */
export function applyDense({ inputs, outputs, weights, bias }: Dense, values: Float32Array, out: Float32Array): void {
  let output = 0;
  for (; output + 3 < outputs; output += 4) {
    const first = output * inputs;
    const second = first + inputs;
    const third = second + inputs;
    const fourth = third + inputs;
    let a = bias[output]!;
    let b = bias[output + 1]!;
    let c = bias[output + 2]!;
    let d = bias[output + 3]!;
    for (let input = 0; input < inputs; input += 1) {
      const value = values[input]!;
      a += weights[first + input]! * value;
      b += weights[second + input]! * value;
      c += weights[third + input]! * value;
      d += weights[fourth + input]! * value;
    }
    out[output] = a;
    out[output + 1] = b;
    out[output + 2] = c;
    out[output + 3] = d;
  }
  for (; output < outputs; output += 1) {
    let sum = bias[output]!;
    for (let input = 0; input < inputs; input += 1) sum += weights[output * inputs + input]! * values[input]!;
    out[output] = sum;
  }
}

function silu(values: Float32Array): void {
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    values[index] = value / (1 + Math.exp(-value));
  }
}

/** Layer normalisation without weights of its own (Ba et al. 2016). */
function normalise(values: Float32Array, out: Float32Array): void {
  const count = values.length;
  let [sum, squares] = [0, 0];
  for (let index = 0; index < count; index += 1) sum += values[index]!;
  const mean = sum / count;
  for (let index = 0; index < count; index += 1) squares += (values[index]! - mean) ** 2;
  const scale = 1 / Math.sqrt(squares / count + 1e-5);
  for (let index = 0; index < count; index += 1) out[index] = (values[index]! - mean) * scale;
}

/** Sines and cosines of a time from 0 (clean) to 1 (noise), at rates that double. */
export function featuresOfTime(time: number): Float32Array {
  const half = timeFeatures / 2;
  const features = new Float32Array(timeFeatures);
  for (let wave = 0; wave < half; wave += 1) {
    const angle = time * Math.PI * 2 ** ((5 * wave) / (half - 1));
    features[wave] = Math.sin(angle);
    features[half + wave] = Math.cos(angle);
  }
  return features;
}

/**
 * @param prompt its place in `prompts`
 * @param earlier standardised poses that are remembered, the latest first; at most `longest`
 */
export function contextOf(model: PoseGenerator, prompt: number, earlier: readonly Float32Array[]): Context {
  const { width, longest, sharper } = model;
  const slot = drawnPoseSize + 1;
  const frames = new Float32Array(longest * slot);
  for (const [lag, pose] of earlier.slice(0, longest).entries()) {
    frames.set(pose, lag * slot);
    frames[lag * slot + drawnPoseSize] = 1;
  }
  const { outputs } = model.glance;
  const flat = new Float32Array(longest * outputs + 2 * drawnPoseSize + 1);
  for (let lag = 0; lag < longest; lag += 1)
    applyDense(
      model.glance,
      frames.subarray(lag * slot, (lag + 1) * slot),
      flat.subarray(lag * outputs, (lag + 1) * outputs),
    );
  const [speed, change] = speedsOf(earlier);
  for (let index = 0; index < drawnPoseSize; index += 1) {
    flat[longest * outputs + index] = sharper * speed[index]!;
    flat[longest * outputs + drawnPoseSize + index] = sharper * change[index]!;
  }
  flat[flat.length - 1] = model.roughness;
  const state = new Float32Array(width);
  applyDense(model.see, flat, state);
  for (let index = 0; index < width; index += 1) state[index]! += model.prompt[prompt * width + index]!;
  silu(state);
  const wide = new Float32Array(model.seeUp.outputs);
  applyDense(model.seeUp, state, wide);
  silu(wide);
  const more = new Float32Array(width);
  applyDense(model.seeDown, wide, more);
  for (let index = 0; index < width; index += 1) state[index]! += more[index]!;
  const carried = new Float32Array(2 * drawnPoseSize);
  applyDense(model.coast, state, carried);
  const coasted = new Float32Array(drawnPoseSize);
  for (let index = 0; index < drawnPoseSize; index += 1)
    coasted[index] =
      frames[index]! + carried[index]! * speed[index]! + carried[drawnPoseSize + index]! * change[index]!;
  const gates = new Float32Array(2 * drawnPoseSize);
  applyDense(model.gatesSeen, state, gates);
  const seen = model.blocks.map((block) => {
    const out = new Float32Array(width);
    applyDense(block.seen, state, out);
    return out;
  });
  return { seen, coasted, gates };
}

/** From frame to frame: how far each number came, and how far that differs from the time before; nothing where too little is remembered. */
function speedsOf([latest, before, third]: readonly Float32Array[]): [speed: Float32Array, change: Float32Array] {
  const [speed, change] = [new Float32Array(drawnPoseSize), new Float32Array(drawnPoseSize)];
  for (let index = 0; latest && before && index < drawnPoseSize; index += 1) {
    speed[index] = latest[index]! - before[index]!;
    if (third) change[index] = latest[index]! - 2 * before[index]! + third[index]!;
  }
  return [speed, change];
}

export function timeOf(model: PoseGenerator, time: number): Time {
  const features = featuresOfTime(time);
  const apply = (dense: Dense) => {
    const out = new Float32Array(dense.outputs);
    applyDense(dense, features, out);
    return out;
  };
  return { blocks: model.blocks.map(({ timed }) => apply(timed)), gates: apply(model.gatesTimed) };
}

/** Room to work in, made once. */
export interface Scratch {
  state: Float32Array;
  inner: Float32Array;
  wide: Float32Array;
}

export function scratchFor({ width, hidden }: PoseGenerator): Scratch {
  return { state: new Float32Array(width), inner: new Float32Array(width), wide: new Float32Array(hidden) };
}

/** The model's guess at the clean pose, standardised, written to `out`. */
export function denoise(
  model: PoseGenerator,
  noisy: Float32Array,
  time: Time,
  context: Context,
  { state, inner, wide }: Scratch,
  out: Float32Array,
): void {
  const { width } = model;
  applyDense(model.enter, noisy, state);
  for (let block = 0; block < model.blocks.length; block += 1) {
    const { up, down } = model.blocks[block]!;
    const [seen, timed] = [context.seen[block]!, time.blocks[block]!];
    for (let index = 0; index < width; index += 1) inner[index] = state[index]! + seen[index]! + timed[index]!;
    normalise(inner, inner);
    applyDense(up, inner, wide);
    silu(wide);
    applyDense(down, wide, inner);
    for (let index = 0; index < width; index += 1) state[index]! += inner[index]!;
  }
  normalise(state, inner);
  applyDense(model.leave, inner, out);
  for (let index = 0; index < out.length; index += 1) {
    const trust = sigmoid(context.gates[index]! + time.gates[index]!);
    const amount = sigmoid(context.gates[drawnPoseSize + index]! + time.gates[drawnPoseSize + index]!);
    out[index] = trust * noisy[index]! + (1 - trust) * context.coasted[index]! + 2 * amount * out[index]!;
  }
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
