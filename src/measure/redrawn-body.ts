import type { Fault } from '../terms/fault.ts';
import { joints, type Joint } from '../terms/landmarks.ts';
import { indexOf, jointCount, middleOf, mirrorOf, type Body } from './body.ts';
import { clustersOf, driftAt, isRedrawn, joinClose, redrawnFaultOf, type Cluster } from './drift-clusters.ts';
import { emptyJumps, measureJumps, type Jumps } from './jumps.ts';
import { fittedLimits, type Limits } from './limits.ts';
import type { NoiseFloor } from './noise-floor.ts';

/** Of each pair the left joint stands for the middle. */
const parts: readonly (readonly number[])[] = (
  [
    ['nose', 'left-ear'],
    ['left-shoulder', 'left-hip'],
    ['left-elbow', 'left-wrist'],
    ['left-knee', 'left-ankle'],
  ] as const satisfies readonly (readonly Joint[])[]
).map((part) => part.map(indexOf));
const all = parts.flat();

/** Sound clips of the set and real ones at any rate reach three frames. */
const leastFrames = 5;
/** So many parts must be off in so many frames each: one that is redrawn alone has its own measure, which names the side. */
const leastParts = 2;
const leastFramesEach = 2;
/** A joint stays behind that jumps by less than this share of what its pair's middle does. */
const stillShare = 0.25;
/** Two such runs closer than this are one: bodies that have nothing to do with each other look alike now and then. */
const oneStretchUs = 500_000;

/** How far what lies in the middle between left and right is from where it should be. */
export interface Middles {
  /** At the joints of both sides; the nose is its own middle. */
  jumps: Jumps;
  /** Frames x joints of the clip: 1 where one of the two stays behind, and the other alone jumped. */
  isOneSided: Uint8Array;
}

/** Middles of a clip before any stretch is measured. */
export function emptyMiddles(frames: number): Middles {
  return { jumps: emptyJumps(frames), isOneSided: new Uint8Array(frames * jointCount) };
}

/** @param jumps - of the joints themselves, nothing taken back */
export function measureMiddles(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  floor: NoiseFloor,
  jumps: Jumps,
  into: Middles,
): void {
  const nowhere = () => new Float64Array(body.x.length).fill(Number.NaN);
  const middles: Body = { ...body, x: nowhere(), y: nowhere(), visibility: nowhere() };
  for (const frame of frames)
    for (let joint = 0; joint < jointCount; joint++) {
      const [at, mirrored] = [frame * jointCount + joint, frame * jointCount + mirrorOf[joint]!];
      const { x, y } = middleOf(body, frame, joint, mirrorOf[joint]!);
      middles.x[at] = x;
      middles.y[at] = y;
      middles.visibility[at] = Math.min(body.visibility[at]!, body.visibility[mirrored]!);
    }
  measureJumps(middles, frames, torsoPixels, floor, into.jumps);
  for (const frame of frames)
    for (let joint = 0; joint < jointCount; joint++) {
      const least = Math.min(jumpAt(jumps, frame, joint), jumpAt(jumps, frame, mirrorOf[joint]!));
      if (least < stillShare * jumpAt(into.jumps, frame, joint)) into.isOneSided[frame * jointCount + joint] = 1;
    }
}

function jumpAt({ x, y }: Jumps, frame: number, joint: number): number {
  const at = frame * jointCount + joint;
  return Math.hypot(x[at]!, y[at]!);
}

/**
 * Finds where the whole body is drawn anew from frame to frame. Then the detector finds another side left each time, and what a pair of joints does says nothing (see `withholdDoubtful`); but whichever
 * it calls left, the middle between the two stays where it is.
 *
 * @param frames - one stretch.
 * @param middles - from {@link measureMiddles}
 */
export function redrawnBodyOf(
  frames: readonly number[],
  timestampsUs: readonly number[],
  { jumps, isOneSided }: Middles,
  { redrawn: { leastDrift } }: Limits = fittedLimits,
): Fault[] {
  const offIn = ({ positions }: Cluster, joint: number) =>
    positions.map((position) => frames[position]!).filter((frame) => driftAt(jumps, frame, joint) >= leastDrift);
  /** Joints whose middles jump, and not because one of two does. */
  const bothOff = (cluster: Cluster) =>
    all.filter((joint) => {
      const off = offIn(cluster, joint);
      return off.filter((frame) => isOneSided[frame * jointCount + joint]).length * 2 < off.length;
    });
  const isOfMany = (cluster: Cluster) => {
    const both = bothOff(cluster);
    const often = parts.filter((part) => {
      const off = part.filter((joint) => both.includes(joint)).flatMap((joint) => offIn(cluster, joint));
      return new Set(off).size >= leastFramesEach;
    });
    return isRedrawn(cluster) && cluster.positions.length >= leastFrames && often.length >= leastParts;
  };
  const clusters = clustersOf(frames, all, jumps, leastDrift).filter(isOfMany);
  return joinClose(clusters, frames, timestampsUs, oneStretchUs).map((joined) => {
    const cluster = { ...joined, limb: bothOff(joined) };
    const fault = redrawnFaultOf(cluster, frames, timestampsUs, jumps, leastDrift);
    return {
      ...fault,
      joints: fault.joints.flatMap(pairOf),
      evidence: fault.evidence.map((each, place) => ({
        ...each,
        what: `jump of ${middleLabel(fault.joints[place]!)}`,
      })),
    };
  });
}

function pairOf(joint: Joint): Joint[] {
  const mirror = joints[mirrorOf[indexOf(joint)]!]!;
  return mirror === joint ? [joint] : [joint, mirror];
}

/** "the middle between the knees" */
function middleLabel(joint: Joint): string {
  return joint === 'nose' ? 'the nose' : `the middle between the ${joint.replace('left-', '')}s`;
}
