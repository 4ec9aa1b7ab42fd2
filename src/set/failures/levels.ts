import type { FailureMoment } from './failure.ts';

/** Changes a second at most. Two changes make a flash, and more than three flashes a second can do harm. */
const changesASecond = 5;

/**
 * Which piece of its stretch a frame is in: pieces are of about equal length, and none so short that what changes from each to the next
 * would flash faster than is safe.
 */
export function pieceOf(
  { frame, stretch, framesPerSecond }: Pick<FailureMoment, 'frame' | 'stretch' | 'framesPerSecond'>,
  perSecond = changesASecond,
): number {
  const length = stretch.lastFrame - stretch.firstFrame + 1;
  const pieces = Math.max(1, Math.floor(length / Math.ceil(framesPerSecond / Math.min(perSecond, changesASecond))));
  const into = Math.min(length - 1, Math.max(0, frame - stretch.firstFrame));
  return Math.floor((into * pieces) / length);
}
