import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import { personCells } from './background-steps.ts';
import { CellMotion } from './cell-motion.ts';
import { percentile } from './median.ts';

const cells = gridColumns * gridRows;

/** Steps so far to either side say how restless a cell is. */
const halfWindowUs = 500_000;
/** Of a cell's steps around, this percentile: a few of them may be part of the same thing, coming or going. */
const usualPercentile = 0.95;
/** With fewer steps around, nothing is known of what is usual. */
const leastNear = 4;
/** No step is expected to be smaller than this, log luminance: what encoders and the sampling of edges make of a picture at rest. */
const noise = 0.06;
/** A smaller step is none. */
const leastStep = 0.12;
/** An edge that goes over a cell by a share of it changes it by that share of the contrast there; most edges are not straight and not of the full contrast. */
const edgeShare = 0.7;
/** What one cell in a thousand does where the person is not: beyond this many times its usual, it is the whole picture that is restless. */
const backgroundPercentile = 0.999;
const calmBackground = 1.5;

/** A cell where the person is, whose light changes from one frame to the next by more than what moves there explains. */
export interface SuddenCell {
  /** In the stretch. */
  position: number;
  column: number;
  row: number;
  /** Change of log luminance. */
  step: number;
  /** The change in multiples of what may be expected. */
  strength: number;
  /** Middle of the trunk, on the grid. */
  trunk: { x: number; y: number };
}

/**
 * Cells of the picture in and beside the person that change at once by more than is usual there, and by more than the parts of the body near them can make by moving as they do before and after.
 *
 * @param steps from `lightStepsOf`
 * @param frames one stretch
 * @param leastStrength of what is answered
 */
export function suddenCellsOf(
  track: Track,
  pixels: PixelStatistics,
  steps: Float32Array,
  frames: readonly number[],
  leastStrength: number,
): SuddenCell[] {
  const light = new CellLight(pixels, steps, frames);
  const motion = new CellMotion(track, pixels, frames);
  const person = frames.map((frame) => personCells(track, frame));
  const background = new Background(light, person, frames, pixels.timestampsUs);
  const found: SuddenCell[] = [];
  for (let position = 2; position < frames.length - 1; position++)
    for (let cell = 0; cell < cells; cell++) {
      if (!person[position]![cell]) continue;
      const over = light.overUsual(position, cell, leastStrength);
      if (!(over >= leastStrength)) continue;
      const [column, row] = [cell % gridColumns, Math.floor(cell / gridColumns)];
      // Farther away it hangs on no body, as a shadow on a wall does.
      if (motion.nearest(position, column, row) !== 'other') continue;
      const step = light.stepAt(position, cell);
      const explained = edgeShare * motion.around(position, column, row) * light.contrastAt(position, column, row);
      const overMotion = Math.abs(step) / (noise + explained);
      if (overMotion < leastStrength) continue;
      // What the background does is dear to ask, and few cells come so far.
      const strength = Math.min(overMotion, over / Math.max(1, background.around(position) / calmBackground));
      if (strength >= leastStrength)
        found.push({ position, column, row, step, strength, trunk: motion.trunkAt(position) });
    }
  return found;
}

/** The light of cells, position after position. */
class CellLight {
  readonly #pixels: PixelStatistics;
  readonly #steps: Float32Array;
  readonly #frames: readonly number[];

  constructor(pixels: PixelStatistics, steps: Float32Array, frames: readonly number[]) {
    this.#pixels = pixels;
    this.#steps = steps;
    this.#frames = frames;
  }

  stepAt(position: number, cell: number): number {
    return this.#steps[this.#frames[position]! * cells + cell]!;
  }

  /** A cell's step over what is usual of it, and over the steps beside it in time; 0 where that is less than `least`, NaN where nothing is known. */
  overUsual(position: number, cell: number, least: number): number {
    const step = Math.abs(this.stepAt(position, cell));
    if (Number.isNaN(step)) return Number.NaN;
    if (step < leastStep) return 0;
    let usual = noise;
    for (const at of [position - 1, position + 1]) {
      const beside = Math.abs(this.stepAt(at, cell));
      if (beside > usual) usual = beside;
    }
    if (step < least * usual) return 0;
    const near = this.#lengthsAround(position, cell);
    if (near.length < leastNear) return Number.NaN;
    usual = Math.max(usual, Math.hypot(noise, percentile(near, usualPercentile)));
    return step < least * usual ? 0 : step / usual;
  }

  /** Difference of log luminance between the brightest and the darkest of a cell and those around it, in a frame and the one before. */
  contrastAt(position: number, column: number, row: number): number {
    let [least, most] = [Infinity, -Infinity];
    for (const at of [position - 1, position])
      for (let y = Math.max(0, row - 1); y <= Math.min(gridRows - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(gridColumns - 1, column + 1); x++) {
          const lightness = this.#pixels.lightness[this.#frames[at]! * cells + y * gridColumns + x]!;
          [least, most] = [Math.min(least, lightness), Math.max(most, lightness)];
        }
    // As in `lightStepsOf`: luminance is the cube of L + 16, and L is kept in 255ths of 100.
    return 3 * Math.log((most / 2.55 + 16) / (least / 2.55 + 16));
  }

  #lengthsAround(position: number, cell: number): number[] {
    const { timestampsUs } = this.#pixels;
    const now = timestampsUs[this.#frames[position]!]!;
    const near: number[] = [];
    for (const way of [-1, 1])
      for (let at = position + way; at >= 1 && at < this.#frames.length; at += way) {
        if (Math.abs(timestampsUs[this.#frames[at]!]! - now) > halfWindowUs) break;
        const step = Math.abs(this.stepAt(at, cell));
        if (!Number.isNaN(step)) near.push(step);
      }
    return near;
  }
}

/** What the picture does where the person is not. */
class Background {
  readonly #light: CellLight;
  readonly #person: readonly Uint8Array[];
  readonly #frames: readonly number[];
  readonly #timestampsUs: readonly number[];
  /** Position by position, as far as it was asked for: how many cells are known, and what the restless ones do, in multiples of their usual. */
  readonly #known = new Map<number, { count: number; over: readonly number[] }>();
  readonly #around = new Map<number, number>();

  constructor(
    light: CellLight,
    person: readonly Uint8Array[],
    frames: readonly number[],
    timestampsUs: readonly number[],
  ) {
    this.#light = light;
    this.#person = person;
    this.#frames = frames;
    this.#timestampsUs = timestampsUs;
  }

  /** What all but the most restless thousandth of its cells does around a position, in multiples of each cell's usual; 0 where it is calm. */
  around(position: number): number {
    if (!this.#around.has(position)) this.#around.set(position, this.#restlessnessAround(position));
    return this.#around.get(position)!;
  }

  #restlessnessAround(position: number): number {
    const now = this.#timestampsUs[this.#frames[position]!]!;
    let count = 0;
    const over: number[] = [];
    this.#frames.forEach((frame, at) => {
      if (Math.abs(this.#timestampsUs[frame]! - now) > halfWindowUs) return;
      const own = this.#at(at);
      count += own.count;
      over.push(...own.over);
    });
    // Those that are not listed are calm.
    return over.sort((a, b) => b - a)[Math.ceil((1 - backgroundPercentile) * count)] ?? 0;
  }

  #at(position: number): { count: number; over: readonly number[] } {
    const before = this.#known.get(position);
    if (before) return before;
    const over: number[] = [];
    let count = 0;
    for (let cell = 0; cell < cells; cell++) {
      if (this.#person[position]![cell] || this.#person[position - 1]?.[cell]) continue;
      const value = this.#light.overUsual(position, cell, calmBackground);
      if (Number.isNaN(value)) continue;
      count++;
      if (value > 0) over.push(value);
    }
    this.#known.set(position, { count, over });
    return { count, over };
  }
}
