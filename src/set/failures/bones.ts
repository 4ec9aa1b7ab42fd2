import { Quaternion, Vector3, type Bone } from 'three';
import type { Joint } from '../../terms/landmarks.ts';
import { jointOf } from '../figure/joints.ts';
import type { BodyPart } from '../figure/parts.ts';
import type { Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';

const identity = new Quaternion();

/** A bone of the figure; every figure has all of them. */
export function boneOf(rig: Rig, name: string): Bone {
  return rig.bones.get(name)!;
}

/** Where a bone begins in the world, metres, as the bones stand now. */
export function placeOf(rig: Rig, name: string): Vector3 {
  return new Vector3().setFromMatrixPosition(boneOf(rig, name).matrixWorld);
}

/** How a bone is turned in the world, away from attention: body axes go in, world axes come out. As the bones stand now. */
export function frameOf(rig: Rig, name: string): Quaternion {
  const bone = boneOf(rig, name);
  return bone.getWorldQuaternion(new Quaternion()).multiply((rig.attention.get(name) ?? identity).clone().invert());
}

/** The same for the bone that carries this one. */
export function parentFrameOf(rig: Rig, name: string): Quaternion {
  return frameOf(rig, boneOf(rig, name).parent!.name);
}

export function turnIn(pose: Pose, name: string): Quaternion {
  return (pose.turns.get(name) ?? identity).clone();
}

/** Turns a bone, and all it carries, by a rotation in world axes. What carries it must stand as posed. */
export function turnBy(rig: Rig, pose: Pose, name: string, rotation: Quaternion): void {
  const parent = parentFrameOf(rig, name);
  pose.turns.set(name, parent.clone().invert().multiply(rotation).multiply(parent).multiply(turnIn(pose, name)));
}

/** Moves a bone, and all it carries, by metres in world axes. What carries it must stand as posed. */
export function shiftBy(rig: Rig, pose: Pose, name: string, way: Vector3): void {
  pose.shifts.set(name, way.clone().applyQuaternion(parentFrameOf(rig, name).invert()));
}

/** The bones at which a limb begins, bends and ends. */
export function limbOf(part: BodyPart): {
  side: 'L' | 'R';
  isArm: boolean;
  first: string;
  middle: string;
  last: string;
} {
  const side = part.startsWith('left') ? 'L' : 'R';
  return part.endsWith('leg')
    ? { side, isArm: false, first: `upperleg01_${side}`, middle: `lowerleg01_${side}`, last: `foot_${side}` }
    : { side, isArm: true, first: `shoulder02_${side}`, middle: `lowerarm01_${side}`, last: `wrist_${side}` };
}

/** Length of a limb from its first joint over the middle one to its last, metres, as the bones stand now. */
export function limbLength(rig: Rig, part: BodyPart): number {
  const { first, middle, last } = limbOf(part);
  const bend = placeOf(rig, middle);
  return placeOf(rig, first).distanceTo(bend) + bend.distanceTo(placeOf(rig, last));
}

/** Lengths of a limb's two bones among a figure's joints, metres, from the body outwards. */
export function bonesIn(joints: readonly Vector3[], part: BodyPart): [number, number] {
  const { side, isArm } = limbOf(part);
  const name = side === 'L' ? 'left' : 'right';
  const at = (joint: Joint) => jointOf(joints, joint);
  const bend = at(isArm ? `${name}-elbow` : `${name}-knee`);
  return [
    at(isArm ? `${name}-shoulder` : `${name}-hip`).distanceTo(bend),
    bend.distanceTo(at(isArm ? `${name}-wrist` : `${name}-ankle`)),
  ];
}

/** The same as `limbLength`, among a figure's joints. */
export function lengthIn(joints: readonly Vector3[], part: BodyPart): number {
  const [upper, lower] = bonesIn(joints, part);
  return upper + lower;
}
