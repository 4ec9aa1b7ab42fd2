import type { Fault } from '../terms/fault.ts';
import { jointLabel, joints, type Joint } from '../terms/landmarks.ts';
import { indexOf, jointCount, type Body } from './body.ts';
import { faultOf } from './fault-of.ts';
import { fourthDifference, fourthDifferenceGain, isEvenAround } from './fourth-difference.ts';
import { limbs } from './limbs.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { medianOf } from './median.ts';
import { floorOf, groupOfJoint, type NoiseFloor } from './noise-floor.ts';
import { displacementDial, severityOf } from './severity.ts';
import { speedsOf } from './speeds.ts';

/** Half of the window in which a joint trembles or does not, and the fewest frames it has. */
const halfWindowUs = 170_000;
const leastHalfFrames = 4;
/** In so many of its frames at least the joint must be seen on both sides. */
const leastShare = 0.6;
/** What other joints are off by counts up to so long before and after: longer than the window in which a joint trembles, so that what upsets them all is seen by all. */
const othersUs = 400_000;
/** The last joint of an arm or a leg trembles at least so much, as a share of the one that does most: a joint alone is the detector's slip. */
const leastLast = 0.6;
const chainJoints = 2;
/** Around where it surely trembles, it goes on while it does so by this share of the floor, and clear of the others by so many times: what is beyond doubt once need not be so in each frame. */
const onFloors = 0.5;
const onClear = 1.3;
/** A frame belongs to it that is off by this share of it. */
const ownShare = 0.5;
/** So many frames are off at least: fewer are a slip and what the windows around it make of it. */
const leastOff = 5;
/** The square of the length of a normal two-dimensional vector has the median 2 ln 2 s^2: so much of its mean. */
const medianOfMean = Math.LN2;

const trunk = (['left-shoulder', 'right-shoulder', 'left-hip', 'right-hip'] as const satisfies readonly Joint[]).map(
  indexOf,
);
const leastTrunk = 2;

/**
 * Limbs that tremble: off by a little, in most frames of a third of a second, each time in another direction. Smooth motion, however fast, has next to no fourth difference from frame
 * to frame, while places that are drawn anew each frame have all of it; and the median over the window needs most of its
 * frames to be off, so that one jump does not count.
 *
 * @param frames one stretch
 */
export function tremblingLimbsOf(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  noise: NoiseFloor,
  { trembling: { leastFloors, clearOfOthers } }: Limits = fittedLimits,
): Fault[] {
  const origins = frames.map((frame) => originAt(body, frame));
  const offBy = joints.map((_, joint) => offByOf(body, frames, torsoPixels, origins, joint));
  const jitter = offBy.map((each) => jitterOf(each, frames, body.timestampsUs));
  const floors = floorsOf(body, frames, torsoPixels, noise);
  const outer = joints.map((_, joint) => joint).filter((joint) => !trunk.includes(joint));
  return limbs.flatMap((limb) => {
    if (trunk.includes(limb[0]!)) return [];
    const others = outer.filter((joint) => !limb.includes(joint));
    const besides = frames.map((_, position) => valueAt(jitter, others, position));
    const evidence = frames.map((_, position): Trembling => {
      const joint = mostOf(jitter, limb, position);
      const value = jitter[joint]![position]!;
      const beside = besides[position]!;
      const [from, to] = windowAround(frames, body.timestampsUs, position, othersUs);
      let around = 0;
      for (let at = from; at <= to; at++) around = Math.max(around, besides[at]!);
      const floor = floors[joint]![position]!;
      const last = jitter[limb.at(-1)!]![position]!;
      const isWhole = limb.length > chainJoints || !(last < leastLast * value);
      return {
        joint,
        position,
        value,
        threshold: Math.max(leastFloors * floor, clearOfOthers * around),
        isSure: isWhole && value >= leastFloors * floor && value >= clearOfOthers * around,
        goesOn: value >= onFloors * floor && value >= onClear * beside,
      };
    });
    return runsOf(evidence).flatMap((run) => faultOfRun(limb, run, offBy, frames, body.timestampsUs));
  });
}

/** What is known of a limb in a frame. */
interface Trembling {
  /** The joint that is off most, and by how much, in torso lengths. */
  joint: number;
  position: number;
  value: number;
  threshold: number;
  isSure: boolean;
  goesOn: boolean;
}

/** What a jump of each joint stays below 99 times in 100, where it moves as it does around each frame. */
function floorsOf(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  noise: NoiseFloor,
): readonly (readonly number[])[] {
  const speeds = speedsOf(body, frames, torsoPixels);
  return joints.map((_, joint) =>
    frames.map((frame, position) => {
      const first = Math.max(0, position - leastHalfFrames);
      const last = Math.min(frames.length - 1, position + leastHalfFrames);
      const seconds = (body.timestampsUs[frames[last]!]! - body.timestampsUs[frames[first]!]!) / 1e6 / (last - first);
      const seen = frames.slice(first, last + 1).map((near) => body.visibility[near * jointCount + joint]!);
      return floorOf(noise[groupOfJoint[joint]!], {
        secondsBefore: seconds,
        secondsAfter: seconds,
        torsoPixels: torsoPixels[frame]!,
        visibility: Math.min(...seen),
        speed: speeds[position * jointCount + joint]!,
      });
    }),
  );
}

/** How far each frame's place is from what its two neighbours on either side say, in torso lengths; NaN where it cannot be told. */
function offByOf(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  origins: readonly { x: number; y: number }[],
  joint: number,
): number[] {
  const places = frames.map((frame, position) => {
    const origin = origins[position]!;
    const at = frame * jointCount + joint;
    return { x: (body.x[at]! - origin.x) / torsoPixels[frame]!, y: (body.y[at]! - origin.y) / torsoPixels[frame]! };
  });
  return frames.map((_, position) => {
    if (!isEvenAround(position, frames, body.timestampsUs)) return Number.NaN;
    const sum = (axis: 'x' | 'y') =>
      fourthDifference.reduce<number>(
        (total, weight, index) => total + weight * places[position + index - 2]![axis],
        0,
      );
    return Math.hypot(sum('x'), sum('y')) / fourthDifferenceGain;
  });
}

/** Middle of what is seen of the trunk. */
function originAt(body: Body, frame: number): { x: number; y: number } {
  const seen = trunk.filter((joint) => !Number.isNaN(body.x[frame * jointCount + joint]!));
  if (seen.length < leastTrunk) return { x: Number.NaN, y: Number.NaN };
  const mean = (values: Float64Array) =>
    seen.reduce((sum, joint) => sum + values[frame * jointCount + joint]!, 0) / seen.length;
  return { x: mean(body.x), y: mean(body.y) };
}

/** Root mean square by which a joint is off around each frame, told from the median. */
function jitterOf(offBy: readonly number[], frames: readonly number[], timestampsUs: readonly number[]): number[] {
  return frames.map((_, position) => {
    const near = windowAround(frames, timestampsUs, position, halfWindowUs);
    const first = Math.max(0, Math.min(near[0], position - leastHalfFrames));
    const last = Math.min(frames.length - 1, Math.max(near[1], position + leastHalfFrames));
    const known: number[] = [];
    for (let at = first; at <= last; at++) if (!Number.isNaN(offBy[at]!)) known.push(offBy[at]! * offBy[at]!);
    const isKnown =
      known.length >= leastShare * (2 * leastHalfFrames + 1) && known.length >= leastShare * (last - first + 1);
    return isKnown ? Math.sqrt(medianOf(known) / medianOfMean) : Number.NaN;
  });
}

/** First and last position at most so long before and after one. */
function windowAround(
  frames: readonly number[],
  timestampsUs: readonly number[],
  position: number,
  reachUs: number,
): readonly [first: number, last: number] {
  const now = timestampsUs[frames[position]!]!;
  let [first, last] = [position, position];
  while (first > 0 && now - timestampsUs[frames[first - 1]!]! <= reachUs) first--;
  while (last + 1 < frames.length && timestampsUs[frames[last + 1]!]! - now <= reachUs) last++;
  return [first, last];
}

function mostOf(jitter: readonly (readonly number[])[], of: readonly number[], position: number): number {
  const at = (joint: number) => jitter[joint]![position]! || 0;
  return of.reduce((most, joint) => (at(joint) > at(most) ? joint : most));
}

/** Of the joint that is off most; 0 where nothing is known. */
function valueAt(jitter: readonly (readonly number[])[], of: readonly number[], position: number): number {
  return jitter[mostOf(jitter, of, position)]![position]! || 0;
}

/** Runs of frames in which a limb trembles, surely in one at least. */
function runsOf(evidence: readonly Trembling[]): Trembling[][] {
  const runs: Trembling[][] = [];
  evidence.forEach((each, position) => {
    if (!each.goesOn && !each.isSure) return;
    const last = runs.at(-1);
    if (last?.at(-1)?.position === position - 1) last.push(each);
    else runs.push([each]);
  });
  return runs.filter((run) => run.some(({ isSure }) => isSure));
}

function faultOfRun(
  limb: readonly number[],
  run: readonly Trembling[],
  offBy: readonly (readonly number[])[],
  frames: readonly number[],
  timestampsUs: readonly number[],
): Fault[] {
  const worst = run.filter(({ isSure }) => isSure).reduce((a, b) => (b.value > a.value ? b : a));
  const { joint, value, threshold } = worst;
  // A window reaches beyond its frame: the run ends with the last frames that are off themselves.
  const isOff = ({ position }: Trembling) => offBy[joint]![position]! >= ownShare * value;
  const off = run.filter(isOff);
  if (off.length < leastOff) return [];
  const fault = faultOf(
    {
      kind: 'redrawn',
      joints: limb.map((each) => joints[each]!),
      firstFrame: frames[off[0]!.position]!,
      lastFrame: frames[off.at(-1)!.position]!,
      severity: severityOf(value, displacementDial),
      confidence: 1 - Math.exp((-2 * value) / threshold),
      evidence: [
        {
          what: `trembling of the ${jointLabel(joints[joint]!)} from frame to frame`,
          value,
          threshold,
          unit: 'torso lengths',
          frame: frames[worst.position]!,
        },
      ],
    },
    timestampsUs,
  );
  return [fault];
}
