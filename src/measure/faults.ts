import type { Fault } from '../terms/fault.ts';
import { jointCount, type Body } from './body.ts';
import { clusterFaultOf, clustersOf, isRedrawn, joinClose, redrawnFaultOf, type Cluster } from './drift-clusters.ts';
import type { Jumps } from './jumps.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { limbs } from './limbs.ts';
import { toAndFroOf } from './to-and-fro.ts';

/** A jump back within this time, by about as much, ends what the jump away began. */
const comeBackUs = 1_000_000;
/** What is drawn anew goes to and fro (-2/3, see `toAndFroOf`); what speeds up, turns or strikes, however quickly, follows itself: more than the 0 of a single kink. */
const mostFollowing = 0.05;

/**
 * Finds the faults of one stretch in its jumps, limb by limb.
 *
 * - `redrawn`: evidence in three frames or more, close together, in which the limb does not follow a quick path of its own; two such runs within 0.3 seconds are one.
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
export function faultsOf(frames: readonly number[], body: Body, jumps: Jumps, limits: Limits = fittedLimits): Fault[] {
  const { timestampsUs } = body;
  const { leastDrift } = limits.redrawn;
  return limbs.flatMap((limb) => {
    const clusters = clustersOf(frames, limb, jumps, leastDrift);
    const redrawn = joinClose(clusters.filter(isRedrawn), frames, timestampsUs)
      .filter(({ positions }) => toAndFroOf(body, frames, limb, positions[0]!, positions.at(-1)!) <= mostFollowing)
      .map((cluster) => redrawnFaultOf(cluster, frames, timestampsUs, jumps, leastDrift));
    const steps = clusters
      .filter((cluster) => !isRedrawn(cluster))
      .flatMap((cluster) => stepOf(cluster, frames, jumps, limits.teleport.leastStep));
    const teleports = joinReturns(steps, frames, timestampsUs).map((step) => {
      return clusterFaultOf(
        'teleport',
        step.cluster,
        frames,
        timestampsUs,
        jumps,
        leastDrift,
        Math.hypot(step.x, step.y),
      );
    });
    return [...redrawn, ...teleports];
  });
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
