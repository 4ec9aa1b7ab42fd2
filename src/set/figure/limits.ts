import { Quaternion, Vector3 } from 'three';
import type { Pose } from './pose.ts';
import { neck, sides, signOf, spine } from './skeleton.ts';

/** An angle of a joint that a living body does not reach, in degrees. */
export interface Breach {
  joint: string;
  degrees: number;
  least: number;
  most: number;
}

/**
 * How far joints go, degrees, least and most. Norkin & White, Measurement of Joint Motion, 5th ed. (2016), appendix B (AAOS and AMA
 * values), widened to passive maxima where a pose may be held by the ground: ankle, toes.
 */
export const limits = {
  'neck twist': [-80, 80],
  'neck flexion': [-60, 80],
  'neck tilt': [-45, 45],
  'trunk twist': [-45, 45],
  'trunk flexion': [-30, 80],
  'upper arm backwards': [-180, 60],
  'upper arm across': [-180, 50],
  'elbow flexion': [-10, 150],
  'forearm twist': [-90, 90],
  'wrist bend': [0, 80],
  'hip flexion': [-30, 125],
  'hip sideways': [-45, 45],
  'knee flexion': [-10, 150],
  'ankle flexion': [-55, 32],
  'toe extension': [0, 75],
} as const satisfies Record<string, readonly [number, number]>;

type Limited = keyof typeof limits;

const toDegrees = 180 / Math.PI;

/** The angles of a pose that have limits, a joint at a time. */
export function jointAngles(pose: Pose): { joint: string; limit: Limited; degrees: number }[] {
  const turn = (bone: string) => pose.turns.get(bone) ?? new Quaternion();
  const product = (bones: readonly string[]) => bones.reduce((sum, bone) => sum.multiply(turn(bone)), new Quaternion());
  const head = product(neck);
  const trunk = product(spine);
  const found: { joint: string; limit: Limited; degrees: number }[] = [
    { joint: 'neck', limit: 'neck twist', degrees: twistOf(head) },
    { joint: 'neck', limit: 'neck flexion', degrees: -leanOf(head).ahead },
    { joint: 'neck', limit: 'neck tilt', degrees: leanOf(head).aside },
    { joint: 'trunk', limit: 'trunk twist', degrees: twistOf(trunk) },
    { joint: 'trunk', limit: 'trunk flexion', degrees: -leanOf(trunk).ahead },
  ];
  for (const side of sides) {
    const arm = hanging(product([`clavicle_${side}`, `shoulder01_${side}`, `shoulder02_${side}`]));
    const thigh = hanging(turn(`upperleg01_${side}`));
    const hand = hanging(turn(`wrist_${side}`));
    const out = signOf(side);
    const add = (limit: Limited, degrees: number) => found.push({ joint: `${limit} ${side}`, limit, degrees });
    add('upper arm backwards', Math.asin(-arm.x) * toDegrees);
    add('upper arm across', Math.asin(-arm.z * out) * toDegrees);
    add('elbow flexion', aboutZ(turn(`lowerarm01_${side}`)));
    add('forearm twist', twistOf(turn(`lowerarm02_${side}`)));
    add('wrist bend', hand.angleTo(new Vector3(0, -1, 0)) * toDegrees);
    add('hip flexion', Math.atan2(thigh.x, -thigh.y) * toDegrees);
    add('hip sideways', Math.asin(thigh.z) * toDegrees);
    add('knee flexion', -aboutZ(turn(`lowerleg01_${side}`)));
    add('ankle flexion', footPitch(turn(`foot_${side}`)));
    add('toe extension', aboutZ(turn(`toe_${side}`)));
  }
  return found;
}

/** Joints of a pose that are past their limits; none in a pose that a person could take. */
export function breaches(pose: Pose): Breach[] {
  return jointAngles(pose).flatMap(({ joint, limit, degrees }) => {
    const [least, most] = limits[limit];
    return degrees < least - 1e-6 || degrees > most + 1e-6 ? [{ joint, degrees, least, most }] : [];
  });
}

/** Where a bone that hangs down at attention points. */
function hanging(turn: Quaternion): Vector3 {
  return new Vector3(0, -1, 0).applyQuaternion(turn);
}

function aboutZ(turn: Quaternion): number {
  return signed(2 * Math.atan2(turn.z, turn.w)) * toDegrees;
}

/** The part of a turn that is about the upright axis (swing-twist decomposition). */
function twistOf(turn: Quaternion): number {
  return signed(2 * Math.atan2(turn.y, turn.w)) * toDegrees;
}

/** How far an upright bone leans, seen in the frame it is turned to: ahead is negative flexion. */
function leanOf(turn: Quaternion): { ahead: number; aside: number } {
  const twist = new Quaternion(0, turn.y, 0, turn.w).normalize();
  const up = new Vector3(0, 1, 0).applyQuaternion(turn).applyQuaternion(twist.invert());
  return { ahead: -Math.atan2(up.x, up.y) * toDegrees, aside: Math.atan2(up.z, up.y) * toDegrees };
}

function footPitch(turn: Quaternion): number {
  const toes = new Vector3(1, 0, 0).applyQuaternion(turn);
  return Math.atan2(toes.y, Math.hypot(toes.x, toes.z)) * toDegrees;
}

function signed(radians: number): number {
  return Math.atan2(Math.sin(radians), Math.cos(radians));
}
