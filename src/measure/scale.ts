import { indexOf, jointCount, middleOf, type Body } from './body.ts';
import { percentile } from './median.ts';

/** Half of the window in which a torso is measured: about a second in all. */
const halfWindowUs = 500_000;
/** The torso seen square on: bending and turning only ever shorten it, so a high percentile is its length. */
const windowPercentile = 0.9;
/** Torso length over shoulder width: median of BlazePose's own 3D landmarks over seven real and eight generated clips. */
export const torsoPerShoulderWidth = 1.47;

const leftShoulder = indexOf('left-shoulder');
const rightShoulder = indexOf('right-shoulder');
const leftHip = indexOf('left-hip');
const rightHip = indexOf('right-hip');

/**
 * Torso length in pixels for each frame: shoulder middle to hip middle, 90th percentile over a centred second, so that a
 * bow or a turn does not change the unit. Where the hips are not seen in that second, shoulder width times
 * {@link torsoPerShoulderWidth} stands in. NaN in frames without the person, and where neither can be seen.
 *
 * @param frames - the frames to measure in, ascending, of one shot: the window never reaches beyond them.
 */
export function torsoPixelsOf(body: Body, frames: readonly number[], into: Float32Array): void {
  const torsos = frames.map((frame) => torsoPixelsIn(body, frame));
  const widths = frames.map((frame) => {
    const left = frame * jointCount + leftShoulder;
    const right = frame * jointCount + rightShoulder;
    return torsoPerShoulderWidth * Math.hypot(body.x[left]! - body.x[right]!, body.y[left]! - body.y[right]!);
  });
  let first = 0;
  let end = 0;
  frames.forEach((frame) => {
    const now = body.timestampsUs[frame]!;
    while (now - body.timestampsUs[frames[first]!]! > halfWindowUs) first++;
    while (end < frames.length && body.timestampsUs[frames[end]!]! - now <= halfWindowUs) end++;
    const torso = percentile(torsos.slice(first, end), windowPercentile);
    into[frame] = Number.isNaN(torso) ? percentile(widths.slice(first, end), windowPercentile) : torso;
  });
}

/** Shoulder middle to hip middle as it looks in one frame, pixels; NaN where it is not seen. */
export function torsoPixelsIn(body: Body, frame: number): number {
  const shoulders = middleOf(body, frame, leftShoulder, rightShoulder);
  const hips = middleOf(body, frame, leftHip, rightHip);
  return Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y);
}
