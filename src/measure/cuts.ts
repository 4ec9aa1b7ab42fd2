import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { jointCount, type Body } from './body.ts';
import { percentile } from './median.ts';

/** Luma difference (of 255) that must be left once camera motion is taken out. */
const leastResidual = 10;
/** It must also be this many times what is usual around: fast action leaves much in every frame, a cut in one. */
const timesUsual = 3;
/** The light grids of both sides of a cut are not alike: their correlation lies below this. A flash keeps it high. */
const leastAlike = 0.8;
/** Half of the window in which "usual" is taken. */
const halfWindowUs = 400_000;
/** Over a cut a body is elsewhere, or another: one whose joints stay to within this share of its own size was lit anew. */
const mostStay = 0.05;
const leastJoints = 6;

/**
 * First frames of new shots, ascending. Where the whole picture changes but the person stands exactly as before, it was the light.
 *
 * @param body of the same clip
 */
export function cutsOf(pixels: PixelStatistics, body: Body): number[] {
  const { timestampsUs, residual } = pixels;
  const cuts: number[] = [];
  for (let frame = 1; frame < timestampsUs.length; frame++) {
    const left = residual[frame]!;
    if (left < leastResidual || left < timesUsual * usualAround(pixels, frame)) continue;
    if (likeness(pixels, frame) < leastAlike && !staysPut(body, frame)) cuts.push(frame);
  }
  return cuts;
}

/** Upper quartile of the residual around a frame, that frame left out; 0 when it is alone. */
function usualAround({ timestampsUs, residual }: PixelStatistics, frame: number): number {
  const now = timestampsUs[frame]!;
  const around: number[] = [];
  for (let near = frame - 1; near >= 1 && now - timestampsUs[near]! <= halfWindowUs; near--)
    around.push(residual[near]!);
  for (let near = frame + 1; near < timestampsUs.length && timestampsUs[near]! - now <= halfWindowUs; near++) {
    around.push(residual[near]!);
  }
  return around.length === 0 ? 0 : percentile(around, 0.75);
}

/** Pearson correlation of the light grids of a frame and the one before it; 1 where one of them is flat (a fade). */
function likeness({ lightness }: PixelStatistics, frame: number): number {
  const cells = gridColumns * gridRows;
  const before = lightness.subarray((frame - 1) * cells, frame * cells);
  const now = lightness.subarray(frame * cells, (frame + 1) * cells);
  const meanBefore = before.reduce((sum, value) => sum + value, 0) / cells;
  const meanNow = now.reduce((sum, value) => sum + value, 0) / cells;
  let both = 0;
  let squaresBefore = 0;
  let squaresNow = 0;
  for (let cell = 0; cell < cells; cell++) {
    const a = before[cell]! - meanBefore;
    const b = now[cell]! - meanNow;
    both += a * b;
    squaresBefore += a * a;
    squaresNow += b * b;
  }
  return squaresBefore === 0 || squaresNow === 0 ? 1 : both / Math.sqrt(squaresBefore * squaresNow);
}

/** Whether three of four joints that are seen are where they were in the frame before: in another light the detector may lose one. */
function staysPut({ x, y }: Body, frame: number): boolean {
  const seen = Array.from({ length: jointCount }, (_, joint) => frame * jointCount + joint).filter(
    (at) => !Number.isNaN(x[at]!) && !Number.isNaN(x[at - jointCount]!),
  );
  if (seen.length < leastJoints) return false;
  const [xs, ys] = [seen.map((at) => x[at]!), seen.map((at) => y[at]!)];
  const size = Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const steps = seen.map((at) => Math.hypot(x[at]! - x[at - jointCount]!, y[at]! - y[at - jointCount]!));
  return percentile(steps, 0.75) <= mostStay * size;
}
