import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { pictureMotion } from './motion.ts';
import { gridOf, lumaOf, smallHeight, smallWidth } from './picture.ts';

export { gridOf, lumaOf, smallHeight, smallWidth } from './picture.ts';
export { pictureMotion } from './motion.ts';

/**
 * Gathers pixel statistics frame by frame, in order. Every picture is {@link smallWidth} x {@link smallHeight}, four bytes
 * a pixel, the whole frame stretched to it.
 */
export interface PixelStatisticsBuilder {
  /**
   * Shows the frame before the first one that counts, where a chunk does not start its clip: the first frame's difference
   * and motion are then what they would be in one piece. Only before the first `add`; of several only the last matters.
   */
  runIn(rgba: Uint8ClampedArray): void;
  /** Adds the next frame. */
  add(rgba: Uint8ClampedArray): void;
  /** @throws RangeError when frames and timestamps do not number `frameCount`. */
  finish(timestampsUs: readonly number[]): PixelStatistics;
}

/**
 * Starts the statistics of `frameCount` frames: a whole clip, or one chunk of it (joined by {@link joinPixelStatistics}).
 * The result does not depend on how a clip was cut into chunks, as long as each chunk after the first has had its `runIn`.
 */
export function createPixelStatistics(frameCount: number): PixelStatisticsBuilder {
  const statistics = emptyStatistics(frameCount);
  const cells = gridColumns * gridRows;
  let added = 0;
  let previous: Uint8Array | undefined;
  return {
    runIn(rgba) {
      if (added > 0) throw new RangeError('A run-in frame comes before the first frame that counts.');
      previous = lumaOf(rgba);
    },
    add(rgba) {
      if (added >= frameCount) throw new RangeError(`More than the ${frameCount} frames that were promised.`);
      const grid = gridOf(rgba, smallWidth, smallHeight);
      statistics.luminance.set(grid.luminance, added * cells);
      statistics.saturatedRed.set(grid.saturatedRed, added * cells);
      const luma = lumaOf(rgba);
      if (previous) {
        const motion = pictureMotion(previous, luma, smallWidth, smallHeight);
        statistics.difference[added] = motion.difference;
        statistics.residual[added] = motion.residual;
        statistics.shiftX[added] = motion.shiftX;
        statistics.shiftY[added] = motion.shiftY;
        statistics.scale[added] = motion.scale;
      }
      previous = luma;
      added++;
    },
    finish(timestampsUs) {
      if (added !== frameCount || timestampsUs.length !== frameCount) {
        throw new RangeError(
          `${frameCount} frames were promised; ${added} came, with ${timestampsUs.length} timestamps.`,
        );
      }
      return { ...statistics, timestampsUs: [...timestampsUs] };
    },
  };
}

/** Puts the statistics of a clip's chunks together, in order. */
export function joinPixelStatistics(chunks: readonly PixelStatistics[]): PixelStatistics {
  const joined = {
    ...emptyStatistics(chunks.reduce((sum, chunk) => sum + chunk.timestampsUs.length, 0)),
    timestampsUs: chunks.flatMap((chunk) => chunk.timestampsUs),
  };
  const cells = gridColumns * gridRows;
  let frame = 0;
  for (const chunk of chunks) {
    joined.luminance.set(chunk.luminance, frame * cells);
    joined.saturatedRed.set(chunk.saturatedRed, frame * cells);
    for (const series of ['difference', 'shiftX', 'shiftY', 'scale', 'residual'] as const) {
      joined[series].set(chunk[series], frame);
    }
    frame += chunk.timestampsUs.length;
  }
  return joined;
}

function emptyStatistics(frameCount: number): Omit<PixelStatistics, 'timestampsUs'> {
  const cells = frameCount * gridColumns * gridRows;
  return {
    luminance: new Uint8Array(cells),
    saturatedRed: new Uint8Array(cells),
    difference: new Float32Array(frameCount),
    shiftX: new Float32Array(frameCount),
    shiftY: new Float32Array(frameCount),
    scale: new Float32Array(frameCount).fill(1),
    residual: new Float32Array(frameCount),
  };
}
