import { seeded } from '../random.ts';

/** Frames of a clip, both ends included. */
export interface Stretch {
  firstFrame: number;
  lastFrame: number;
}

/** Share of a clip that its faults cover. */
export const coverage = 1 / 3;

const stretchesASecond = 0.6;
const weightSpread = 0.35;

/**
 * Where in a clip a failure happens: a few stretches, seeded, that together cover about a third of it. Sound time comes first and last,
 * so that a viewer has something to compare with.
 */
export function stretchesOf(seed: number, kind: string, clip: { frames: number; framesPerSecond: number }): Stretch[] {
  const random = seeded(seed, 'stretches', kind);
  const count = Math.max(1, Math.round((clip.frames / clip.framesPerSecond) * stretchesASecond));
  const broken = Math.round(clip.frames * coverage);
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
