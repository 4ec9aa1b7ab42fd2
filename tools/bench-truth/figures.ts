import { mirrorOf } from '../../src/measure/body.ts';
import { percentile } from '../../src/measure/median.ts';
import type { Fault } from '../../src/terms/fault.ts';
import { joints, type Joint } from '../../src/terms/landmarks.ts';
import type { Measurement } from '../../src/terms/measurement.ts';
import { frameScoreOf, type Score } from './by-kind.ts';
import type { Pair } from './set-clips.ts';

/** How the jumps of some joints compare between a broken clip and its sound twin, in the same frames. */
export interface JumpRatio {
  brokenMedian: number;
  soundMedian: number;
  ratio: number;
}

/** How flagged frames compare with planted ones, and how many there are of either. */
export interface FrameScore extends Score {
  flagged: number;
  planted: number;
}

/** Frames inside any fault, ascending. */
export function framesInside(faults: readonly Pick<Fault, 'firstFrame' | 'lastFrame'>[]): number[] {
  const frames = new Set<number>();
  for (const { firstFrame, lastFrame } of faults) {
    for (let frame = firstFrame; frame <= lastFrame; frame++) frames.add(frame);
  }
  return [...frames].sort((a, b) => a - b);
}

/** Median raw jump of the redrawn joints inside their faults, over the sound twin's. */
export function redrawnRatio(pair: Pair): JumpRatio {
  return ratioOf(pair, (fault) => fault);
}

/** The same for the other arm, which nobody touched: the fault must not smear onto it. */
export function untouchedArmRatio(pair: Pair): JumpRatio {
  const touched = new Set(pair.broken.truth.faults.flatMap((fault) => fault.joints));
  return ratioOf(pair, (fault) =>
    fault
      .filter(isArm)
      .map(mirror)
      .filter((joint) => !touched.has(joint)),
  );
}

function isArm(joint: Joint): boolean {
  return joint.endsWith('elbow') || joint.endsWith('wrist');
}

function mirror(joint: Joint): Joint {
  return joints[mirrorOf[joints.indexOf(joint)]!]!;
}

function ratioOf({ broken, sound }: Pair, choose: (joints: readonly Joint[]) => readonly Joint[]): JumpRatio {
  const places = broken.truth.faults
    .filter(({ kind }) => kind === 'redrawn')
    .flatMap((fault) => {
      const chosen = choose(fault.joints).map((joint) => joints.indexOf(joint));
      return framesInside([fault]).flatMap((frame) => chosen.map((joint) => frame * joints.length + joint));
    });
  const brokenMedian = medianRaw(broken.measurement, places);
  const soundMedian = medianRaw(sound.measurement, places);
  return { brokenMedian, soundMedian, ratio: brokenMedian / soundMedian };
}

function medianRaw({ drift }: Measurement, places: readonly number[]): number {
  return percentile(
    places.map((place) => drift.rawTorsoLengths[place]!),
    0.5,
  );
}

/** Precision, recall and F1 of flagged frames. @param tolerance - frames by which a flag may miss a planted frame. */
export function frameScore(flagged: readonly number[], planted: readonly number[], tolerance: number): FrameScore {
  const score = frameScoreOf([{ flagged, plantedFrames: planted }], tolerance);
  return { flagged: flagged.length, planted: planted.length, ...score };
}
