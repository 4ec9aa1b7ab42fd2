import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { field, hasPerson, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';
import { medianOf } from './median.ts';

const cells = gridColumns * gridRows;

/** Cells around the person's landmarks that may still show hair, hands, clothes or the shadow at the feet. */
const margin = 1;

/**
 * How the light of each cell of the background changed since the frame before, beside what changed everywhere: log luminance, frames x cells. NaN where the
 * person is or just was, and where it cannot be told.
 *
 * @param steps from `lightStepsOf`
 * @param cuts first frames of new shots: nothing is known of them
 */
export function backgroundStepsOf(
  track: Track,
  { timestampsUs }: PixelStatistics,
  steps: Float32Array,
  cuts: readonly number[],
): Float32Array {
  const background = new Float32Array(steps.length).fill(Number.NaN);
  let before = personCells(track, 0);
  for (let frame = 1; frame < timestampsUs.length; frame++) {
    const now = personCells(track, frame);
    if (!cuts.includes(frame)) {
      const free = Array.from({ length: cells }, (_, cell) => cell).filter(
        (cell) => !before[cell] && !now[cell] && !Number.isNaN(steps[frame * cells + cell]!),
      );
      const common = medianOf(free.map((cell) => steps[frame * cells + cell]!));
      for (const cell of free) background[frame * cells + cell] = steps[frame * cells + cell]! - common;
    }
    before = now;
  }
  return background;
}

/** A flag for each cell of the box around the person; nobody is nowhere. */
export function personCells(track: Track, frame: number): Uint8Array {
  const person = new Uint8Array(cells);
  if (!hasPerson(track, frame)) return person;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  landmarksOf(track.model).forEach((_, landmark) => {
    const from = landmarkOffset(track, frame, landmark);
    const column = (track.values[from + field.x]! / track.width) * gridColumns;
    const row = (track.values[from + field.y]! / track.height) * gridRows;
    [left, right] = [Math.min(left, column), Math.max(right, column)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
  });
  // Landmarks end at the eyes; the head goes on above them.
  const from = Math.max(0, Math.floor(top) - margin - 1);
  const to = Math.min(gridRows - 1, Math.floor(bottom) + margin);
  for (let row = from; row <= to; row++)
    for (
      let column = Math.max(0, Math.floor(left) - margin);
      column <= Math.min(gridColumns - 1, Math.floor(right) + margin);
      column++
    )
      person[row * gridColumns + column] = 1;
  return person;
}
