import { gridColumns, gridRows, type PixelStatistics } from '../../terms/pixels.ts';

const rows = ['lightness', 'greenRed', 'blueYellow', 'saturatedRed', 'look'] as const;
const cells = gridColumns * gridRows;
/** How far on either side of a new seam its neighbours are taken for what is usual. */
const around = 6;

/**
 * The statistics of a clip whose pictures were left out or shown again. Where two pictures meet that did not before, how much they differ is
 * not known, for the pictures are not at hand: it is worked out from the coarse grid, which is, by what a step in the grid comes to in the
 * pictures nearby. The camera's motion over the gap is the sum of its steps.
 *
 * @param pictures for each frame of the new clip, a frame of the old one
 */
export function recutPixels(
  pixels: PixelStatistics,
  pictures: readonly number[],
  timestampsUs: readonly number[],
): PixelStatistics {
  const frames = pixels.timestampsUs.length;
  const recut = { ...pixels, timestampsUs: [...timestampsUs] };
  for (const name of rows) {
    const each = pixels[name].length / frames;
    const series = new Uint8Array(pictures.length * each);
    pictures.forEach((picture, at) =>
      series.set(pixels[name].subarray(picture * each, (picture + 1) * each), at * each),
    );
    recut[name] = series;
  }
  const steps = pictures.map((picture, at) => stepBetween(pixels, pictures[at - 1], picture));
  recut.difference = Float32Array.from(steps, ({ difference }) => difference);
  recut.residual = Float32Array.from(steps, ({ residual }) => residual);
  recut.shiftX = Float32Array.from(steps, ({ shiftX }) => shiftX);
  recut.shiftY = Float32Array.from(steps, ({ shiftY }) => shiftY);
  recut.scale = Float32Array.from(steps, ({ scale }) => scale);
  return recut;
}

interface Step {
  difference: number;
  residual: number;
  shiftX: number;
  shiftY: number;
  scale: number;
}

function stepBetween(pixels: PixelStatistics, from: number | undefined, to: number): Step {
  if (from === undefined || from === to) return { difference: 0, residual: 0, shiftX: 0, shiftY: 0, scale: 1 };
  const { difference, residual, shiftX, shiftY, scale } = pixels;
  if (to === from + 1) {
    return {
      difference: difference[to]!,
      residual: residual[to]!,
      shiftX: shiftX[to]!,
      shiftY: shiftY[to]!,
      scale: scale[to]!,
    };
  }
  const [early, late] = [Math.min(from, to), Math.max(from, to)];
  let step = { shiftX: 0, shiftY: 0, scale: 1 };
  for (let frame = early + 1; frame <= late; frame++) {
    step = {
      shiftX: step.shiftX + shiftX[frame]!,
      shiftY: step.shiftY + shiftY[frame]!,
      scale: step.scale * scale[frame]!,
    };
  }
  if (to < from) step = { shiftX: -step.shiftX, shiftY: -step.shiftY, scale: 1 / step.scale };
  const near = usualSteps(pixels, early, late);
  const estimate = gridDifference(pixels, from, to) * median(near.map(({ share }) => share));
  return { ...step, difference: estimate, residual: estimate * median(near.map(({ left }) => left)) };
}

/** Of the steps around a seam: how much the pictures differ for a step of one in the grid, and what share of that no camera explains. */
function usualSteps(pixels: PixelStatistics, early: number, late: number): { share: number; left: number }[] {
  const steps: { share: number; left: number }[] = [];
  for (
    let frame = Math.max(1, early - around);
    frame <= Math.min(late + around, pixels.timestampsUs.length - 1);
    frame++
  ) {
    const grid = gridDifference(pixels, frame - 1, frame);
    const difference = pixels.difference[frame]!;
    if (grid > 0 && difference > 0)
      steps.push({ share: difference / grid, left: pixels.residual[frame]! / difference });
  }
  return steps;
}

/** Mean absolute difference of two frames' lightness over the coarse grid, 0 to 255. */
function gridDifference({ lightness }: PixelStatistics, a: number, b: number): number {
  let sum = 0;
  for (let cell = 0; cell < cells; cell++) sum += Math.abs(lightness[a * cells + cell]! - lightness[b * cells + cell]!);
  return sum / cells;
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
