import type { Joint } from '../terms/landmarks.ts';
import { indexOf, jointCount, mirrorOf, type Body } from './body.ts';
import { percentile } from './median.ts';

/** Steps so far to either side say how evenly a joint moves here. */
const halfWindowUs = 500_000;
/** Of these steps this percentile: a limb that swings now and then is quiet in between. */
const usualPercentile = 0.7;
/** Of the steps that all other joints take at once, this percentile: where most of them jump, it is the picture or the detector. */
const companyPercentile = 0.7;
/** With fewer steps around, nothing is known of what is usual. */
const leastNear = 3;
/**
 * No step is expected to be smaller than this. In torso lengths: of the joints of real clips the steadiest tenth have 0.0066 of noise an axis (told from fourth differences); a step
 * against its neighbours weighs four places by 1/2, 3/2, 3/2 and 1/2, which makes it sqrt(5) larger, and it has two axes. In pixels: assumed, a fifth of one an axis, so that a small person's
 * joints, which are found to about that, do not seem steadier than they are.
 */
const noiseTorso = 0.02;
const noisePixels = 0.6;
/** A step bends the steps beside it by half its size the other way; a slip in one frame is two steps, one as large as the other. */
const dominance = 1.4;
/** Frames apart by more than this times the least step around them are no neighbours: what happens between is not known. */
const evenSteps = 1.6;
/** Trunk joints that must be seen for the trunk's own motion to be known. */
const leastTrunk = 2;

const trunk = (['left-shoulder', 'right-shoulder', 'left-hip', 'right-hip'] as const satisfies readonly Joint[]).map(
  indexOf,
);

/** A limb that is elsewhere from one frame to the next, by more than it moved before and after. */
export interface LimbPop {
  /** In the stretch, of the first frame elsewhere. */
  position: number;
  /** How far each joint went beyond what its motion explains, over what is usual of it here: x and y, joint after joint; 0 where it was not seen. */
  by: readonly number[];
  /** Length of `by`. */
  strength: number;
  /** Of the joint that went farthest, in torso lengths. */
  torsoLengths: number;
  /** What is usual of that joint, in torso lengths. */
  usual: number;
  joint: number;
  /** How far its mirror image went at once, as a share. A detector in doubt moves both. */
  mirrorShare: number;
  /** How much the joint outside the limb and the trunk that is most out of its way then is so, beside this limb: a share of `strength`. */
  company: number;
  /** Cosine between where it went and where it was going anyway: 1 where time went on without pictures. */
  along: number;
}

interface Vector {
  x: number;
  y: number;
}

const unknown: Vector = { x: Number.NaN, y: Number.NaN };

/**
 * Steps of every joint against its own motion: what a joint moved from one frame to the next less the mean of what it moved just before and just after, the trunk's taken out.
 * Even motion has none; motion that turns at w has w^2 dt^2 / 2 of its own step; a jump by d has d.
 */
export class SuddenSteps {
  readonly #steps: Vector[][];
  /** Of these steps, joint by joint. */
  readonly #lengths: Float64Array[];
  /** What is usual of each joint at each position. */
  readonly #usual: Float64Array[];
  readonly #velocities: Vector[][];
  readonly #body: Body;
  readonly #frames: readonly number[];
  readonly #torsoPixels: Float32Array;

  constructor(body: Body, frames: readonly number[], torsoPixels: Float32Array) {
    this.#body = body;
    this.#frames = frames;
    this.#torsoPixels = torsoPixels;
    const places = Array.from({ length: jointCount }, (_, joint) => joint);
    this.#velocities = places.map((joint) => frames.map((_, position) => this.#velocityAt(joint, position)));
    const raw = places.map((joint) => frames.map((_, position) => this.#rawAt(joint, position)));
    const common = frames.map((_, position) => meanOf(trunk.map((joint) => raw[joint]![position]!)));
    this.#steps = raw.map((each) =>
      each.map(({ x, y }, position) => {
        const { x: trunkX, y: trunkY } = common[position]!;
        const torso = torsoPixels[frames[position]!]!;
        return { x: (x - trunkX) / torso, y: (y - trunkY) / torso };
      }),
    );
    this.#lengths = this.#steps.map((each) => Float64Array.from(each, lengthOf));
    this.#usual = places.map((joint) => Float64Array.from(frames, (_, position) => this.#usualOf(joint, position)));
  }

  /** Positions at which a limb pops. */
  popsOf(limb: readonly number[]): LimbPop[] {
    const all = this.#frames.map((_, position) => this.#popAt(limb, position));
    return all.filter(({ torsoLengths, joint }, position) => {
      if (torsoLengths === 0) return false;
      const beside = [all[position - 1]?.torsoLengths ?? 0, all[position + 1]?.torsoLengths ?? 0];
      return torsoLengths >= dominance * Math.max(...beside, this.#rimStep(joint, position));
    });
  }

  /** Beside a pop at the stretch's rim, the step that has no step beyond it: what it would be if the joint went on there as it did on the other side of the pop. 0 elsewhere. */
  #rimStep(joint: number, position: number): number {
    const last = this.#frames.length - 1;
    if (last < 3 || (position !== 2 && position !== last - 1)) return 0;
    const [rim, other] = position === 2 ? [1, 3] : [last, last - 2];
    const [own, pop, beyond] = [rim, position, other].map((at) => this.#velocities[joint]![at]!);
    const torso = this.#torsoPixels[this.#frames[position]!]!;
    return (
      (Math.hypot(own!.x - (pop!.x + beyond!.x) / 2, own!.y - (pop!.y + beyond!.y) / 2) * this.#seconds(rim)) / torso
    );
  }

  #popAt(limb: readonly number[], position: number): LimbPop {
    const by: number[] = [];
    let [torsoLengths, usual, farthest] = [0, 0, limb[0]!];
    for (const joint of limb) {
      const step = this.#steps[joint]![position]!;
      const ordinary = this.#usual[joint]![position]!;
      if (Number.isNaN(step.x + ordinary)) {
        by.push(0, 0);
        continue;
      }
      by.push(step.x / ordinary, step.y / ordinary);
      if (lengthOf(step) > torsoLengths) [torsoLengths, usual, farthest] = [lengthOf(step), ordinary, joint];
    }
    return {
      position,
      by,
      strength: Math.hypot(...by),
      torsoLengths,
      usual,
      joint: farthest,
      mirrorShare: this.#mirrorStepAt(limb, position) / torsoLengths,
      company: this.#companyAt(limb, position) / Math.hypot(...by),
      along: this.#alongAt(farthest, position),
    };
  }

  /** What a joint's steps are like around a place, and what other joints' are in it. */
  #usualOf(joint: number, position: number): number {
    const near = this.#lengthsAround(joint, position);
    if (near.length < leastNear) return Number.NaN;
    const others = this.#lengths.flatMap((each, other) => {
      return other === joint || Number.isNaN(each[position]!) ? [] : [each[position]!];
    });
    const noise = Math.hypot(noiseTorso, noisePixels / this.#torsoPixels[this.#frames[position]!]!);
    return Math.hypot(
      noise,
      percentile(near, usualPercentile),
      others.length > 0 ? percentile(others, companyPercentile) : 0,
    );
  }

  /** How far a joint steps near a place, but not beside it. */
  #lengthsAround(joint: number, position: number): number[] {
    const { timestampsUs } = this.#body;
    const frames = this.#frames;
    const lengths = this.#lengths[joint]!;
    const now = timestampsUs[frames[position]!]!;
    const near: number[] = [];
    for (const way of [-1, 1])
      for (let at = position + 2 * way; at >= 0 && at < frames.length; at += way) {
        if (Math.abs(timestampsUs[frames[at]!]! - now) > halfWindowUs) break;
        if (!Number.isNaN(lengths[at]!)) near.push(lengths[at]!);
      }
    return near;
  }

  /** What the other side does: how far it goes; of a part that has both sides, how far these go against each other. */
  #mirrorStepAt(limb: readonly number[], position: number): number {
    const steps = limb.map((joint) => {
      const mirror = mirrorOf[joint]!;
      const [own, other] = [this.#steps[joint]![position]!, this.#steps[mirror]![position]!];
      if (!limb.includes(mirror)) return lengthOf(other);
      return Math.hypot(own.x - other.x, own.y - other.y) / 2;
    });
    return Math.max(0, ...steps.filter((step) => !Number.isNaN(step)));
  }

  #companyAt(limb: readonly number[], position: number): number {
    let most = 0;
    for (let joint = 0; joint < jointCount; joint++) {
      if (limb.includes(joint) || trunk.includes(joint)) continue;
      const over = this.#lengths[joint]![position]! / this.#usual[joint]![position]!;
      if (over > most) most = over;
    }
    return most;
  }

  #alongAt(joint: number, position: number): number {
    const step = this.#steps[joint]![position]!;
    const before = this.#velocities[joint]![position - 1] ?? unknown;
    const after = this.#velocities[joint]![position + 1] ?? unknown;
    const going = { x: before.x + after.x, y: before.y + after.y };
    return (step.x * going.x + step.y * going.y) / (lengthOf(step) * lengthOf(going));
  }

  /** Pixels a second from the frame before. */
  #velocityAt(joint: number, position: number): Vector {
    if (position < 1) return unknown;
    const { x, y } = this.#body;
    const [from, to] = [position - 1, position].map((at) => this.#frames[at]! * jointCount + joint);
    const seconds = this.#seconds(position);
    return { x: (x[to!]! - x[from!]!) / seconds, y: (y[to!]! - y[from!]!) / seconds };
  }

  #seconds(position: number): number {
    const { timestampsUs } = this.#body;
    return (timestampsUs[this.#frames[position]!]! - timestampsUs[this.#frames[position - 1]!]!) / 1e6;
  }

  /** In pixels, the trunk's motion still in it. */
  #rawAt(joint: number, position: number): Vector {
    if (position < 2 || position >= this.#frames.length - 1) return unknown;
    const seconds = [position - 1, position, position + 1].map((at) => this.#seconds(at));
    if (Math.max(...seconds) > evenSteps * Math.min(...seconds)) return unknown;
    const [before, now, after] = [-1, 0, 1].map((k) => this.#velocities[joint]![position + k]!);
    return {
      x: seconds[1]! * (now!.x - (before!.x + after!.x) / 2),
      y: seconds[1]! * (now!.y - (before!.y + after!.y) / 2),
    };
  }
}

function lengthOf({ x, y }: Vector): number {
  return Math.hypot(x, y);
}

function meanOf(vectors: readonly Vector[]): Vector {
  const known = vectors.filter(({ x }) => !Number.isNaN(x));
  if (known.length < leastTrunk) return unknown;
  const sum = (pick: (vector: Vector) => number) => known.reduce((total, vector) => total + pick(vector), 0);
  return { x: sum(({ x }) => x) / known.length, y: sum(({ y }) => y) / known.length };
}
