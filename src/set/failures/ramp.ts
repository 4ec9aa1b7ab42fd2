import { smooth } from '../motion/ease.ts';
import type { FailureMoment } from './failure.ts';

/**
 * How much of a failure that grows and goes back is at work, 0 to 1: it comes within `frames` frames of its stretch's start and goes
 * within as many before its end.
 */
export function ramp({ frame, stretch }: Pick<FailureMoment, 'frame' | 'stretch'>, frames: number): number {
  const inside = Math.min(frame - stretch.firstFrame, stretch.lastFrame - frame) + 1;
  return smooth(0, frames, inside);
}

/** A little more than the strength: what rounding takes away leaves it at the weak value or above. */
export const safely = 1.02;
