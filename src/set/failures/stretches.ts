import { seeded, type Random } from '../random.ts';

/** Frames of a clip, both ends included. */
export interface Stretch {
  firstFrame: number;
  lastFrame: number;
}

/** How long a clip is, and on which clock. */
export interface ClipLength {
  frames: number;
  framesPerSecond: number;
}

/** Share of a clip that its faults cover. */
export const coverage = 1 / 3;

const stretchesASecond = 0.6;
const weightSpread = 0.35;

/**
 * Where in a clip a failure happens: a few stretches, seeded, that together cover about a third of it. Sound time comes first and last,
 * so that a viewer has something to compare with.
 *
 * @param kind what fails; other kinds get other stretches from the same seed
 */
export function stretchesOf(
  seed: number,
  kind: string,
  clip: ClipLength,
  { share = coverage, atLeast = 1 }: { share?: number; atLeast?: number } = {},
): Stretch[] {
  const random = seeded(seed, 'stretches', kind);
  const count = Math.max(atLeast, Math.round((clip.frames / clip.framesPerSecond) * stretchesASecond));
  const broken = Math.round(clip.frames * share);
  const lengths = split(broken, weights(count));
  const gaps = split(clip.frames - broken, weights(count + 1));
  let frame = 0;
  return lengths.map((length, index) => {
    frame += gaps[index]!;
    const stretch = { firstFrame: frame, lastFrame: frame + length - 1 };
    frame += length;
    return stretch;
  });

  function weights(parts: number): number[] {
    return Array.from({ length: parts }, () => random.between(1 - weightSpread, 1 + weightSpread));
  }
}

/** Cuts a whole number into parts in proportion to weights; the parts are whole and add up. */
function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let weight = 0;
  let spent = 0;
  return weights.map((each) => {
    weight += each;
    const until = Math.round((total * weight) / sum);
    const part = until - spent;
    spent = until;
    return part;
  });
}

export function stretchAt(stretches: readonly Stretch[], frame: number): Stretch | undefined {
  return stretches.find(({ firstFrame, lastFrame }) => frame >= firstFrame && frame <= lastFrame);
}

/**
 * Short stretches of equal length, seeded and evenly strewn, that together cover a share of the clip; at least one. For failures that last a
 * moment.
 */
export function spread(random: Random, clip: ClipLength, length: number, share: number): Stretch[] {
  const count = Math.max(1, Math.round((clip.frames * share) / length));
  const room = clip.frames / count;
  return Array.from({ length: count }, (_, index) => {
    const slack = Math.max(0, room - length - 2);
    const firstFrame = Math.round(index * room + 1 + slack * random.between(0.25, 0.85));
    return { firstFrame, lastFrame: firstFrame + length - 1 };
  });
}
