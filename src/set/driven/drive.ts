import { Quaternion, Vector3 } from 'three';
import { emptyPose, turnOf, type Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { neck, sides, signOf, spine, type Side } from '../figure/skeleton.ts';
import { curlsAround, setDigits, type Curls } from '../motion/reach.ts';
import { relaxFingers } from '../motion/standing.ts';
import { drawnPoints, handStates, type DrawnPose, type Prompt } from '../../terms/generated.ts';
import { gripIn } from './cup.ts';
import { directionOr, frameOf } from './frames.ts';
import { middle, pointsOf, statureOf, way, type Points } from './measures.ts';
import {
  chestFrame,
  footFrame,
  handFrame,
  headFrame,
  limbLengths,
  pelvisFrame,
  restOf,
  sideName,
  type Rest,
} from './rest.ts';

/** How much smaller or larger than the man a drawn body, or one of its limbs, may make him. */
const size = { least: 0.8, most: 1.25 };
/** The part of the forearm's turn that is made below the elbow; the wrist makes the rest. */
const turnedInForearm = 0.72;
/** Degrees that the joints of a closed finger bend, from the knuckle outwards; and of an open one. */
const closedBends = { 1: 62, 2: 74, 3: 48 } as const;
const openBends = { 1: -8, 2: -4, 3: -4 } as const;
/** So closed, a hand that drinks holds its cup. */
export const holds = 0.5;

/** Gives a rig the pose that a generator drew. */
export type Driver = (pose: DrawnPose, prompt: Prompt) => Pose;

/**
 * A driver for one rig: each bone is turned as the drawn points lie, the whole body is made as large as the drawn one, and limbs as long, within
 * bounds. What points do not tell (a straight limb's hinge, a point upon another, a number that is none) is taken from the part of the body
 * it hangs on, so that anything gives a pose.
 */
export function driverFor(rig: Rig): Driver {
  const rest = restOf(rig);
  const curls: Record<Side, Curls> = { L: curlsAround(rig, 'L', gripIn('L')), R: curlsAround(rig, 'R', gripIn('R')) };
  return (drawn, prompt) => {
    const whole = drawn.map((value) => (Number.isFinite(value) ? value : 0));
    const points = pointsOf(whole);
    const pose = emptyPose();
    const scale = bounded(statureOf(points) / rest.stature);
    pose.sizes.set('root', scale);
    const pelvis = pelvisFrame(points, rest.pelvis).multiply(rest.pelvis.clone().invert());
    pose.pelvis.copy(pelvis);
    // The root bone lies beside the middle between the hips, and is where the size is taken from.
    const beside = rig.hipsFromRoot
      .clone()
      .multiplyScalar(1 - scale)
      .applyQuaternion(pelvis);
    pose.hips.copy(middle(points['left-hip'], points['right-hip'])).add(beside);
    const chest = chestFrame(points, pelvis.clone().multiply(rest.chest)).multiply(rest.chest.clone().invert());
    share(pose, spine, pelvis, chest);
    const head = headFrame(points, chest.clone().multiply(rest.head)).multiply(rest.head.clone().invert());
    share(pose, neck, chest, head);
    for (const side of sides) {
      setArm(pose, points, rest, side, chest);
      setLeg(pose, points, rest, side, pelvis);
      setLengths(pose, points, rest, side, scale);
      const at = (state: 'open' | 'closed') =>
        whole[drawnPoints.length * 3 + handStates.indexOf(`${sideName[side]}-${state}`)]!;
      setHand(pose, side, at('open'), at('closed'), prompt, curls[side]);
    }
    return pose;
  };
}

/** A turn from one part of the body to another, shared evenly by the bones between. */
function share(pose: Pose, bones: readonly string[], from: Quaternion, to: Quaternion): void {
  const part = new Quaternion().slerp(from.clone().invert().multiply(to), 1 / bones.length);
  for (const bone of bones) pose.turns.set(bone, part);
}

function setArm(pose: Pose, points: Points, rest: Rest, side: Side, chest: Quaternion): void {
  const own = sideName[side];
  const hanging = new Vector3(0, -1, 0).applyQuaternion(chest);
  const upper = directionOr(way(points, `${own}-shoulder`, `${own}-elbow`), hanging);
  const fore = directionOr(way(points, `${own}-elbow`, `${own}-wrist`), upper);
  // The elbow bends about this axis; in an arm that is all but straight the chest has the say.
  const hinge = upper.clone().cross(fore).addScaledVector(straightHinge(upper, chest), 0.06);
  const upperTurn = frameOf(upper.clone().negate(), hinge, chest);
  const foreTurn = frameOf(fore.clone().negate(), hinge, upperTurn);
  const hand = handFrame(points, side, foreTurn.clone().multiply(rest.hand[side])).multiply(
    rest.hand[side].clone().invert(),
  );
  const below = foreTurn.clone().invert().multiply(hand);
  const twist = 2 * Math.atan2(below.y, below.w);
  const turned = Math.atan2(Math.sin(twist), Math.cos(twist)) * turnedInForearm;
  const forearm = turnOf({ twist: (turned * 180) / Math.PI });
  pose.turns.set(`shoulder02_${side}`, chest.clone().invert().multiply(upperTurn));
  pose.turns.set(`lowerarm01_${side}`, upperTurn.clone().invert().multiply(foreTurn));
  pose.turns.set(`lowerarm02_${side}`, forearm);
  pose.turns.set(`wrist_${side}`, forearm.clone().invert().multiply(below));
}

/** The chest's own axis across, carried along as an arm swings from hanging to where it points. */
function straightHinge(upper: Vector3, chest: Quaternion): Vector3 {
  const local = upper.clone().applyQuaternion(chest.clone().invert());
  const swing = new Quaternion().setFromUnitVectors(new Vector3(0, -1, 0), local);
  return new Vector3(0, 0, 1).applyQuaternion(swing).applyQuaternion(chest);
}

function setLeg(pose: Pose, points: Points, rest: Rest, side: Side, pelvis: Quaternion): void {
  const own = sideName[side];
  const hanging = new Vector3(0, -1, 0).applyQuaternion(pelvis);
  const thigh = directionOr(way(points, `${own}-hip`, `${own}-knee`), hanging);
  const shank = directionOr(way(points, `${own}-knee`, `${own}-ankle`), thigh);
  // The toes tell where a straight knee points.
  const toes = directionOr(
    way(points, `${own}-ankle`, `${own}-foot-index`),
    new Vector3(1, 0, 0).applyQuaternion(pelvis),
  );
  const straight = toes.cross(shank.clone().negate());
  const hinge = shank.clone().cross(thigh).addScaledVector(straight, 0.15);
  const thighTurn = frameOf(thigh.clone().negate(), hinge, pelvis);
  const shankTurn = frameOf(shank.clone().negate(), hinge, thighTurn);
  const axis = new Vector3(0, 0, 1).applyQuaternion(shankTurn);
  const foot = footFrame(points, side, axis, shankTurn.clone().multiply(rest.foot[side])).multiply(
    rest.foot[side].clone().invert(),
  );
  pose.turns.set(`upperleg01_${side}`, pelvis.clone().invert().multiply(thighTurn));
  pose.turns.set(`lowerleg01_${side}`, thighTurn.clone().invert().multiply(shankTurn));
  pose.turns.set(`foot_${side}`, shankTurn.clone().invert().multiply(foot));
}

/** Limbs as long as drawn: a bone's beginning says how long the one before it is. */
function setLengths(pose: Pose, points: Points, rest: Rest, side: Side, scale: number): void {
  const drawn = limbLengths(points, side);
  const over = (part: keyof typeof drawn) => bounded(drawn[part] / (rest.lengths[side][part] * scale));
  for (const bone of ['upperarm02', 'lowerarm01']) pose.lengths.set(`${bone}_${side}`, over('upper'));
  for (const bone of ['lowerarm02', 'wrist']) pose.lengths.set(`${bone}_${side}`, over('fore'));
  for (const bone of ['upperleg02', 'lowerleg01']) pose.lengths.set(`${bone}_${side}`, over('thigh'));
  for (const bone of ['lowerleg02', 'foot']) pose.lengths.set(`${bone}_${side}`, over('shank'));
}

function bounded(ratio: number): number {
  return Number.isFinite(ratio) ? Math.min(size.most, Math.max(size.least, ratio)) : 1;
}

function setHand(pose: Pose, side: Side, open: number, closed: number, prompt: Prompt, curls: Curls): void {
  relaxFingers(pose, side, 11);
  if (prompt === 'drink' && closed > holds) {
    setDigits(
      pose,
      side,
      curls,
      () => 0,
      () => 1,
    );
    return;
  }
  const out = signOf(side);
  for (const finger of [2, 3, 4, 5])
    for (const phalanx of [1, 2, 3] as const) {
      const name = `finger${finger}-${phalanx}_${side}`;
      const bent = turnOf({ sideways: out * (7 + closedBends[phalanx]) });
      const flat = turnOf({ sideways: out * openBends[phalanx] });
      pose.turns.set(name, pose.turns.get(name)!.clone().slerp(bent, within(closed)).slerp(flat, within(open)));
    }
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
