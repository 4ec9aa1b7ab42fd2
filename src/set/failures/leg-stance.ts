import { Quaternion, Vector3 } from 'three';
import type { Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { frameOf, parentFrameOf, placeOf, turnIn } from './bones.ts';

const across = new Vector3(0, 0, 1);
const mostFlexion = (150 * Math.PI) / 180;

/** A leg as it stands in the sound frame: what a failure starts from. */
export interface Stance {
  side: 'L' | 'R';
  hip: Vector3;
  ankle: Vector3;
  thigh: number;
  shank: number;
  /** Radians; bent the way a knee does is positive. */
  flexion: number;
}

/** Reads a leg off the bones as they stand now. */
export function stanceOf(rig: Rig, pose: Pose, side: 'L' | 'R'): Stance {
  const [hip, knee, ankle] = ['upperleg01', 'lowerleg01', 'foot'].map((name) => placeOf(rig, `${name}_${side}`));
  const turn = turnIn(pose, `lowerleg01_${side}`);
  return {
    side,
    hip: hip!,
    ankle: ankle!,
    thigh: hip!.distanceTo(knee!),
    shank: knee!.distanceTo(ankle!),
    flexion: -2 * Math.atan2(turn.z, turn.w),
  };
}

/** Flexion of the knee that puts the ankle at a distance from the hip: straight, or folded, where it cannot be reached. */
export function flexionFor(distance: number, thigh: number, shank: number): number {
  const cosine = (distance ** 2 - thigh ** 2 - shank ** 2) / (2 * thigh * shank);
  return Math.min(mostFlexion, Math.acos(Math.min(1, Math.max(-1, cosine))));
}

/**
 * Poses a leg: the ankle lies from the hip in the direction of `target` (world; how far, the flexion says), the knee is bent by `flexion`
 * in the plane it bends in now, and the foot keeps its rotation in the world. `thigh` and `shank` are the lengths it will have.
 */
export function poseLeg(
  rig: Rig,
  pose: Pose,
  stance: Stance,
  want: { target: Vector3; flexion: number; thigh: number; shank: number },
): void {
  const { side, hip, ankle } = stance;
  const [thighBone, kneeBone, footBone] = [`upperleg01_${side}`, `lowerleg01_${side}`, `foot_${side}`];
  const thighFrame = frameOf(rig, thighBone);
  const foot = frameOf(rig, footBone);
  const aim = new Quaternion().setFromUnitVectors(
    ankle.clone().sub(hip).normalize(),
    want.target.clone().sub(hip).normalize(),
  );
  const hinge = across.clone().applyQuaternion(thighFrame).applyQuaternion(aim);
  const lead = leadOf(want.flexion, want.thigh, want.shank) - leadOf(stance.flexion, stance.thigh, stance.shank);
  const frame = new Quaternion().setFromAxisAngle(hinge, lead).multiply(aim).multiply(thighFrame);
  pose.turns.set(thighBone, parentFrameOf(rig, thighBone).invert().multiply(frame));
  const bend = new Quaternion().setFromAxisAngle(across, stance.flexion - want.flexion);
  pose.turns.set(kneeBone, turnIn(pose, kneeBone).multiply(bend));
  for (const bone of [`upperleg02_${side}`, kneeBone, `lowerleg02_${side}`]) frame.multiply(turnIn(pose, bone));
  pose.turns.set(footBone, frame.invert().multiply(foot));
}

/** How far ahead of the line from hip to ankle the thigh points, radians. */
function leadOf(flexion: number, thigh: number, shank: number): number {
  return Math.atan2(shank * Math.sin(flexion), thigh + shank * Math.cos(flexion));
}
