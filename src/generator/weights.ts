import { drawnPoseSize, prompts } from '../terms/generated.ts';
import { GeneratorError } from './errors.ts';

/** A layer: `outputs` rows of `inputs` numbers, one after another, and what is added to each output. */
export interface Dense {
  inputs: number;
  outputs: number;
  weights: Float32Array;
  bias: Float32Array;
}

/** One residual block of the denoiser. */
export interface Block {
  /** From what is known of earlier frames, and from the time. */
  seen: Dense;
  timed: Dense;
  up: Dense;
  down: Dense;
}

/** The trained model, unpacked and ready to draw. */
export interface PoseGenerator {
  width: number;
  hidden: number;
  /** Earlier frames that fit into its memory. */
  longest: number;
  /** How many times larger it is shown speeds than places. */
  sharper: number;
  /** Steps from noise to a pose that it was measured with, and where they begin (1 is pure noise). */
  steps: number;
  noisiest: number;
  /** How rough it is told that its memory is, in standard deviations: see the model card. */
  roughness: number;
  /** Size of the noise that it draws from. */
  loudness: number;
  mean: Float32Array;
  deviation: Float32Array;
  /** The least and the most that each standardised number has been in the data. */
  lowest: Float32Array;
  highest: Float32Array;
  /** A row of `width` numbers for each prompt, in the order of `prompts`. */
  prompt: Float32Array;
  /** What it takes from one earlier frame, the same for each. */
  glance: Dense;
  see: Dense;
  seeUp: Dense;
  seeDown: Dense;
  /** How far speed, and change of speed, carry on into the next frame. */
  coast: Dense;
  enter: Dense;
  leave: Dense;
  /** How far the noisy pose itself is trusted, and how much is added of one's own: from what is remembered, and from the time. */
  gatesSeen: Dense;
  gatesTimed: Dense;
  blocks: readonly Block[];
}

interface Entry {
  shape: number[];
  /** Whole numbers of 8 bits with a scale for each row, halves of 16 bits, or floats of 32. */
  kind: 'int8' | 'float16' | 'float32';
  offset: number;
  scale?: number;
}

interface Header {
  format: string;
  prompts: string[];
  poseSize: number;
  width: number;
  hidden: number;
  blocks: number;
  longest: number;
  sharper: number;
  steps: number;
  noisiest: number;
  roughness: number;
  loudness: number;
  tensors: Record<string, Entry>;
}

export const weightsFormat = 'frame-amnesia generator 1';

/** How many numbers of a time the denoiser is given. */
export const timeFeatures = 32;

/**
 * Unpacks the file of weights: the length of a JSON header (32 bits, little-endian), the header, and the tensors it lists.
 *
 * @throws GeneratorError `weights-damaged` where the file is cut short, or is another model's
 */
export function parseWeights(bytes: ArrayBuffer): PoseGenerator {
  try {
    return unpack(bytes);
  } catch (error) {
    throw new GeneratorError(
      'weights-damaged',
      'The generator’s weights arrived damaged. Load the page again; if that does not help, the site’s copy is broken.',
      { cause: error },
    );
  }
}

function unpack(bytes: ArrayBuffer): PoseGenerator {
  const view = new DataView(bytes);
  const length = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Header;
  if (header.format !== weightsFormat) throw new RangeError(`The format is ${header.format}.`);
  if (header.poseSize !== drawnPoseSize || header.prompts.join() !== prompts.join())
    throw new RangeError('The weights are for other poses or other prompts.');
  const payload = 4 + length;
  const tensor = (name: string): { shape: number[]; values: Float32Array } => {
    const entry = header.tensors[name];
    if (!entry) throw new RangeError(`There is no tensor ${name}.`);
    return { shape: entry.shape, values: read(view, payload, entry) };
  };
  const dense = (name: string): Dense => {
    const { shape, values } = tensor(`${name}.weight`);
    const [outputs = 0, inputs = 0] = shape;
    const bias = header.tensors[`${name}.bias`] ? tensor(`${name}.bias`).values : new Float32Array(outputs);
    return { inputs, outputs, weights: values, bias };
  };
  const { width, hidden, longest, sharper, steps, noisiest, roughness, loudness } = header;
  return {
    width,
    hidden,
    longest,
    sharper,
    steps,
    noisiest,
    roughness,
    loudness,
    mean: tensor('mean').values,
    deviation: tensor('deviation').values,
    lowest: tensor('lowest').values,
    highest: tensor('highest').values,
    prompt: tensor('prompt.weight').values,
    glance: dense('glance'),
    see: dense('see'),
    seeUp: dense('see_up'),
    seeDown: dense('see_down'),
    coast: dense('coast'),
    enter: dense('enter'),
    leave: dense('leave'),
    gatesSeen: dense('gates_seen'),
    gatesTimed: dense('gates_timed'),
    blocks: Array.from({ length: header.blocks }, (_, block) => ({
      seen: dense(`seen.${block}`),
      timed: dense(`timed.${block}`),
      up: dense(`up.${block}`),
      down: dense(`down.${block}`),
    })),
  };
}

function read(view: DataView, payload: number, { shape, kind, offset, scale = 0 }: Entry): Float32Array {
  const count = shape.reduce((product, side) => product * side, 1);
  const values = new Float32Array(count);
  const start = payload + offset;
  const columns = shape.at(-1) ?? 1;
  for (let index = 0; index < count; index += 1)
    values[index] =
      kind === 'int8'
        ? view.getInt8(start + index) * view.getFloat32(payload + scale + 4 * Math.floor(index / columns), true)
        : kind === 'float16'
          ? half(view.getUint16(start + 2 * index, true))
          : view.getFloat32(start + 4 * index, true);
  return values;
}

/** A number of IEEE 754's half precision. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** @throws GeneratorError `weights-missing`, `weights-damaged` */
export async function fetchWeights(url: string, signal?: AbortSignal): Promise<PoseGenerator> {
  const sentence = 'The generator’s weights could not be fetched. Check the connection and try again.';
  const response = await fetch(url, signal ? { signal } : {}).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new GeneratorError('weights-missing', sentence, { cause: error });
  });
  if (!response.ok) throw new GeneratorError('weights-missing', `${sentence} (The server said ${response.status}.)`);
  return parseWeights(await response.arrayBuffer());
}
