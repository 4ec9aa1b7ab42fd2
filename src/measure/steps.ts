import { field, hasPerson, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';
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
    // Shifts are in frame widths; a cell is as high as it is broad only where the picture is 16 to 9.
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

function logLight({ lightness }: PixelStatistics, frame: number, into: Float32Array): void {
  for (let cell = 0; cell < cells; cell++) {
    const value = lightness[frame * cells + cell]! / 2.55;
    into[cell] = value < darkest || value > brightest ? Number.NaN : 3 * Math.log(value + 16);
  }
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

/** Room left around a person's landmarks, as a share of the height of the box around them: hair, sleeves, a shadow. */
const marginShare = 0.12;

/** Which cells the subject covers in each frame, with room around; frames x cells, 1 where it does. */
export function personCellsOf(track: Track): Uint8Array {
  const frames = track.timestampsUs.length;
  const covered = new Uint8Array(frames * cells);
  const count = landmarksOf(track.model).length;
  for (let frame = 0; frame < frames; frame++) {
    if (!hasPerson(track, frame)) continue;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let landmark = 0; landmark < count; landmark++) {
      const offset = landmarkOffset(track, frame, landmark);
      if (track.values[offset + field.visibility]! < 0.2) continue;
      const [x, y] = [track.values[offset + field.x]!, track.values[offset + field.y]!];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
    const margin = marginShare * (bottom - top);
    const column = (x: number) => Math.floor((x / track.width) * gridColumns);
    const row = (y: number) => Math.floor((y / track.height) * gridRows);
    for (let y = Math.max(0, row(top - margin)); y <= Math.min(gridRows - 1, row(bottom + margin)); y++)
      for (let x = Math.max(0, column(left - margin)); x <= Math.min(gridColumns - 1, column(right + margin)); x++)
        covered[frame * cells + y * gridColumns + x] = 1;
  }
  return covered;
}
