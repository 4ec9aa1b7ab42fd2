import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { joints, type Joint } from '../../src/terms/landmarks.ts';
import type { Measurement } from '../../src/terms/measurement.ts';
import { gridColumns, gridRows, type PixelStatistics } from '../../src/terms/pixels.ts';
import type { Track } from '../../src/terms/track.ts';
import { evenly, noise, stickTrack } from './measure-tracks.ts';

/** What is asked of a measurement, and what it is made from, in tests of the measures. */

export function rawOf({ drift }: Measurement, frame: number, joint: Joint): number {
  return drift.rawTorsoLengths[frame * joints.length + joints.indexOf(joint)]!;
}

export function driftOf({ drift }: Measurement, frame: number, joint: Joint): number {
  return drift.driftTorsoLengths[frame * joints.length + joints.indexOf(joint)]!;
}

/** Evidence there is, greatest raw jump among it. */
export function largestRaw({ drift }: Measurement): number {
  return Math.max(...drift.rawTorsoLengths.filter((raw) => !Number.isNaN(raw)));
}

/** Pictures in which something always moves, but for `change`. */
export function pictures(
  track: Track,
  change: (pixels: PixelStatistics) => unknown = () => undefined,
): PixelStatistics {
  const cells = gridColumns * gridRows;
  const pixels = emptyStatistics(track.timestampsUs);
  pixels.lightness.set(pixels.lightness.map((_, at) => (at % cells) % 200));
  pixels.difference.fill(3);
  pixels.residual.fill(3);
  change(pixels);
  return pixels;
}

/** The left arm (wrist whole, elbow half) off by up to `size` in each frame from first to last. */
export function redrawnArm(
  first: number,
  last: number,
  size: number,
  options: Parameters<typeof stickTrack>[1] = {},
): Track {
  const random = noise(7);
  const offsets = Array.from({ length: (options.seconds ?? evenly(24)).length }, () => [
    random() * size,
    random() * size,
  ]);
  return stickTrack((joint, _, frame) => {
    const share = joint === 'left-wrist' ? 1 : joint === 'left-elbow' ? 0.5 : 0;
    if (frame < first || frame > last) return [0, 0];
    return [offsets[frame]![0]! * share, offsets[frame]![1]! * share];
  }, options);
}

/** The track's values with every second pose replaced by the one before it. */
export function repeatEachPose(track: Track): Float32Array {
  const values = track.values.slice();
  const size = values.length / track.timestampsUs.length;
  for (let frame = 1; frame < track.timestampsUs.length; frame += 2)
    values.copyWithin(frame * size, (frame - 1) * size, frame * size);
  return values;
}
