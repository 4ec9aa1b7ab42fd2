import { Matrix4, Quaternion, Vector3 } from 'three';
import { armLengths, offsetOf } from '../figure/arm.ts';
import { turnOf, type Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { fingers, signOf, type Side } from '../figure/skeleton.ts';

/** Measures of an arm, metres, in the chest's own axes (x ahead, y up, z right) as it stands at attention. */
export interface ArmMeasures {
  /** From each bone's beginning to the next: collar bone, then two bones of the shoulder. */
  toShoulder: readonly [Vector3, Vector3, Vector3];
  upper: number;
  fore: number;
}

/** Where a hand should be, and how. */
export interface HandGoal {
  /** Wrist, from where the shoulder is at attention: ahead, up, outwards, in arm lengths, in the chest's axes. */
  wrist: Vector3;
  /** Where the elbow points: ahead, up, outwards. */
  elbow: Vector3;
  /** Degrees that the thumb is turned inwards from where it points ahead. */
  pronation: number;
  /** Degrees the hand lags behind the forearm: it bends towards the palm (positive) or the back. */
  drag: number;
  /** 0 open, 1 a fist. */
  fist: number;
}

/** Reads the arm off a rig. */
export function measureArm(rig: Rig, side: Side): ArmMeasures {
  return {
    toShoulder: [
      offsetOf(rig, `clavicle_${side}`),
      offsetOf(rig, `shoulder01_${side}`),
      offsetOf(rig, `shoulder02_${side}`),
    ],
    ...armLengths(rig, side),
  };
}

/** Elbows are never quite straight, nor is a hand nearer its shoulder than an elbow's 150 degrees allow. Arm lengths. */
const reach = { softFrom: 0.9, most: 0.985, softTo: 0.4, least: 0.3 };

/** Puts a hand where it should be: collar bone, shoulder, elbow, forearm, wrist and fingers. */
export function setArm(pose: Pose, side: Side, { toShoulder, upper, fore }: ArmMeasures, goal: HandGoal): void {
  const out = signOf(side);
  const length = upper + fore;
  const sided = ({ x, y, z }: Vector3) => new Vector3(x, y, z * out);
  const wrist = sided(goal.wrist);
  // The collar bone goes a third of the way with an arm that is raised or thrust ahead.
  const lift = 26 * rising(wrist.y, 0.1, 0.95) + 3;
  const thrust = 16 * rising(wrist.x, 0.45, 1) - 8 * rising(-wrist.x, 0.1, 0.8);
  const clavicle = turnOf({ sideways: -out * lift, twist: out * thrust });
  const [a, b, c] = toShoulder;
  const shoulder = a.clone().add(b.clone().add(c).applyQuaternion(clavicle));
  const atAttention = a.clone().add(b).add(c);
  const way = atAttention.addScaledVector(wrist, length).sub(shoulder);
  const distance = within(way.length() / length) * length;
  way.normalize();

  const bend = Math.PI - Math.acos((upper ** 2 + fore ** 2 - distance ** 2) / (2 * upper * fore));
  const lead = Math.acos((upper ** 2 + distance ** 2 - fore ** 2) / (2 * upper * distance));
  const hinge = sided(goal.elbow).cross(way).normalize();
  const up = way.applyAxisAngle(hinge, -lead).negate();
  const frame = new Quaternion().setFromRotationMatrix(new Matrix4().makeBasis(up.clone().cross(hinge), up, hinge));
  pose.turns.set(`clavicle_${side}`, clavicle);
  pose.turns.set(`shoulder02_${side}`, clavicle.clone().invert().multiply(frame));
  pose.turns.set(`lowerarm01_${side}`, turnOf({ flexion: (bend * 180) / Math.PI }));
  // The palm is turned by both bones of the forearm; at attention it faces a little backwards.
  pose.turns.set(`lowerarm02_${side}`, turnOf({ twist: out * (goal.pronation - 20) }));
  pose.turns.set(`wrist_${side}`, turnOf({ sideways: out * goal.drag, twist: -out * 6 }));
  setFingers(pose, side, goal.fist);
}

function setFingers(pose: Pose, side: Side, fist: number): void {
  const out = signOf(side);
  for (const finger of fingers.slice(1))
    for (const phalanx of [1, 2, 3]) {
      const curl = 7 + finger * 1.5 + fist * [62, 74, 48][phalanx - 1]!;
      pose.turns.set(`finger${finger}-${phalanx}_${side}`, turnOf({ sideways: out * curl }));
    }
  for (const phalanx of [2, 3]) pose.turns.set(`finger1-${phalanx}_${side}`, turnOf({ sideways: out * 26 * fist }));
}

/** 0 below `from`, 1 above `to`, smooth between. */
function rising(value: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * share * (share * (share * 6 - 15) + 10);
}

/** A distance in arm lengths, held back softly before it is too long or too short. */
function within(distance: number): number {
  const { softFrom, most, softTo, least } = reach;
  if (distance > softFrom) return softFrom + (most - softFrom) * Math.tanh((distance - softFrom) / (most - softFrom));
  if (distance < softTo) return softTo - (softTo - least) * Math.tanh((softTo - distance) / (softTo - least));
  return distance;
}
