import type { Vector3 } from 'three';
import type { FaultKind } from '../../terms/kinds.ts';
import type { Joint } from '../../terms/landmarks.ts';
import type { Shot } from '../scenes/scene.ts';

/** One frame in which a failure is at work. */
export interface FailureMoment {
  seed: number;
  /** Number of the frame on the clip's clock: failures that change from frame to frame draw from it. */
  frame: number;
  /** 0 (nothing happens) to 1. */
  severity: number;
  /** World positions of every figure's joints in the sound twin of this frame, in the order of `joints`. */
  sound: readonly (readonly Vector3[])[];
}

/**
 * One way of going wrong. `change` alters the shot after it was moved to the frame's moment and before it is drawn: poses (which the next
 * `moveTo` sets anew), or anything else of the set, and then it returns what undoes that.
 */
export interface FailureModule {
  kind: FaultKind;
  /** Joints it touches, for the truth. */
  joints: readonly Joint[];
  /** What it touches, in words. */
  region: string;
  /** Whether a frame after its last differs from the sound twin's. */
  afterEffects: boolean;
  /** Deviation at which a fault counts as begun: the weak value of faults.md, in the unit of `deviation`. */
  weak: number;
  change(shot: Shot, moment: FailureMoment): (() => void) | undefined;
  /** How far this frame is from its sound twin. */
  deviation(frame: { sound: readonly (readonly Vector3[])[]; shown: readonly (readonly Vector3[])[] }): number;
}

/** A failure that is at work in a frame. */
export interface ActiveFailure {
  kind: FaultKind;
  severity: number;
}
