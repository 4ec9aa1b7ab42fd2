import type { Landmark } from '../terms/landmarks.ts';
import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';
import { percentile } from './median.ts';

/** A part of the body so far from a cell, in torso lengths and in cells beyond that, may still be seen in it: flesh, cloth, hair. */
const reachTorso = 0.3;
const reachCells = 0.7;
/** How fast a part goes is asked of so many steps before and after a frame: the step into it may itself be wrong. */
const stepsAround = 3;

/** The body as the lines between its landmarks. */
const parts: readonly (readonly [Landmark, Landmark])[] = [
  ...(['left', 'right'] as const).flatMap(
    (side) =>
      [
        ['nose', `${side}-ear`],
        [`${side}-ear`, `${side}-shoulder`],
        [`${side}-shoulder`, `${side}-elbow`],
        [`${side}-elbow`, `${side}-wrist`],
        [`${side}-wrist`, `${side}-index`],
        [`${side}-wrist`, `${side}-pinky`],
        [`${side}-shoulder`, `${side}-hip`],
        [`${side}-hip`, `${side}-knee`],
        [`${side}-knee`, `${side}-ankle`],
        [`${side}-ankle`, `${side}-heel`],
        [`${side}-ankle`, `${side}-foot-index`],
      ] as const satisfies readonly (readonly [Landmark, Landmark])[],
  ),
  ['left-shoulder', 'right-shoulder'],
  ['left-hip', 'right-hip'],
];

/** Of these each moves for itself. */
const limbs: readonly RegExp[] = ['left', 'right'].flatMap((side) => [
  new RegExp(`^${side}-(elbow|wrist|index|pinky)$`),
  new RegExp(`^${side}-(knee|ankle|heel|foot-index)$`),
]);

/** Parts that end so stand on the ground. */
const feet: readonly Landmark[] = ['left-heel', 'right-heel', 'left-foot-index', 'right-foot-index'];

export interface CellPoint {
  x: number;
  y: number;
}

/** Places of a body's landmarks on the grid of pixel statistics, where a whole number is the middle of a cell, and how its parts move over it. */
export class CellMotion {
  readonly #track: Track;
  readonly #pixels: PixelStatistics;
  readonly #frames: readonly number[];
  readonly #places: ReadonlyMap<Landmark, number>;
  readonly #parts: readonly (readonly [from: number, to: number, limb: number])[];
  readonly #feet: ReadonlySet<number>;

  /** @param frames one stretch; positions count within it */
  constructor(track: Track, pixels: PixelStatistics, frames: readonly number[]) {
    this.#track = track;
    this.#pixels = pixels;
    this.#frames = frames;
    const names: readonly Landmark[] = landmarksOf(track.model);
    this.#places = new Map(names.map((name, place) => [name, place]));
    this.#feet = new Set(feet.flatMap((name) => this.#places.get(name) ?? []));
    // A model of fewer landmarks has no hands and feet.
    this.#parts = parts.flatMap(([from, to]) => {
      const [a, b] = [this.#places.get(from), this.#places.get(to)];
      const limb = limbs.findIndex((ends) => ends.test(to));
      return a === undefined || b === undefined ? [] : [[a, b, limb] as const];
    });
  }

  /** Middle of the trunk. */
  trunkAt(position: number): CellPoint {
    const [a, b, c, d] = this.#trunk(position);
    return { x: (a!.x + b!.x + c!.x + d!.x) / 4, y: (a!.y + b!.y + c!.y + d!.y) / 4 };
  }

  /**
   * How many cells the parts of the body near a cell go at most from frame to frame, beside the picture's own motion, as they mostly do around a position: the median of the steps
   * before and after the one into it, so that a jump in it explains nothing. 0 where no part is near. Where two limbs are near, what is seen between them comes and goes at the pace of
   * both.
   */
  around(position: number, column: number, row: number): number {
    const reach = reachTorso * this.#torsoAt(position) + reachCells;
    let rest = 0;
    const most = limbs.map(() => 0);
    for (const [from, to, limb] of this.#parts)
      for (const near of [position, position - 1]) {
        const { share, distance } = nearest(this.#at(near, from), this.#at(near, to), column, row);
        if (!(distance <= reach)) continue;
        const steps: number[] = [];
        for (let away = 1; away <= stepsAround; away++)
          for (const at of [position - away, position + away])
            if (at >= 1 && at < this.#frames.length) steps.push(this.#stepAt(at, from, to, share));
        const pace = percentile(steps, 0.5) || 0;
        if (limb < 0) rest = Math.max(rest, pace);
        else most[limb] = Math.max(most[limb]!, pace);
      }
    const [first, second] = most.toSorted((a, b) => b - a);
    return Math.max(rest, first! + second!);
  }

  /** Which sort of part is nearest to a cell, of those that may still be seen in it; undefined where none may. A foot meets its shadow, which moves as no part does. */
  nearest(position: number, column: number, row: number): 'foot' | 'other' | undefined {
    let least = reachTorso * this.#torsoAt(position) + reachCells;
    let sort: 'foot' | 'other' | undefined;
    for (const [from, to] of this.#parts) {
      const { distance } = nearest(this.#at(position, from), this.#at(position, to), column, row);
      if (!(distance < least)) continue;
      least = distance;
      sort = this.#feet.has(to) ? 'foot' : 'other';
    }
    return sort;
  }

  #torsoAt(position: number): number {
    const [a, b, c, d] = this.#trunk(position);
    return Math.hypot(a!.x + b!.x - c!.x - d!.x, a!.y + b!.y - c!.y - d!.y) / 2;
  }

  #trunk(position: number): CellPoint[] {
    const names = ['left-shoulder', 'right-shoulder', 'left-hip', 'right-hip'] as const satisfies readonly Landmark[];
    return names.map((name) => this.#at(position, this.#places.get(name)!));
  }

  /** How far a point of a part, a share of the way along it, went into a position, in cells. */
  #stepAt(position: number, from: number, to: number, share: number): number {
    const along = (at: number): CellPoint => {
      const [a, b] = [this.#at(at, from), this.#at(at, to)];
      return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
    };
    const [before, now] = [along(position - 1), along(position)];
    const frame = this.#frames[position]!;
    const cameraX = this.#pixels.shiftX[frame]! * gridColumns;
    const cameraY = this.#pixels.shiftY[frame]! * gridColumns;
    return Math.hypot(now.x - before.x - cameraX, now.y - before.y - cameraY);
  }

  #at(position: number, landmark: number): CellPoint {
    const { values, width, height } = this.#track;
    const from = landmarkOffset(this.#track, this.#frames[position]!, landmark);
    return {
      x: (values[from + field.x]! / width) * gridColumns - 0.5,
      y: (values[from + field.y]! / height) * gridRows - 0.5,
    };
  }
}

/** The point of a line that is nearest to a place: how far along it, and how far from the place. */
function nearest(from: CellPoint, to: CellPoint, x: number, y: number): { share: number; distance: number } {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const square = alongX * alongX + alongY * alongY;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * alongX + (y - from.y) * alongY) / square));
  return { share, distance: Math.hypot(from.x + share * alongX - x, from.y + share * alongY - y) };
}
