import { Matrix4, Quaternion, Vector3 } from 'three';
import { turnOf, type Pose } from './pose.ts';
import type { Rig } from './rig.ts';
import { signOf, type Side } from './skeleton.ts';

/** Where a bone begins in the world, metres, and the rotation that takes it there from attention. */
export interface BoneFrame {
  place: Vector3;
  turn: Quaternion;
}

/** From a bone's parent to the bone at attention, in body axes: metres. */
export function offsetOf(rig: Rig, name: string): Vector3 {
  const parent = rig.bones.get(name)?.parent?.name ?? '';
  return rig.rest
    .get(name)!
    .clone()
    .applyQuaternion(rig.attention.get(parent) ?? new Quaternion());
}

/** Where a sound pose puts a bone, worked out from the pose alone: no bone has to move for it. */
export function frameIn(rig: Rig, pose: Pose, name: string): BoneFrame {
  if (name === 'root') {
    const place = pose.hips.clone().sub(rig.hipsFromRoot.clone().applyQuaternion(pose.pelvis));
    return { place, turn: pose.pelvis.clone() };
  }
  const { place, turn } = frameIn(rig, pose, rig.bones.get(name)?.parent?.name ?? 'root');
  place.add(offsetOf(rig, name).applyQuaternion(turn));
  const own = pose.turns.get(name);
  return { place, turn: own ? turn.multiply(own) : turn };
}

/** Upper arm and forearm, metres. */
export function armLengths(rig: Rig, side: Side): { upper: number; fore: number } {
  const upper = offsetOf(rig, `upperarm02_${side}`).add(offsetOf(rig, `lowerarm01_${side}`));
  const fore = offsetOf(rig, `lowerarm02_${side}`).add(offsetOf(rig, `wrist_${side}`));
  return { upper: upper.length(), fore: fore.length() };
}

export interface HandTarget {
  /** In the world, metres. */
  wrist: Vector3;
  /** Rotation of the hand in the world: none is fingers down, thumb ahead. */
  hand: Quaternion;
  /** Where the elbow goes: a direction in the world it points to, or a height in the world it should have. */
  elbow: Vector3 | number;
}

/** The part of the forearm's turn that is made below the elbow; the wrist makes the rest, and the skin between is spared. */
const turnedInForearm = 0.72;

/**
 * Turns shoulder, elbow, forearm and wrist so that the wrist is exactly where it should be, and the hand turned as it should be. Trunk and
 * collar bone must be set before.
 *
 * @throws RangeError when the arm is too short
 */
export function reachWrist(rig: Rig, pose: Pose, side: Side, { wrist, hand, elbow }: HandTarget): void {
  const { upper, fore } = armLengths(rig, side);
  const girdle = frameIn(rig, pose, `shoulder01_${side}`);
  const shoulder = offsetOf(rig, `shoulder02_${side}`).applyQuaternion(girdle.turn).add(girdle.place);
  const way = wrist.clone().sub(shoulder);
  const distance = way.length();
  if (distance > upper + fore)
    throw new RangeError(`The arm is ${(distance - upper - fore).toFixed(3)} m too short for this reach.`);
  way.divideScalar(distance);

  // Law of cosines, twice: the elbow's bend, and how far the upper arm leads away from the straight line.
  const bend = Math.PI - Math.acos((upper ** 2 + fore ** 2 - distance ** 2) / (2 * upper * fore));
  const lead = Math.acos((upper ** 2 + distance ** 2 - fore ** 2) / (2 * upper * distance));
  const along = upper * Math.cos(lead);
  const aside =
    typeof elbow === 'number'
      ? atHeight(elbow, way, shoulder.y + way.y * along, upper * Math.sin(lead), side)
      : elbow.clone().addScaledVector(way, -elbow.dot(way)).normalize();
  const up = way.clone().multiplyScalar(Math.cos(lead)).addScaledVector(aside, Math.sin(lead)).negate();
  const ahead = way.clone().addScaledVector(up, -way.dot(up)).normalize();
  const upperFrame = new Quaternion().setFromRotationMatrix(
    new Matrix4().makeBasis(ahead, up, ahead.clone().cross(up)),
  );
  const flexion = turnOf({ flexion: (bend * 180) / Math.PI });
  const rest = upperFrame.clone().multiply(flexion).invert().multiply(hand);
  const twist = 2 * Math.atan2(rest.y, rest.w);
  const turned = Math.atan2(Math.sin(twist), Math.cos(twist)) * turnedInForearm;
  const forearm = turnOf({ twist: (turned * 180) / Math.PI });

  pose.turns.set(`shoulder02_${side}`, girdle.turn.invert().multiply(upperFrame));
  pose.turns.set(`lowerarm01_${side}`, flexion);
  pose.turns.set(`lowerarm02_${side}`, forearm);
  pose.turns.set(`wrist_${side}`, forearm.clone().invert().multiply(rest));
}

/** The direction, square to the line from shoulder to wrist, in which the elbow lies outwards and at a height, or as near to it as it can. */
function atHeight(height: number, way: Vector3, middle: number, radius: number, side: Side): Vector3 {
  const level = new Vector3(0, 1, 0).cross(way).normalize();
  if (level.z * signOf(side) < 0) level.negate();
  const steep = way.clone().cross(level);
  if (steep.y < 0) steep.negate();
  const sine = Math.min(1, Math.max(-1, (height - middle) / (radius * steep.y)));
  return level.multiplyScalar(Math.sqrt(1 - sine * sine)).addScaledVector(steep, sine);
}
