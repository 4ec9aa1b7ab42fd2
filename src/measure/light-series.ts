import { bodyRegions, isRegionSeen, lookBytes, lookFields } from '../terms/look.ts';
import type { LightSeries } from '../terms/measurement.ts';
import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import { personCells } from './background-steps.ts';

const cells = gridColumns * gridRows;
/** CIELAB lightness of a unit of the bytes that are kept of it. */
const lightnessUnit = 100 / 255;
const evenSide = 128;
const unseen = -1;

/**
 * How light the person and the background are, and on which side the light falls, frame by frame: for the reader's eye, since faults
 * are found in the steps (light.ts, background.ts).
 *
 * A part that comes into sight is lighter or darker than the others, and must not look like a change of light: each region of the
 * body, and each cell of the background, counts by how far it is from its own median over the clip.
 */
export function lightSeriesOf(track: Track, pixels: PixelStatistics): LightSeries {
  const frames = pixels.timestampsUs.length;
  const regionByte = (name: (typeof lookFields)[number]) => {
    const offset = lookFields.indexOf(name);
    return (frame: number, region: number): number => {
      const from = frame * lookBytes + region * lookFields.length;
      return isRegionSeen(pixels.look, from) ? pixels.look[from + offset]! : unseen;
    };
  };
  const person = Array.from({ length: frames }, (_, frame) => personCells(track, frame));
  const background = (frame: number, cell: number): number =>
    person[frame]![cell] ? unseen : pixels.lightness[frame * cells + cell]!;
  const regions = bodyRegions.length;
  return {
    personLightness: levelled(frames, regions, regionByte('lightness')).map((byte) => byte * lightnessUnit),
    backgroundLightness: levelled(frames, cells, background).map((byte) => byte * lightnessUnit),
    sideLightness: levelled(frames, regions, regionByte('side')).map((byte) => byte - evenSide),
  };
}

/**
 * For each frame the mean of its parts' distances from their own medians, around the mean of those medians; NaN where no part is seen.
 *
 * @param byteAt - 0 to 255, or `unseen`
 */
function levelled(frames: number, parts: number, byteAt: (frame: number, part: number) => number): Float32Array {
  const sum = new Float64Array(frames);
  const count = new Uint32Array(frames);
  const histogram = new Uint32Array(256);
  let medians = 0;
  let seenParts = 0;
  for (let part = 0; part < parts; part++) {
    histogram.fill(0);
    for (let frame = 0; frame < frames; frame++) {
      const byte = byteAt(frame, part);
      if (byte !== unseen) histogram[byte]! += 1;
    }
    const median = middleOf(histogram);
    if (median === unseen) continue;
    medians += median;
    seenParts += 1;
    for (let frame = 0; frame < frames; frame++) {
      const byte = byteAt(frame, part);
      if (byte === unseen) continue;
      sum[frame]! += byte - median;
      count[frame]! += 1;
    }
  }
  const level = medians / seenParts;
  return Float32Array.from(sum, (total, frame) => (count[frame] ? level + total / count[frame] : Number.NaN));
}

/** The lower median of what was counted; `unseen` of nothing. */
function middleOf(histogram: Uint32Array): number {
  const half = histogram.reduce((sum, many) => sum + many, 0) / 2;
  let below = 0;
  for (let byte = 0; half > 0 && byte < histogram.length; byte++) {
    below += histogram[byte]!;
    if (below >= half) return byte;
  }
  return unseen;
}
