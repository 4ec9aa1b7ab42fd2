import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { luminanceOfLightness } from './lab.ts';

/** What the flashing-light check says of a clip. */
export interface FlashCheck {
  /** Whether the clip stays within WCAG 2.2's success criterion 2.3.1; a clip that does not is held before it plays. */
  safe: boolean;
  /** The second with the most flashes: its first frame, and the flashes in it. A flash is a pair of opposing changes. */
  worstSecond: { firstFrame: number; count: number };
  /** One sentence for the reader. */
  sentence: string;
}

/** A change of relative luminance that counts: 10 % of full, on the 0 to 255 scale. */
const generalChange = 0.1 * 255;
/** The darker of the two states must lie below this relative luminance. */
const darkerBelow = 0.8 * 255;
/** (R - G - B) x 320 must change by more than 20, on the 0 to 255 scale. */
const redChange = (20 / 320) * 255;
/** A 341 x 256 rectangle of a 1024 x 768 display, in cells of a picture that fills the display; the width rounded up. */
const windowColumns = Math.ceil((341 / 1024) * gridColumns);
const windowRows = Math.round((256 / 768) * gridRows);
/** More cells than this must change together: 25 % of the rectangle. */
const windowCells = 0.25 * (341 / 1024) * gridColumns * (256 / 768) * gridRows;
/** Cells that change within this of each other change together: a flash may build up over a few frames. */
const togetherUs = 80_000;
/** "Any one second", short of rounding in the timestamps: three flashes a second, evenly spaced, are allowed. */
const secondUs = 990_000;
/** Three flashes are six changes; a seventh begins the fourth flash. */
const allowedChanges = 6;

/**
 * Checks a clip for flashes as WCAG 2.2 defines them (2.3.1, "three flashes or below threshold"): a general flash is a pair
 * of opposing changes of relative luminance of 10 % or more with the darker state below 0.80; a red flash a pair of opposing
 * changes involving saturated red; either counts where the cells that change together cover more than 25 % of any 341 x 256
 * rectangle of a 1024 x 768 display. The picture is taken to fill the display, which is the cautious reading.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds
 */
export function flashesOf(pixels: PixelStatistics): FlashCheck {
  const luminance = Float32Array.from(pixels.lightness, (byte) => 255 * luminanceOfLightness(byte / 2.55));
  const general = worstSecondOf(pixels, luminance, (from, to) => {
    return Math.abs(to - from) >= generalChange && Math.min(from, to) < darkerBelow;
  });
  const red = worstSecondOf(pixels, pixels.saturatedRed, (from, to) => Math.abs(to - from) > redChange);
  const worst = red.changes > general.changes ? red : general;
  const safe = worst.changes <= allowedChanges;
  const count = worst.changes / 2;
  const second = ((pixels.timestampsUs[worst.firstFrame] ?? 0) - (pixels.timestampsUs[0] ?? 0)) / 1e6;
  const colour = worst === red ? 'red ' : '';
  return {
    safe,
    worstSecond: { firstFrame: worst.firstFrame, count },
    sentence: safe
      ? 'No more than three flashes in any second.'
      : `${Math.ceil(count)} ${colour}flashes within one second, from ${second.toFixed(1)} s on: more than the three that are safe for everyone.`,
  };
}

/**
 * Of some speeds the fastest at which a clip stays within three flashes a second; 0 where it does so at none. Flashes come in bursts, so each speed is checked as it
 * would be seen; what plays slower has fewer changes in a second, and fewer cells that change together.
 */
export function fastestSafeSpeed(pixels: PixelStatistics, speeds: readonly number[]): number {
  const safe = speeds
    .toSorted((a, b) => b - a)
    .find((speed) => flashesOf({ ...pixels, timestampsUs: pixels.timestampsUs.map((us) => us / speed) }).safe);
  return safe ?? 0;
}

/** The most changes that any window sees within a second, and the frame of the first of them. */
function worstSecondOf(
  pixels: PixelStatistics,
  series: Uint8Array | Float32Array,
  counts: (from: number, to: number) => boolean,
): { firstFrame: number; changes: number } {
  const cells = gridColumns * gridRows;
  const times = pixels.timestampsUs;
  const cell = new CellChanges(series, cells, counts);
  const windows = windowCorners.map(() => ({ direction: 0, changes: [] as number[] }));
  const worst = { firstFrame: 0, changes: 0 };
  for (let frame = 1; frame < times.length; frame++) {
    if (!cell.step(frame)) continue;
    const now = times[frame]!;
    const rising = integralOf((index) => cell.direction[index] === 1 && now - times[cell.frame[index]!]! <= togetherUs);
    const falling = integralOf(
      (index) => cell.direction[index] === -1 && now - times[cell.frame[index]!]! <= togetherUs,
    );
    windows.forEach((window, index) => {
      const corner = windowCorners[index]!;
      const direction = sumIn(rising, corner) > windowCells ? 1 : sumIn(falling, corner) > windowCells ? -1 : 0;
      if (direction === 0 || direction === window.direction) return;
      window.direction = direction;
      window.changes.push(frame);
      while (now - times[window.changes[0]!]! >= secondUs) window.changes.shift();
      if (window.changes.length > worst.changes) {
        worst.changes = window.changes.length;
        worst.firstFrame = window.changes[0]!;
      }
    });
  }
  return worst;
}

/**
 * Follows each cell from turn to turn: a change is complete once the value has left its last extreme far enough to count,
 * however many frames that took.
 */
class CellChanges {
  /** Direction of each cell's latest change: 1 up, -1 down, 0 none yet. */
  readonly direction: Int8Array;
  /** Frame in which it was complete. */
  readonly frame: Int32Array;
  readonly #highest: Uint8Array | Float32Array;
  readonly #lowest: Uint8Array | Float32Array;
  readonly #series: Uint8Array | Float32Array;
  readonly #counts: (from: number, to: number) => boolean;

  constructor(series: Uint8Array | Float32Array, cells: number, counts: (from: number, to: number) => boolean) {
    this.direction = new Int8Array(cells);
    this.frame = new Int32Array(cells);
    this.#highest = series.slice(0, cells);
    this.#lowest = series.slice(0, cells);
    this.#series = series;
    this.#counts = counts;
  }

  /** Takes in a frame; true when any cell completed a change. */
  step(frame: number): boolean {
    let any = false;
    const start = frame * this.direction.length;
    for (let cell = 0; cell < this.direction.length; cell++) {
      const value = this.#series[start + cell]!;
      const up = this.direction[cell] !== 1 && this.#counts(this.#lowest[cell]!, value) && value > this.#lowest[cell]!;
      const down =
        this.direction[cell] !== -1 && this.#counts(this.#highest[cell]!, value) && value < this.#highest[cell]!;
      if (up || down) {
        this.direction[cell] = up ? 1 : -1;
        this.frame[cell] = frame;
        this.#lowest[cell] = value;
        this.#highest[cell] = value;
        any = true;
        continue;
      }
      if (value < this.#lowest[cell]!) this.#lowest[cell] = value;
      if (value > this.#highest[cell]!) this.#highest[cell] = value;
    }
    return any;
  }
}

/** Upper left corners of every window of the grid. */
const windowCorners = Array.from({ length: gridRows - windowRows + 1 }, (_, row) =>
  Array.from({ length: gridColumns - windowColumns + 1 }, (__, column) => ({ row, column })),
).flat();

/** Sums of everything above and left of each cell corner: any window's sum is then four look-ups. */
function integralOf(counts: (cell: number) => boolean): Int32Array {
  const width = gridColumns + 1;
  const sums = new Int32Array(width * (gridRows + 1));
  for (let row = 0; row < gridRows; row++) {
    for (let column = 0; column < gridColumns; column++) {
      sums[(row + 1) * width + column + 1] =
        (counts(row * gridColumns + column) ? 1 : 0) +
        sums[row * width + column + 1]! +
        sums[(row + 1) * width + column]! -
        sums[row * width + column]!;
    }
  }
  return sums;
}

function sumIn(sums: Int32Array, { row, column }: { row: number; column: number }): number {
  const width = gridColumns + 1;
  const top = row * width + column;
  const bottom = (row + windowRows) * width + column;
  return sums[bottom + windowColumns]! - sums[bottom]! - sums[top + windowColumns]! + sums[top]!;
}
