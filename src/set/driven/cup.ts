import { Matrix4, Quaternion, Vector3, type Group } from 'three';
import type { Rig } from '../figure/rig.ts';
import { signOf, type Side } from '../figure/skeleton.ts';
import { cupGrip, cupInHand, heldCup } from '../motion/prompts/drink.ts';
import type { Round } from '../motion/reach.ts';
import { mug } from '../props/furniture-crockery.ts';

/** Where a cup lies in a hand: the motion's own right one, or its mirror image. */
export function gripIn(side: Side): Round {
  const middle = cupGrip.middle.clone();
  middle.z *= signOf(side);
  return { middle, radius: cupGrip.radius };
}

export function cupToHold(): Group {
  return mug(heldCup.radius, heldCup.height, 0xb5452c, 0);
}

/** Puts the cup into a hand as its bones stand. */
export function putInHand(cup: Group, rig: Rig, side: Side): void {
  const [place, turn] = [new Vector3(), new Quaternion()];
  new Matrix4().copy(rig.bones.get(`wrist_${side}`)!.matrixWorld).decompose(place, turn, new Vector3());
  turn.multiply(rig.attention.get(`wrist_${side}`)!.clone().invert());
  const inHand = cupInHand.place.clone();
  inHand.z *= signOf(side);
  cup.position.copy(inHand.applyQuaternion(turn).add(place));
  cup.quaternion.copy(turn.multiply(cupInHand.turn));
}
