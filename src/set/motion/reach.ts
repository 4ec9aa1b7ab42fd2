import { Quaternion, Vector3 } from 'three';
import { offsetOf } from '../figure/arm.ts';
import { turnOf, type Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { fingers, signOf, type Side } from '../figure/skeleton.ts';
import { smooth } from './ease.ts';

/** A move of a number: it begins at `from`, ends at `to` (seconds) and adds `by`. */
export interface Move {
  from: number;
  to: number;
  by: number;
}

/**
 * A number through time, as hands move: a sum of moves of least jerk that may overlap, so that one begins before the other has ended
 * (Flash & Henis 1991, superposition of submovements).
 */
export function track(start: number, moves: readonly Move[]): (seconds: number) => number {
  return (seconds) => moves.reduce((sum, { from, to, by }) => sum + by * smooth(from, to, seconds), start);
}

/** A round thing that a hand closes around, in the frame of the hand at attention (fingers down, thumb ahead), from the wrist: metres. */
export interface Round {
  /** Of its middle; its axis runs along the hand's own x, from the little finger to the thumb. */
  middle: Vector3;
  radius: number;
}

/** For each joint of the digits, how far it is turned, degrees about the hand's x, towards the palm positive. */
export type Curls = ReadonlyMap<string, number>;

/** Half of a digit's thickness, metres. */
const flesh = { finger: 0.0095, thumb: 0.0115 };
/** A digit's last bone reaches about as far beyond its joint as the one before it is long. */
const tipLength = 0.9;
/** How far the thumb's base turns across the palm, so that it lies around a thing and not along it: degrees. */
const thumbAcross = 38;

/** How digits lie around a round thing: each joint is turned until the next lies on the surface, thumb on one side, fingers on the other. */
export function curlsAround(rig: Rig, side: Side, round: Round): Curls {
  const curls = new Map<string, number>();
  for (const finger of fingers) {
    const isThumb = finger === 1;
    const reach = round.radius + (isThumb ? flesh.thumb : flesh.finger);
    const { place, turn } = rootOf(rig, side, finger);
    for (const phalanx of [1, 2, 3]) {
      const name = `finger${finger}-${phalanx}_${side}`;
      if (phalanx > 1) place.add(offsetOf(rig, name).applyQuaternion(turn));
      const bone =
        phalanx < 3
          ? offsetOf(rig, `finger${finger}-${phalanx + 1}_${side}`)
          : offsetOf(rig, name).multiplyScalar(tipLength);
      const [least, most] = isThumb
        ? (
            [
              [-12, 50],
              [-35, 60],
              [-55, 25],
            ] as const
          )[phalanx - 1]!
        : [-6, 92];
      let best = { curl: 0, cost: Infinity };
      for (let curl = least; curl <= most; curl += 1) {
        const end = bone
          .clone()
          .applyQuaternion(turn.clone().multiply(turnAt(side, finger, phalanx, curl, 1)))
          .add(place)
          .sub(round.middle);
        const away = Math.hypot(end.y, end.z) - reach;
        // Into the thing is worse than beside it.
        const cost = (away < 0 ? -4 * away : away) + 2e-5 * Math.abs(curl);
        if (cost < best.cost) best = { curl, cost };
      }
      curls.set(name, best.curl);
      turn.multiply(turnAt(side, finger, phalanx, best.curl, 1));
    }
  }
  return curls;
}

/**
 * Sets a hand's digits between open and closed.
 *
 * @param open degrees of curl at each joint when open; the thumb stands away
 * @param closed for each finger (1 is the thumb), 0 open to 1 closed
 */
export function setDigits(
  pose: Pose,
  side: Side,
  curls: Curls,
  open: (finger: number, phalanx: number) => number,
  closed: (finger: number) => number,
): void {
  for (const finger of fingers)
    for (const phalanx of [1, 2, 3]) {
      const name = `finger${finger}-${phalanx}_${side}`;
      const share = closed(finger);
      const curl = open(finger, phalanx) * (1 - share) + (curls.get(name) ?? 0) * share;
      pose.turns.set(name, turnAt(side, finger, phalanx, curl, share));
    }
}

function turnAt(side: Side, finger: number, phalanx: number, curl: number, closed: number): Quaternion {
  const out = signOf(side);
  const isThumbBase = finger === 1 && phalanx === 1;
  return turnOf({ sideways: out * curl, twist: isThumbBase ? out * thumbAcross * closed : 0 });
}

/** Where a digit's first joint is, from the wrist. */
function rootOf(rig: Rig, side: Side, finger: number): { place: Vector3; turn: Quaternion } {
  const place = new Vector3();
  for (let name = `finger${finger}-1_${side}`; name !== `wrist_${side}`; name = rig.bones.get(name)!.parent!.name)
    place.add(offsetOf(rig, name));
  return { place, turn: new Quaternion() };
}
