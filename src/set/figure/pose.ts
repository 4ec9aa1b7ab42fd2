import { Quaternion, Vector3 } from 'three';
import type { Rig } from './rig.ts';

/**
 * How a figure stands in one frame. Each rotation turns a bone away from attention in its parent's frame, about body axes (x ahead,
 * y up, z right): a positive turn about z is flexion of hip, shoulder and elbow. Bones that are not named stand at attention.
 */
export interface Pose {
  /** The middle between the hips, in the world, metres. */
  hips: Vector3;
  /** Rotation of the pelvis in the world. */
  pelvis: Quaternion;
  turns: Map<string, Quaternion>;
  /** Uniform size of a bone and all it carries; absent is 1. Sound poses never use it. */
  sizes: Map<string, number>;
  /** How far a bone begins from its parent, over what it should be: the parent's length. Absent is 1; sound poses never use it. */
  lengths: Map<string, number>;
  /** Where a bone begins, metres away from its place, in the frame its parent is turned to. Sound poses never use it. */
  shifts: Map<string, Vector3>;
}

export function emptyPose(): Pose {
  return {
    hips: new Vector3(),
    pelvis: new Quaternion(),
    turns: new Map(),
    sizes: new Map(),
    lengths: new Map(),
    shifts: new Map(),
  };
}

/** Sets the bones of a rig to a pose; matrices in the world are up to date afterwards. */
export function applyPose(rig: Rig, pose: Pose): void {
  const turn = new Quaternion();
  for (const [name, bone] of rig.bones) {
    const own = rig.attention.get(name);
    if (!own) continue;
    if (name === 'root') {
      bone.quaternion.copy(pose.pelvis).multiply(own);
      bone.position.copy(pose.hips).sub(rig.hipsFromRoot.clone().applyQuaternion(pose.pelvis));
    } else {
      const parent = rig.attention.get(bone.parent?.name ?? '');
      if (!parent) continue;
      turn.copy(pose.turns.get(name) ?? identity);
      bone.quaternion.copy(parent).invert().multiply(turn).multiply(own);
      bone.position.copy(rig.rest.get(name) ?? bone.position).multiplyScalar(pose.lengths.get(name) ?? 1);
      const shift = pose.shifts.get(name);
      if (shift) bone.position.add(shift.clone().applyQuaternion(parent.clone().invert()));
    }
    bone.scale.setScalar(pose.sizes.get(name) ?? 1);
  }
  rig.group.updateMatrixWorld(true);
}

const identity = new Quaternion();
const axes = { x: new Vector3(1, 0, 0), y: new Vector3(0, 1, 0), z: new Vector3(0, 0, 1) };

/** A turn in degrees about the body's axes: first about z (flexion), then x (sideways), then y (twist). */
export function turnOf(degrees: { flexion?: number; sideways?: number; twist?: number }): Quaternion {
  const about = (axis: keyof typeof axes, angle = 0) =>
    new Quaternion().setFromAxisAngle(axes[axis], (angle * Math.PI) / 180);
  return about('y', degrees.twist).multiply(about('x', degrees.sideways)).multiply(about('z', degrees.flexion));
}
