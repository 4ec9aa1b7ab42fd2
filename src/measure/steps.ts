import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';

const cells = gridColumns * gridRows;

/** Lightness, 0 to 100, outside which a cell is too dark or too bright to tell by what factor its light changed. */
const darkest = 8;
const brightest = 96;

/**
 * How the light of each cell changed since the frame before, the camera's motion taken out: the difference of log luminance, so that a change of light is the same
 * number on every surface. frames x cells; NaN where it cannot be told (in the first frame, at the rim that came into the picture, in the dark).
 *
 * CIELAB lightness is the cube root of luminance (L + 16 = 116 Y^(1/3)), so that log luminance is 3 log(L + 16), but for a constant.
 */
export function lightStepsOf(pixels: PixelStatistics): Float32Array {
  const frames = pixels.timestampsUs.length;
  const steps = new Float32Array(frames * cells).fill(Number.NaN);
  const before = new Float32Array(cells);
  const now = new Float32Array(cells);
  logLight(pixels, 0, now);
  for (let frame = 1; frame < frames; frame++) {
    before.set(now);
    logLight(pixels, frame, now);
    const shiftX = pixels.shiftX[frame]! * gridColumns;
    const shiftY = pixels.shiftY[frame]! * gridColumns;
    const scale = pixels.scale[frame]!;
    for (let row = 0; row < gridRows; row++)
      for (let column = 0; column < gridColumns; column++) {
        const cell = row * gridColumns + column;
        const x = (column - shiftX - (gridColumns - 1) / 2) / scale + (gridColumns - 1) / 2;
        const y = (row - shiftY - (gridRows - 1) / 2) / scale + (gridRows - 1) / 2;
        steps[frame * cells + cell] = now[cell]! - bilinear(before, x, y);
      }
  }
  return steps;
}

/** Log luminance of each lightness as it is kept, but for a constant; NaN where it is too dark or too bright. */
const logLights = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 2.55;
  return value < darkest || value > brightest ? Number.NaN : 3 * Math.log(value + 16);
});

function logLight({ lightness }: PixelStatistics, frame: number, into: Float32Array): void {
  for (let cell = 0; cell < cells; cell++) into[cell] = logLights[lightness[frame * cells + cell]!]!;
}

function bilinear(grid: Float32Array, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [partX, partY] = [x - column, y - row];
  if (column < 0 || row < 0 || column + (partX > 0 ? 1 : 0) >= gridColumns || row + (partY > 0 ? 1 : 0) >= gridRows)
    return Number.NaN;
  const at = row * gridColumns + column;
  const [right, down] = [partX > 0 ? 1 : 0, partY > 0 ? gridColumns : 0];
  const upper = grid[at]! * (1 - partX) + grid[at + right]! * partX;
  const lower = grid[at + down]! * (1 - partX) + grid[at + down + right]! * partX;
  return upper * (1 - partY) + lower * partY;
}
