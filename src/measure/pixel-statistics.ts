import { lookBytes } from '../terms/look.ts';
import { colourColumns, colourRows, gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { pictureMotion } from './motion.ts';
import { gridOf, lumaOf, smallHeight, smallWidth } from './picture.ts';

export { gridOf, lumaOf, smallHeight, smallWidth } from './picture.ts';
export { pictureMotion } from './motion.ts';

const gridSeries = ['lightness', 'greenRed', 'blueYellow', 'saturatedRed'] as const;
const frameSeries = ['difference', 'shiftX', 'shiftY', 'scale', 'residual'] as const;

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
  /** Adds the next frame. What the subject looks like is filled in later: who it is, only the whole clip tells. */
  add(rgba: Uint8ClampedArray): void;
  /** @throws RangeError when frames and timestamps do not number `frameCount`. */
  finish(timestampsUs: readonly number[]): PixelStatistics;
}

/**
 * Starts the statistics of `frameCount` frames: a whole clip, or one chunk of it (joined by {@link joinPixelStatistics}).
 * The result does not depend on how a clip was cut into chunks, as long as each chunk after the first has had its `runIn`.
 */
export function createPixelStatistics(frameCount: number): PixelStatisticsBuilder {
  const statistics = emptyStatistics(new Array<number>(frameCount).fill(0));
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
      for (const series of gridSeries) statistics[series].set(grid[series], added * grid[series].length);
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

/** The statistics of some of a clip's frames, ascending; what lies between two of them must be repeats of the first. */
export function pickFrames(pixels: PixelStatistics, frames: readonly number[]): PixelStatistics {
  const picked = emptyStatistics(frames.map((frame) => pixels.timestampsUs[frame]!));
  for (const series of [...gridSeries, 'look', ...frameSeries] as const) {
    const each = pixels[series].length / pixels.timestampsUs.length;
    frames.forEach((frame, place) => {
      picked[series].set(pixels[series].subarray(frame * each, (frame + 1) * each), place * each);
    });
  }
  return picked;
}

/** Puts the statistics of a clip's chunks together, in order. */
export function joinPixelStatistics(chunks: readonly PixelStatistics[]): PixelStatistics {
  const joined = emptyStatistics(chunks.flatMap((chunk) => chunk.timestampsUs));
  let frame = 0;
  for (const chunk of chunks) {
    for (const series of [...gridSeries, 'look'] as const) {
      const each = chunk[series].length / chunk.timestampsUs.length;
      joined[series].set(chunk[series], frame * each);
    }
    for (const series of frameSeries) {
      joined[series].set(chunk[series], frame);
    }
    frame += chunk.timestampsUs.length;
  }
  return joined;
}

/** Statistics of pictures that are black and do not move. */
export function emptyStatistics(timestampsUs: readonly number[]): PixelStatistics {
  const frameCount = timestampsUs.length;
  const cells = frameCount * gridColumns * gridRows;
  const coarseCells = frameCount * colourColumns * colourRows;
  return {
    timestampsUs,
    lightness: new Uint8Array(cells),
    greenRed: new Uint8Array(coarseCells),
    blueYellow: new Uint8Array(coarseCells),
    saturatedRed: new Uint8Array(cells),
    look: new Uint8Array(frameCount * lookBytes),
    difference: new Float32Array(frameCount),
    shiftX: new Float32Array(frameCount),
    shiftY: new Float32Array(frameCount),
    scale: new Float32Array(frameCount).fill(1),
    residual: new Float32Array(frameCount),
  };
}
