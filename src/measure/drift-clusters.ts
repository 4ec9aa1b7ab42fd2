import type { Evidence, Fault } from '../terms/fault.ts';
import type { FaultKind } from '../terms/kinds.ts';
import { jointLabel, joints } from '../terms/landmarks.ts';
import { jointCount } from './body.ts';
import type { Jumps } from './jumps.ts';
import { displacementDial, severityOf } from './severity.ts';

/** Evidence frames of a limb belong together when at most this many distinct frames without evidence lie between. */
const longestPause = 2;
/** A limb that is redrawn shows it in at least this many frames ... */
const redrawnFrames = 3;
/** ... and in at least this share of the frames from the first to the last of them. */
const redrawnShare = 0.5;
/** Redrawn stretches of one limb closer than this are one: for so short a time it may lie where it should by chance. */
const oneStretchUs = 300_000;
/** Each frame of a stretch drawn anew is off by e; its jump is e against two neighbours off by e / 2 each: e sqrt(3 / 2). */
const jumpPerDisplacement = Math.sqrt(1.5);
/** Evidence counts up to this many times its threshold: one wild frame is not certainty. */
const ratioCap = 4;
/** Sum of evidence ratios at which confidence is 1 - 1 / e. */
const confidenceScale = 6;

/** A run of evidence of one limb, within one stretch. Positions count within the stretch. */
export interface Cluster {
  limb: readonly number[];
  /** Positions with evidence, ascending. */
  positions: number[];
}

/** How much farther off a joint is than the floor explains, torso lengths; NaN without evidence. */
export function driftAt(jumps: Jumps, frame: number, joint: number): number {
  const at = frame * jointCount + joint;
  return Math.hypot(jumps.x[at]!, jumps.y[at]!) - jumps.floor[at]!;
}

/** Gathers the frames of a stretch in which a joint of the limb is off by a drift and more. */
export function clustersOf(
  frames: readonly number[],
  limb: readonly number[],
  jumps: Jumps,
  leastDrift: number,
): Cluster[] {
  const clusters: Cluster[] = [];
  frames.forEach((frame, position) => {
    if (!limb.some((joint) => driftAt(jumps, frame, joint) >= leastDrift)) return;
    const last = clusters.at(-1);
    if (last && position - last.positions.at(-1)! <= longestPause + 1) last.positions.push(position);
    else clusters.push({ limb, positions: [position] });
  });
  return clusters;
}

/** Whether a limb is off in enough of the frames. */
export function isRedrawn({ positions }: Cluster): boolean {
  return (
    positions.length >= redrawnFrames && positions.length >= redrawnShare * (positions.at(-1)! - positions[0]! + 1)
  );
}

/** Makes one of those that are close in time. */
export function joinClose(
  clusters: readonly Cluster[],
  frames: readonly number[],
  timestampsUs: readonly number[],
  longestUs = oneStretchUs,
): Cluster[] {
  const joined: Cluster[] = [];
  for (const cluster of clusters) {
    const last = joined.at(-1);
    const pauseUs = last
      ? timestampsUs[frames[cluster.positions[0]!]!]! - timestampsUs[frames[last.positions.at(-1)!]!]!
      : Infinity;
    if (last && pauseUs <= longestUs) {
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

/**
 * A limb that is redrawn over a cluster's frames: as far off as the worst joint is, root of the mean square.
 *
 * Redrawn from the first frame on that can be judged, or up to the last, it is so in the one before or after: that has one neighbour in time only, which does not follow from it.
 */
export function redrawnFaultOf(
  cluster: Cluster,
  frames: readonly number[],
  timestampsUs: readonly number[],
  jumps: Jumps,
  leastDrift: number,
): Fault {
  const displacement = rmsJump(cluster, frames, jumps) / jumpPerDisplacement;
  const fault = clusterFaultOf('redrawn', cluster, frames, timestampsUs, jumps, leastDrift, displacement);
  const firstFrame = cluster.positions[0] === 1 ? frames[0]! : fault.firstFrame;
  const lastFrame = cluster.positions.at(-1) === frames.length - 2 ? frames.at(-1)! : fault.lastFrame;
  return { ...fault, firstFrame, lastFrame, firstUs: timestampsUs[firstFrame]!, lastUs: timestampsUs[lastFrame]! };
}

/**
 * A fault over a cluster's frames, its evidence the worst of each joint.
 *
 * @param displacement - how far off the limb is, torso lengths
 */
export function clusterFaultOf(
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
