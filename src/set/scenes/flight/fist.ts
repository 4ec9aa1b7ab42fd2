import { Quaternion, Vector3 } from 'three';
import { offsetOf } from '../../figure/arm.ts';
import type { Rig } from '../../figure/rig.ts';
import { fingers, signOf, type Side } from '../../figure/skeleton.ts';

/** Degrees that the joints of a clenched finger bend, from the knuckle outwards. */
const clenched = [74, 96, 58];
/** The thumb first comes across the palm, then lies over the fingers. */
const thumb = { across: 20, bends: [34, 24, 30] };

/**
 * Turns of a fist's finger bones. Fingers bend about the line of the knuckles as this hand has it, and the thumb towards the palm, not about
 * the body's axes: bent that far, the difference shows.
 *
 * @param tightness 1 is clenched
 */
export function fistTurns(rig: Rig, side: Side, tightness: number): Map<string, Quaternion> {
  const out = signOf(side);
  const knuckle = (finger: number) => fromWrist(rig, `finger${finger}-1_${side}`, `wrist_${side}`);
  const line = knuckle(2).sub(knuckle(5)).normalize();
  const down = offsetOf(rig, `finger3-2_${side}`).normalize();
  const palm = line.clone().cross(down).multiplyScalar(out).normalize();
  const turns = new Map<string, Quaternion>();
  const turn = (axis: Vector3, degrees: number) =>
    new Quaternion().setFromAxisAngle(axis, (degrees * tightness * Math.PI) / 180);
  // Each phalanx bends square to its own length, or the fingers would splay.
  const hinge = (finger: number, phalanx: number) => {
    const along = offsetOf(rig, `finger${finger}-${Math.min(3, phalanx + 1)}_${side}`).normalize();
    return line.clone().addScaledVector(along, -line.dot(along)).normalize().multiplyScalar(out);
  };
  for (const finger of fingers.slice(1))
    clenched.forEach((degrees, index) =>
      turns.set(`finger${finger}-${index + 1}_${side}`, turn(hinge(finger, index + 1), degrees)),
    );
  const along = offsetOf(rig, `finger1-2_${side}`).normalize();
  const inwards = along.clone().cross(palm).normalize();
  // Towards the fingers, about the palm's own normal.
  const across = along.clone().cross(down).normalize();
  thumb.bends.forEach((degrees, index) => {
    const whole = turn(inwards, degrees);
    turns.set(
      `finger1-${index + 1}_${side}`,
      index === 0 ? turn(across, thumb.across).multiply(whole) : turn(across, degrees).multiply(whole),
    );
  });
  return turns;
}

/** From the wrist to a bone at attention, body axes. */
function fromWrist(rig: Rig, name: string, wrist: string): Vector3 {
  const sum = new Vector3();
  for (let at = name; at !== wrist; at = rig.bones.get(at)?.parent?.name ?? wrist) sum.add(offsetOf(rig, at));
  return sum;
}
