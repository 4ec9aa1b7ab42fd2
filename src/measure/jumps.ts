import { isSeen, jointCount, type Body } from './body.ts';
import { medianOf } from './median.ts';
import { floorOf, groupOfJoint, type JumpSituation, type NoiseFloor } from './noise-floor.ts';
import { reach, smoothestPath } from './smoothest-path.ts';
import { speedsOf } from './speeds.ts';

/** Seen joints that are needed to tell what the whole body did together. */
const leastJointsForCommon = 5;

/** Where each joint is against where it should be: frames x joints of the clip, NaN where there is no evidence. */
export interface Jumps {
  /** From the expected place to the joint, what the whole body did taken out, in torso lengths. */
  x: Float64Array;
  y: Float64Array;
  /** Expected place, in pixels. */
  expectedX: Float64Array;
  expectedY: Float64Array;
  /** What the noise floor explains, in torso lengths. */
  floor: Float64Array;
  /** What the floor was worked out from. */
  situations: (JumpSituation | undefined)[];
}

interface Jump {
  x: number;
  y: number;
  raw: number;
  floor: number;
}

/** Jumps of a clip before any stretch is measured. */
export function emptyJumps(frames: number): Jumps {
  const series = () => new Float64Array(frames * jointCount).fill(Number.NaN);
  return { x: series(), y: series(), expectedX: series(), expectedY: series(), floor: series(), situations: [] };
}

/** Deviations of one stretch, measured when they are asked for. Positions count within the stretch. */
class StretchJumps {
  readonly #body: Body;
  readonly #frames: readonly number[];
  readonly #torsoPixels: Float32Array;
  readonly #speeds: Float64Array;
  readonly #floor: NoiseFloor;
  /** What the whole body did together, by position and steps to both neighbours; NaN until it is asked for. */
  readonly #common: Float64Array;

  constructor(body: Body, frames: readonly number[], torsoPixels: Float32Array, floor: NoiseFloor) {
    this.#body = body;
    this.#frames = frames;
    this.#torsoPixels = torsoPixels;
    this.#speeds = speedsOf(body, frames, torsoPixels);
    this.#floor = floor;
    this.#common = new Float64Array(frames.length * reach * reach * 2).fill(Number.NaN);
  }

  seen(joint: number, position: number): boolean {
    return isSeen(this.#body, this.#frames[position]!, joint);
  }

  /** The joint against the line between its neighbours in time, less what the whole body did. */
  jump(joint: number, before: number, position: number, after: number): Jump {
    const common = this.#commonAt(before, position, after);
    const torsoPixels = this.#torsoPixels[this.#frames[position]!]!;
    const deviation = this.#deviation(joint, before, position, after);
    const x = (deviation.x - this.#common[common]!) / torsoPixels;
    const y = (deviation.y - this.#common[common + 1]!) / torsoPixels;
    return {
      x,
      y,
      raw: Math.hypot(x, y),
      floor: floorOf(this.#floor[groupOfJoint[joint]!], this.#situationOf(joint, before, position, after)),
    };
  }

  /** Keeps the jump in the clip's own series. */
  write(joint: number, before: number, position: number, after: number, into: Jumps): void {
    const frame = this.#frames[position]!;
    const at = frame * jointCount + joint;
    const { x, y, floor } = this.jump(joint, before, position, after);
    const torsoPixels = this.#torsoPixels[frame]!;
    into.x[at] = x;
    into.y[at] = y;
    into.floor[at] = floor;
    into.situations[at] = this.#situationOf(joint, before, position, after);
    into.expectedX[at] = this.#body.x[at]! - x * torsoPixels;
    into.expectedY[at] = this.#body.y[at]! - y * torsoPixels;
  }

  /** Where the joint is, less where its neighbours say it should be, in pixels of the picture. */
  #deviation(joint: number, before: number, position: number, after: number): { x: number; y: number } {
    const { x, y, timestampsUs } = this.#body;
    const frame = this.#frames[position]!;
    const earlier = this.#frames[before]!;
    const later = this.#frames[after]!;
    const share = (timestampsUs[frame]! - timestampsUs[earlier]!) / (timestampsUs[later]! - timestampsUs[earlier]!);
    const from = earlier * jointCount + joint;
    const to = later * jointCount + joint;
    const at = frame * jointCount + joint;
    return {
      x: x[at]! - x[from]! - share * (x[to]! - x[from]!),
      y: y[at]! - y[from]! - share * (y[to]! - y[from]!),
    };
  }

  #situationOf(joint: number, before: number, position: number, after: number): JumpSituation {
    const { timestampsUs, visibility } = this.#body;
    const frame = this.#frames[position]!;
    const earlier = this.#frames[before]!;
    const later = this.#frames[after]!;
    return {
      secondsBefore: (timestampsUs[frame]! - timestampsUs[earlier]!) / 1e6,
      secondsAfter: (timestampsUs[later]! - timestampsUs[frame]!) / 1e6,
      torsoPixels: this.#torsoPixels[frame]!,
      visibility: Math.min(
        visibility[frame * jointCount + joint]!,
        visibility[earlier * jointCount + joint]!,
        visibility[later * jointCount + joint]!,
      ),
      speed: this.#speeds[position * jointCount + joint]!,
    };
  }

  /** Offset in `#common` of the component-wise median deviation of all joints seen in the three frames. */
  #commonAt(before: number, position: number, after: number): number {
    const offset = ((position * reach + position - before - 1) * reach + after - position - 1) * 2;
    if (!Number.isNaN(this.#common[offset]!)) return offset;
    const xs: number[] = [];
    const ys: number[] = [];
    for (let joint = 0; joint < jointCount; joint++) {
      const { x, y } = this.#deviation(joint, before, position, after);
      if (Number.isNaN(x)) continue;
      xs.push(x);
      ys.push(y);
    }
    const enough = xs.length >= leastJointsForCommon;
    this.#common[offset] = enough ? medianOf(xs) : 0;
    this.#common[offset + 1] = enough ? medianOf(ys) : 0;
    return offset;
  }
}

/**
 * Measures how far each joint of a stretch is from where its neighbours in time say it should be.
 *
 * - Only distinct frames with the person in them count as neighbours, weighed by their timestamps; a joint that was not seen
 *   in between ends the comparison. The first and the last frame of a stretch have one neighbour only: no evidence.
 * - What all joints did together (the component-wise median of their deviations) is taken out. That removes the camera and
 *   the body's own travel, as hip-relative coordinates do, and also an origin that was itself misplaced: when the hips jump
 *   in the detector's eye, the hips are blamed and nothing else.
 * - Frames that do not fit smooth motion are passed over as neighbours, so that no joint is blamed for the frame beside it.
 */
export function measureJumps(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  floor: NoiseFloor,
  into: Jumps,
): void {
  const stretch = new StretchJumps(body, frames, torsoPixels, floor);
  for (let joint = 0; joint < jointCount; joint++) {
    let start = 0;
    while (start < frames.length) {
      let end = start;
      while (end < frames.length && stretch.seen(joint, end)) end++;
      if (end - start >= 3) fillRun(stretch, joint, start, end, into);
      start = end + 1;
    }
  }
}

/** Measures one joint over positions in which it is seen throughout. */
function fillRun(stretch: StretchJumps, joint: number, start: number, end: number, into: Jumps): void {
  const kept = smoothestPath(end - start, (place, back, ahead) => {
    const position = start + place;
    const { raw, floor } = stretch.jump(joint, position - back, position, position + ahead);
    return (raw / floor) ** 2;
  }).map((place) => start + place);
  let next = 0;
  for (let position = start; position < end; position++) {
    while (next < kept.length && kept[next]! <= position) next++;
    const after = kept[next];
    const earlier = kept[next - 1];
    const before = earlier === position ? kept[next - 2] : earlier;
    if (before === undefined || after === undefined || after - position > reach || position - before > reach) continue;
    stretch.write(joint, before, position, after, into);
  }
}
