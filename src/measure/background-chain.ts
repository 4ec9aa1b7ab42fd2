import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { aroundCell, regionsOf } from './regions.ts';

const cells = gridColumns * gridRows;

/** A change of a cell counts that is so many times what the same cell does in the frames before it, after it, or around it. */
const clear = 4;
const quietFrames = 3;
/** Cells that touch and change at once: fewer are a leaf. */
export const leastCells = 3;
/** A region changes again when its change is so like the first (the cosine of the two) ... */
const alike = 0.75;
const alikeEverywhere = 0.5;
/** ... and at least so large a part of it. */
const leastAgain = 0.4;
/** What may be left of the way when all is as it was. */
const leftOver = 0.35;
const leftOverEverywhere = 0.5;
/** So many times as restless in between (what moves there, or the encoder's noise) may be a region of so many cells, which chance does not bring together twice. */
const mostBetweenMany = 1.4;
const many = 10;
/** A thing that is away for longer may have left. */
const mostUs = 1_500_000;
/** Frames that it must last: what is there for one or two is something that passed. */
const leastFrames = 3;
/** Cells of the region that must still be seen when it changes again. */
const leastSeen = 0.6;

/** A change of a region of the background in one frame. */
export interface Change {
  frame: number;
  /** The cells that stand out, and with them those that touch them. */
  core: readonly number[];
  region: readonly number[];
  /** Whether most of the background changes. */
  isEverywhere: boolean;
}

/** One thing of the background, changing several times, in the end to what it was. */
export interface Chain {
  seed: Change;
  /** Frames of its changes, each as a multiple of the first. */
  changes: readonly { frame: number; share: number }[];
  /** Root mean square of its other changes around and in between, as a share of the first. */
  between: number;
}

/** Share of the background's cells that change in a frame. */
function shareChanging(steps: Float32Array, frame: number, leastStep: number): number {
  let [changing, all] = [0, 0];
  for (let at = frame * cells; at < (frame + 1) * cells; at++) {
    const size = Math.abs(steps[at]!);
    if (Number.isNaN(size)) continue;
    all++;
    if (size >= leastStep) changing++;
  }
  return changing / all;
}

/** Regions that change in a frame, and in none of those around it. */
export function changesIn(steps: Float32Array, frame: number, leastStep: number, leastOfAll: number): Change[] {
  const chosen = new Uint8Array(cells);
  const frames = steps.length / cells;
  if (shareChanging(steps, frame, leastStep) >= leastOfAll) {
    const all = Array.from(chosen.keys()).filter((cell) => Math.abs(steps[frame * cells + cell]!) >= leastStep);
    return [{ frame, core: all, region: all, isEverywhere: true }];
  }
  for (let cell = 0; cell < cells; cell++) {
    const size = Math.abs(steps[frame * cells + cell]!);
    if (!(size >= leastStep)) continue;
    const quiet = (from: number, to: number): number => {
      let most = Number.NaN;
      for (let other = Math.max(1, from); other <= Math.min(frames - 1, to); other++) {
        const near = Math.abs(steps[other * cells + cell]!);
        if (!Number.isNaN(near) && !(most >= near)) most = near;
      }
      return most;
    };
    const before = quiet(frame - quietFrames, frame - 1);
    const after = quiet(frame + 1, frame + quietFrames);
    if (size >= clear * before || size >= clear * after) chosen[cell] = 1;
  }
  return regionsOf(chosen)
    .filter((core) => core.length >= leastCells)
    .map((core) => ({
      frame,
      core,
      region: [...new Set(core.flatMap((cell) => [cell, ...aroundCell(cell)]))],
      isEverywhere: false,
    }));
}

/** Follows a region until it is as it was before its first change; undefined where it never is, or where it moves. */
export function chainFrom(
  pixels: PixelStatistics,
  steps: Float32Array,
  seed: Change,
  mostBetween: number,
): Chain | undefined {
  const { timestampsUs } = pixels;
  const first = seed.region.map((cell) => steps[seed.frame * cells + cell]!);
  const energy = squares(first) / known(first);
  const changes = [{ frame: seed.frame, share: 1 }];
  let level = 1;
  const between: number[] = [];
  const carried = { x: 0, y: 0 };
  for (let frame = seed.frame + 1; frame < timestampsUs.length; frame++) {
    if (timestampsUs[frame]! - timestampsUs[seed.frame]! > mostUs) return undefined;
    carried.x += pixels.shiftX[frame]! * gridColumns;
    carried.y += pixels.shiftY[frame]! * gridColumns;
    const again = bestMatch(steps, frame, seed.region, first, carried);
    if (!again) return undefined;
    if (again.likeness >= (seed.isEverywhere ? alikeEverywhere : alike) && Math.abs(again.share) >= leastAgain) {
      changes.push({ frame, share: again.share });
      level += again.share;
      if (Math.abs(level) > (seed.isEverywhere ? leftOverEverywhere : leftOver)) continue;
      const rest = [...between, ...restlessness(steps, pixels, seed, frame, carried)];
      const share = Math.sqrt(meanOf(rest) / energy);
      return share <= (seed.core.length >= many ? mostBetweenMany : 1) * mostBetween &&
        frame - seed.frame >= leastFrames
        ? { seed, changes, between: share }
        : undefined;
    }
    between.push(again.energy);
  }
  return undefined;
}

/** Where the camera carried a region, to within a cell in each direction: how like its first change what happens there is. Undefined where too little of it is seen. */
function bestMatch(
  steps: Float32Array,
  frame: number,
  region: readonly number[],
  first: readonly number[],
  { x, y }: { x: number; y: number },
): { likeness: number; share: number; energy: number } | undefined {
  let best: { likeness: number; share: number; energy: number } | undefined;
  const moves = Math.abs(x) + Math.abs(y) < 0.5 ? [0] : [0, -1, 1];
  const rows = moves.map((beside) => carriedTo(gridRows, y + beside));
  for (const besideX of moves) {
    const toColumn = carriedTo(gridColumns, x + besideX);
    for (const toRow of rows) {
      let [both, common, size, seen] = [0, 0, 0, 0];
      for (let index = 0; index < region.length; index++) {
        const now = stepAt(steps, frame, region[index]!, toColumn, toRow);
        if (Number.isNaN(now)) continue;
        const before = first[index]!;
        seen++;
        size += now * now;
        if (Number.isNaN(before)) continue;
        both += now * before;
        common += before * before;
      }
      if (seen < leastSeen * region.length) continue;
      const likeness = Math.abs(both) / Math.sqrt(common * size);
      if (!best || likeness > best.likeness) best = { likeness, share: both / common, energy: size / seen };
    }
  }
  return best;
}

/** Mean square change of a region in each frame just before its first change and just after its last. */
function restlessness(
  steps: Float32Array,
  { timestampsUs }: PixelStatistics,
  { frame, region }: Change,
  last: number,
  carried: { x: number; y: number },
): number[] {
  const found: number[] = [];
  for (let near = 1; near <= quietFrames; near++)
    for (const [other, shift] of [
      [frame - near, { x: 0, y: 0 }],
      [last + near, carried],
    ] as const) {
      if (other < 1 || other >= timestampsUs.length) continue;
      const [toColumn, toRow] = [carriedTo(gridColumns, shift.x), carriedTo(gridRows, shift.y)];
      const own = region.map((cell) => stepAt(steps, other, cell, toColumn, toRow));
      if (known(own) >= leastSeen * own.length) found.push(squares(own) / known(own));
    }
  return found;
}

/** The column, or row, to which the camera has carried each; -1 outside the picture. */
function carriedTo(count: number, shift: number): Int16Array {
  const to = new Int16Array(count);
  for (let from = 0; from < count; from++) {
    const at = Math.round(from + shift);
    to[from] = at >= 0 && at < count ? at : -1;
  }
  return to;
}

/** The step of the cell to which the camera has carried a cell. */
function stepAt(steps: Float32Array, frame: number, cell: number, toColumn: Int16Array, toRow: Int16Array): number {
  const [column, row] = [toColumn[cell % gridColumns]!, toRow[Math.floor(cell / gridColumns)]!];
  return column < 0 || row < 0 ? Number.NaN : steps[frame * cells + row * gridColumns + column]!;
}

function known(values: readonly number[]): number {
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) count++;
  return count;
}

function squares(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) sum += value * value;
  return sum;
}

export function isSamePlace({ shiftX, shiftY }: PixelStatistics, earlier: Change, later: Change): boolean {
  let [x, y] = [0, 0];
  for (let frame = earlier.frame + 1; frame <= later.frame; frame++) {
    x += shiftX[frame]! * gridColumns;
    y += shiftY[frame]! * gridColumns;
  }
  const carried = new Set(
    earlier.region.flatMap((cell) => {
      const [column, row] = [Math.round((cell % gridColumns) + x), Math.round(Math.floor(cell / gridColumns) + y)];
      // What has left the picture on one side is not on the other.
      const isInside = column >= 0 && column < gridColumns && row >= 0 && row < gridRows;
      return isInside ? [row * gridColumns + column] : [];
    }),
  );
  return later.core.filter((cell) => carried.has(cell)).length >= later.core.length / 2;
}

/** Mean; 0 of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
