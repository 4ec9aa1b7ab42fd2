import type { Fault } from '../../terms/fault.ts';
import { limbsOf, type Limb } from './limbs.ts';

/** Frames to be mended together, and the limbs that are wrong in them. */
export interface Stretch {
  firstFrame: number;
  lastFrame: number;
  limbs: readonly Limb[];
}

/**
 * The stretches that faults of limbs come to: what overlaps or touches is one. Faults that no limb has (of light, of time) cannot be mended by moving
 * limbs, and have none.
 *
 * @param sourceFrames for each frame of the faults, its frame in the clip that came
 */
export function stretchesToMend(faults: readonly Fault[], sourceFrames: readonly number[]): readonly Stretch[] {
  const found = faults
    .map((fault) => ({
      firstFrame: sourceFrames[fault.firstFrame]!,
      lastFrame: sourceFrames[fault.lastFrame]!,
      limbs: limbsOf(fault.joints),
    }))
    .filter(({ limbs }) => limbs.length > 0)
    .sort((a, b) => a.firstFrame - b.firstFrame);
  const merged: Stretch[] = [];
  for (const stretch of found) {
    const last = merged.at(-1);
    if (!last || stretch.firstFrame > last.lastFrame + 1) {
      merged.push(stretch);
      continue;
    }
    merged[merged.length - 1] = {
      firstFrame: last.firstFrame,
      lastFrame: Math.max(last.lastFrame, stretch.lastFrame),
      limbs: [...new Set([...last.limbs, ...stretch.limbs])],
    };
  }
  return merged;
}
