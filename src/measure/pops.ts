import { medianOf } from './median.ts';

/** A change from one frame to the next that nothing around it prepared: each axis of what was measured. */
export interface Pop {
  frame: number;
  by: readonly number[];
  size: number;
}

/** Something that popped away and back: the frames in which it was off, and by how much at most. */
export interface Excursion {
  firstFrame: number;
  lastFrame: number;
  pops: readonly Pop[];
  /** Greatest distance from where it began. */
  size: number;
  /** That distance, axis by axis. */
  by: readonly number[];
}

/** Steps so many frames to either side say what a gradual change explains. */
const around = 3;

/**
 * Frames whose step stands out from the steps around them. What goes on gradually (a cloud, a camera that turns, an exposure ramp) has such steps all around, and their median
 * is taken out.
 *
 * @param steps frames x axes: change since the frame before; NaN where nothing is known
 * @param least size from which a step is a pop
 * @param clear how many times the usual step around it must be smaller
 */
export function popsOf(steps: readonly (readonly number[])[], least: number, clear: number): Pop[] {
  return steps.flatMap((step, frame): Pop[] => {
    if (step.some(Number.isNaN)) return [];
    const near = steps
      .slice(Math.max(0, frame - around), frame + around + 1)
      .filter((other, index) => index !== Math.min(frame, around) && !other.some(Number.isNaN));
    if (near.length < 2) return [];
    const usual = step.map((_, axis) => medianOf(near.map((other) => other[axis]!)));
    const by = step.map((value, axis) => value - usual[axis]!);
    const size = Math.hypot(...by);
    // Of the steps around, the median distance from their own median: what is ordinary here.
    const ordinary = medianOf(near.map((other) => Math.hypot(...other.map((value, axis) => value - usual[axis]!))));
    return size >= least && size >= clear * ordinary ? [{ frame, by, size }] : [];
  });
}

/** When something counts as back. */
export interface Return {
  /** Later than this it has not come back, but changed again. */
  mostUs: number;
  /** What may be left of the way, as a share of the farthest: the noise of what is measured. */
  backShare: number;
}

/**
 * Pops that belong together: away, and in time back to about where it was, perhaps over several places in between. A pop that never comes
 * back is a lasting change, and none of these.
 */
export function excursionsOf(pops: readonly Pop[], timestampsUs: readonly number[], back: Return): Excursion[] {
  const found: Excursion[] = [];
  let first = 0;
  while (first < pops.length) {
    const last = closingOf(pops, first, timestampsUs, back);
    if (last !== undefined) {
      const own = pops.slice(first, last + 1);
      found.push({ firstFrame: own[0]!.frame, lastFrame: own.at(-1)!.frame - 1, pops: own, ...farthestOf(own) });
    }
    first = (last ?? first) + 1;
  }
  return found;
}

/** The first later pop after which everything is about as it was before the pop `first`. */
function closingOf(
  pops: readonly Pop[],
  first: number,
  timestampsUs: readonly number[],
  { mostUs, backShare }: Return,
): number | undefined {
  const began = timestampsUs[pops[first]!.frame]!;
  for (let last = first + 1; last < pops.length && timestampsUs[pops[last]!.frame]! - began <= mostUs; last++) {
    const own = pops.slice(first, last + 1);
    if (Math.hypot(...sumOf(own)) <= backShare * farthestOf(own).size) return last;
  }
  return undefined;
}

function sumOf(pops: readonly Pop[]): number[] {
  return pops[0]!.by.map((_, axis) => pops.reduce((sum, { by }) => sum + by[axis]!, 0));
}

function farthestOf(pops: readonly Pop[]): { size: number; by: readonly number[] } {
  let farthest: { size: number; by: readonly number[] } = { size: 0, by: [] };
  pops.forEach((_, index) => {
    const by = sumOf(pops.slice(0, index + 1));
    const size = Math.hypot(...by);
    if (size > farthest.size) farthest = { size, by };
  });
  return farthest;
}
