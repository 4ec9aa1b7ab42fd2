import type { Evidence, Fault } from '../terms/fault.ts';
import type { FaultKind } from '../terms/kinds.ts';
import { jointLabel, joints } from '../terms/landmarks.ts';
import { jointCount } from './body.ts';
import type { Jumps } from './jumps.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { limbs } from './limbs.ts';
import { displacementDial, severityOf } from './severity.ts';

/** Evidence frames of a limb belong together when at most this many distinct frames without evidence lie between. */
const longestPause = 2;
/** A limb that is redrawn shows it in at least this many frames ... */
const redrawnFrames = 3;
/** ... and in at least this share of the frames from the first to the last of them. */
const redrawnShare = 0.5;
/** Redrawn stretches of one limb closer than this are one: for so short a time it may lie where it should by chance. */
const oneStretchUs = 300_000;
/** A jump back within this time, by about as much, ends what the jump away began. */
const comeBackUs = 1_000_000;
/** Each frame of a stretch drawn anew is off by e; its jump is e against two neighbours off by e / 2 each: e sqrt(3 / 2). */
const jumpPerDisplacement = Math.sqrt(1.5);
/** Evidence counts up to this many times its threshold: one wild frame is not certainty. */
const ratioCap = 4;
/** Sum of evidence ratios at which confidence is 1 - 1 / e. */
const confidenceScale = 6;

/** A run of evidence of one limb, within one stretch. Positions count within the stretch. */
interface Cluster {
  limb: readonly number[];
  /** Positions with evidence, ascending. */
  positions: number[];
}

/**
 * Finds the faults of one stretch in its jumps, limb by limb.
 *
 * - `redrawn`: evidence in three frames or more, close together; two such runs within 0.3 seconds are one.
 * - `teleport`: evidence in the two frames on either side of one step. The step must stand out; one back within a second
 *   ends the same fault.
 * - Evidence in a single frame is shown in the drift and is no fault: it is as likely the detector's slip as the clip's, and
 *   a limb that is out of place for one frame only is what such a slip looks like.
 *
 * Confidence is 1 - exp(-sum / 6) over the evidence frames' drift in thresholds (each at most 4), times the share of the
 * interval's joint-frames that could be judged: 0.39 for three frames at the threshold, 0.98 for six at four times it.
 *
 * @param frames - one stretch.
 */
export function faultsOf(
  frames: readonly number[],
  timestampsUs: readonly number[],
  jumps: Jumps,
  limits: Limits = fittedLimits,
): Fault[] {
  const { leastDrift } = limits.redrawn;
  return limbs.flatMap((limb) => {
    const clusters = clustersOf(frames, limb, jumps, leastDrift);
    const redrawn = joinClose(clusters.filter(isRedrawn), frames, timestampsUs).map((cluster) => {
      return faultOf(
        'redrawn',
        cluster,
        frames,
        timestampsUs,
        jumps,
        leastDrift,
        rmsJump(cluster, frames, jumps) / jumpPerDisplacement,
      );
    });
    const steps = clusters
      .filter((cluster) => !isRedrawn(cluster))
      .flatMap((cluster) => stepOf(cluster, frames, jumps, limits.teleport.leastStep));
    const teleports = joinReturns(steps, frames, timestampsUs).map((step) => {
      return faultOf('teleport', step.cluster, frames, timestampsUs, jumps, leastDrift, Math.hypot(step.x, step.y));
    });
    return [...redrawn, ...teleports];
  });
}

function driftAt(jumps: Jumps, frame: number, joint: number): number {
  const at = frame * jointCount + joint;
  return Math.hypot(jumps.x[at]!, jumps.y[at]!) - jumps.floor[at]!;
}

function clustersOf(frames: readonly number[], limb: readonly number[], jumps: Jumps, leastDrift: number): Cluster[] {
  const clusters: Cluster[] = [];
  frames.forEach((frame, position) => {
    if (!limb.some((joint) => driftAt(jumps, frame, joint) >= leastDrift)) return;
    const last = clusters.at(-1);
    if (last && position - last.positions.at(-1)! <= longestPause + 1) last.positions.push(position);
    else clusters.push({ limb, positions: [position] });
  });
  return clusters;
}

function isRedrawn({ positions }: Cluster): boolean {
  return (
    positions.length >= redrawnFrames && positions.length >= redrawnShare * (positions.at(-1)! - positions[0]! + 1)
  );
}

function joinClose(
  clusters: readonly Cluster[],
  frames: readonly number[],
  timestampsUs: readonly number[],
): Cluster[] {
  const joined: Cluster[] = [];
  for (const cluster of clusters) {
    const last = joined.at(-1);
    const pauseUs = last
      ? timestampsUs[frames[cluster.positions[0]!]!]! - timestampsUs[frames[last.positions.at(-1)!]!]!
      : Infinity;
    if (last && pauseUs <= oneStretchUs) {
      joined[joined.length - 1] = { ...last, positions: [...last.positions, ...cluster.positions] };
    } else {
      joined.push(cluster);
    }
  }
  return joined;
}

/** Root mean square of the worst joint's jump over the evidence frames. */
function rmsJump({ limb, positions }: Cluster, frames: readonly number[], jumps: Jumps): number {
  const perJoint = limb.map((joint) => {
    const squares = positions.flatMap((position) => {
      const at = frames[position]! * jointCount + joint;
      const square = jumps.x[at]! ** 2 + jumps.y[at]! ** 2;
      return Number.isNaN(square) ? [] : [square];
    });
    return squares.length === 0 ? 0 : Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  });
  return Math.max(...perJoint);
}

interface Step {
  cluster: Cluster;
  /** From before to after, in torso lengths, of the joint that moved most. */
  x: number;
  y: number;
}

/**
 * A step between two neighbouring frames bends both: the earlier jumps by half the step backwards, the later by half of it
 * forwards. Anything else in two frames is no step.
 */
function stepOf(cluster: Cluster, frames: readonly number[], jumps: Jumps, leastStep: number): Step[] {
  const [first, second, ...more] = cluster.positions;
  if (first === undefined || second !== first + 1 || more.length > 0) return [];
  const steps = cluster.limb.map((joint) => {
    const a = frames[first]! * jointCount + joint;
    const b = frames[second]! * jointCount + joint;
    const opposed = jumps.x[a]! * jumps.x[b]! + jumps.y[a]! * jumps.y[b]! < 0;
    return opposed ? { cluster, x: jumps.x[b]! - jumps.x[a]!, y: jumps.y[b]! - jumps.y[a]! } : { cluster, x: 0, y: 0 };
  });
  const largest = steps.reduce((most, step) => (Math.hypot(step.x, step.y) > Math.hypot(most.x, most.y) ? step : most));
  return Math.hypot(largest.x, largest.y) >= leastStep ? [largest] : [];
}

/** Joins a step away with the step back that follows it. */
function joinReturns(steps: readonly Step[], frames: readonly number[], timestampsUs: readonly number[]): Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const away = joined.at(-1);
    if (away && isReturn(away, step, frames, timestampsUs)) {
      joined[joined.length - 1] = {
        ...away,
        cluster: { ...away.cluster, positions: [...away.cluster.positions, ...step.cluster.positions] },
      };
    } else {
      joined.push(step);
    }
  }
  return joined;
}

function isReturn(away: Step, back: Step, frames: readonly number[], timestampsUs: readonly number[]): boolean {
  const left = timestampsUs[frames[away.cluster.positions[0]!]!]!;
  const returned = timestampsUs[frames[back.cluster.positions.at(-1)!]!]!;
  const remaining = Math.hypot(away.x + back.x, away.y + back.y);
  return returned - left <= comeBackUs && remaining < Math.hypot(away.x, away.y) / 2;
}

function faultOf(
  kind: FaultKind,
  { limb, positions }: Cluster,
  frames: readonly number[],
  timestampsUs: readonly number[],
  jumps: Jumps,
  leastDrift: number,
  displacement: number,
): Fault {
  const firstPosition = positions[0]!;
  const lastPosition = positions.at(-1)!;
  const firstFrame = frames[firstPosition]!;
  const lastFrame = frames[lastPosition]!;
  const evidence = limb.flatMap((joint) => worstOf(joint, positions, frames, jumps, leastDrift));
  const ratios = positions.map((position) => {
    const worst = Math.max(
      ...limb.map((joint) => driftAt(jumps, frames[position]!, joint)).filter((d) => !Number.isNaN(d)),
    );
    return Math.min(ratioCap, worst / leastDrift);
  });
  const between = frames.slice(firstPosition, lastPosition + 1);
  const judged = between.flatMap((frame) => limb.filter((joint) => !Number.isNaN(driftAt(jumps, frame, joint)))).length;
  const certainty = 1 - Math.exp(-ratios.reduce((sum, ratio) => sum + ratio, 0) / confidenceScale);
  return {
    kind,
    joints: evidence.map(({ joint }) => joints[joint]!),
    firstFrame,
    lastFrame,
    firstUs: timestampsUs[firstFrame]!,
    lastUs: timestampsUs[lastFrame]!,
    severity: severityOf(displacement, displacementDial),
    confidence: (certainty * judged) / (between.length * limb.length),
    evidence: evidence.map((item) => item.evidence),
  };
}

/** The joint's worst evidence frame; none where it passes the threshold nowhere. */
function worstOf(
  joint: number,
  positions: readonly number[],
  frames: readonly number[],
  jumps: Jumps,
  leastDrift: number,
): { joint: number; evidence: Evidence }[] {
  let worst: Evidence | undefined;
  for (const position of positions) {
    const frame = frames[position]!;
    const drift = driftAt(jumps, frame, joint);
    if (!(drift >= leastDrift) || (worst && worst.value - worst.threshold >= drift - leastDrift)) continue;
    const floor = jumps.floor[frame * jointCount + joint]!;
    worst = {
      what: `jump of the ${jointLabel(joints[joint]!)}`,
      value: drift + floor,
      threshold: floor + leastDrift,
      unit: 'torso lengths',
      frame,
    };
  }
  return worst ? [{ joint, evidence: worst }] : [];
}
