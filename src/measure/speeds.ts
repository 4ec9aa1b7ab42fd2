import { jointCount, type Body } from './body.ts';
import { medianOf } from './median.ts';

/** Half of the window over which a joint's speed is taken: short enough to follow a movement, long enough to hold its turn. */
const halfWindowUs = 250_000;

/**
 * How fast each joint of a stretch moves against the body around each frame, in torso lengths a second.
 *
 * The speed at a frame is the distance between the neighbours over the time between them (so a joint displaced in this frame
 * alone does not count), less what the whole body does (the component-wise median); of these the median over half a second,
 * which one displaced frame cannot move either. 0 where nothing is known.
 *
 * @returns frames of the stretch x joints.
 */
export function speedsOf(body: Body, frames: readonly number[], torsoPixels: Float32Array): Float64Array {
  const speeds = frames.map((_, position) => speedsAt(body, frames, position, torsoPixels));
  const around = new Float64Array(frames.length * jointCount);
  let first = 0;
  let end = 0;
  frames.forEach((frame, position) => {
    const now = body.timestampsUs[frame]!;
    while (now - body.timestampsUs[frames[first]!]! > halfWindowUs) first++;
    while (end < frames.length && body.timestampsUs[frames[end]!]! - now <= halfWindowUs) end++;
    for (let joint = 0; joint < jointCount; joint++) {
      const known: number[] = [];
      for (let at = first; at < end; at++) if (!Number.isNaN(speeds[at]![joint]!)) known.push(speeds[at]![joint]!);
      around[position * jointCount + joint] = known.length === 0 ? 0 : medianOf(known);
    }
  });
  return around;
}

function speedsAt(body: Body, frames: readonly number[], position: number, torsoPixels: Float32Array): Float64Array {
  const speeds = new Float64Array(jointCount).fill(Number.NaN);
  const earlier = frames[position - 1];
  const later = frames[position + 1];
  if (earlier === undefined || later === undefined) return speeds;
  const seconds = (body.timestampsUs[later]! - body.timestampsUs[earlier]!) / 1e6;
  const moved = Array.from({ length: jointCount }, (_, joint) => ({
    x: body.x[later * jointCount + joint]! - body.x[earlier * jointCount + joint]!,
    y: body.y[later * jointCount + joint]! - body.y[earlier * jointCount + joint]!,
  }));
  const seen = moved.filter(({ x }) => !Number.isNaN(x));
  const x = medianOf(seen.map((move) => move.x));
  const y = medianOf(seen.map((move) => move.y));
  const unit = torsoPixels[frames[position]!]! * seconds;
  moved.forEach((move, joint) => (speeds[joint] = Math.hypot(move.x - x, move.y - y) / unit));
  return speeds;
}
