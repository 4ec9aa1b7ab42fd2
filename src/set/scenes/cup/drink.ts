import { Quaternion, Vector3 } from 'three';
import { frameIn, reachWrist } from '../../figure/arm.ts';
import { reachAnkle } from '../../figure/leg.ts';
import { emptyPose, turnOf, type Pose } from '../../figure/pose.ts';
import type { Rig } from '../../figure/rig.ts';
import { neck, sides, signOf, spine } from '../../figure/skeleton.ts';
import { smooth } from '../../motion/ease.ts';
import { curlsAround, setDigits, track, type Round } from '../../motion/reach.ts';
import { drifting } from '../../random.ts';
import { cup, plan } from './layout.ts';

/** When the hand holds the cup, seconds. */
export const held = { from: 1.62, to: 4.96 };

/** Where the cup's middle lies in the hand at attention, from the wrist. */
const grip: Round = { middle: new Vector3(0.005, -0.088, -0.03 - cup.radius), radius: cup.radius };

/** From attention to a hand that is stretched out ahead with the thumb up: the cup then stands upright in it. */
const outstretched = turnOf({ flexion: 90 });

export interface Drink {
  poseAt(seconds: number): Pose;
  /** Place of the cup's foot and its rotation, in the frame of the wrist (its rotation from attention left out). */
  inHand: { place: Vector3; turn: Quaternion };
  /** The cup on the table, before it is taken and after it was put down. */
  onTable(seconds: number): { place: Vector3; turn: Quaternion };
}

const up = (from: number, to: number, by: number) => ({ from, to, by });

/** Degrees. The trunk leans into the reach, comes back with the cup, and follows it down. */
const lean = track(-5, [up(0.45, 1.4, -8), up(1.75, 2.8, 9), up(2.9, 3.4, 2), up(3.6, 4.75, -9), up(5, 5.9, 6)]);
const turn = track(0, [up(0.4, 1.4, 6), up(1.8, 2.9, -5), up(3.7, 4.8, 5), up(5.05, 6, -6)]);
/** The eyes go first: to the cup, up with it, to the table, and out to the window. */
const nod = track(-9, [
  up(0.15, 0.6, -13),
  up(1.7, 2.6, 19),
  up(2.75, 3.2, 8),
  up(3.45, 3.95, -7),
  up(3.75, 4.4, -19),
  up(5, 5.6, 18),
]);
const glance = track(-10, [up(0.1, 0.55, 4), up(1.8, 2.5, 6), up(3.7, 4.3, -4), up(5.05, 5.75, -14)]);
/** The shoulder goes out with the hand and rises a little with the cup. */
const shoulderOut = track(0, [up(0.5, 1.35, 7), up(1.7, 2.6, -5), up(3.8, 4.7, 5), up(5, 5.8, -7)]);
const shoulderUp = track(0, [up(1.8, 2.8, 6), up(3.7, 4.7, -6)]);

/** The hand's turn, degrees. Roll 0 is thumb up; the cup tips towards the mouth with `tip`. */
const yaw = track(24, [up(0.5, 1.4, 10), up(1.75, 2.75, 34), up(3.7, 4.75, -32), up(5, 5.9, -12)]);
const roll = track(-70, [up(0.45, 1.15, 52), up(0.95, 1.45, 18), up(5.06, 5.5, -14), up(5.2, 5.98, -56)]);
const pitch = track(-9, [up(0.45, 1.1, 9), up(5.15, 5.95, -9)]);
const tip = track(0, [up(2.1, 2.85, 16), up(2.85, 3.3, 24), up(3.4, 3.85, -26), up(3.8, 4.4, -14)]);
/** 0 at the table, 1 at the mouth: upwards it goes earlier than ahead, and later on the way down. */
const raised = track(0, [up(1.64, 2.72, 1), up(3.68, 4.86, -1)]);
const carried = track(0, [up(1.76, 2.84, 1), up(3.56, 4.72, -1)]);
/** From where the hand rests to beside the cup, and from there onto it; then away again. */
const towards = track(0, [up(0.42, 1.25, 1), up(5.16, 5.98, -1)]);
const onto = track(0, [up(0.92, 1.42, 1), up(5.1, 5.52, -1)]);
/** The cup stands elsewhere when it is let go. */
const moved = smooth.bind(undefined, 3.6, 4.7);
const shaped = track(0, [up(0.45, 0.95, 1), up(5.3, 5.9, -1)]);

/** Someone who sits at the table takes the cup with the right hand, drinks, and puts it down; the left forearm lies on the table. */
export function drink(rig: Rig, seed: number): Drink {
  const curls = curlsAround(rig, 'R', grip);
  const drift = Object.fromEntries(
    ['trunk', 'head', 'left', 'fingers'].map((name) => [name, drifting(seed, `cup ${name}`, 3.7)]),
  );
  const lips = offsetFromHead(rig).add(new Vector3(-0.012, -0.042, 0));
  const hipHeight = plan.seat + 0.2 * rig.thigh + 0.008;
  const restWrist = new Vector3(0.31, plan.table.height + 0.036, 0.27);
  const restGrip = grip.middle.clone().applyQuaternion(handTurn(0)).add(restWrist);

  const poseAt = (seconds: number): Pose => {
    const pose = emptyPose();
    pose.hips.set(0, hipHeight, 0);
    pose.pelvis.copy(turnOf({ flexion: 4 + 0.25 * lean(seconds) }));
    setLegs(rig, pose);
    const breath = 0.7 * Math.sin(seconds * 1.9 + 0.6);
    const share = turnOf({
      flexion: (0.75 * lean(seconds) - 4 + breath + 0.6 * drift['trunk']!(seconds)) / spine.length,
      twist: (turn(seconds) + 0.8 * drift['trunk']!(seconds + 4)) / spine.length,
    });
    for (const bone of spine) pose.turns.set(bone, share);
    setHead(pose, seconds);
    pose.turns.set('clavicle_R', turnOf({ twist: shoulderOut(seconds), sideways: -shoulderUp(seconds) }));
    setRight(pose, seconds);
    setLeft(pose, seconds);
    return pose;
  };

  const setHead = (pose: Pose, seconds: number) => {
    const chest = frameIn(rig, pose, 'spine01').turn;
    const wanted = turnOf({
      twist: glance(seconds) + 1.2 * drift['head']!(seconds),
      flexion: nod(seconds) + 0.7 * drift['head']!(seconds * 1.2 + 3),
      sideways: 0.1 * glance(seconds),
    });
    const part = new Quaternion().slerp(chest.invert().multiply(wanted), 1 / neck.length);
    for (const bone of neck) pose.turns.set(bone, part);
  };

  const setRight = (pose: Pose, seconds: number) => {
    const hand = handTurn(seconds);
    const cupTurn = turnOf({ flexion: tip(seconds) });
    const head = frameIn(rig, pose, 'head');
    // The rim's near edge at the lips.
    const atMouth = new Vector3(cup.radius, cup.grip - cup.height, 0)
      .applyQuaternion(cupTurn)
      .add(lips.clone().applyQuaternion(head.turn))
      .add(head.place);
    const stood = new Vector3(cup.rest.x, plan.table.height + cup.grip, cup.rest.z).lerp(putDown, moved(seconds));
    const beside = new Vector3(-0.055, 0.004, 0.075).multiplyScalar(1 - onto(seconds)).add(stood);
    const place = restGrip.clone().lerp(beside, towards(seconds));
    place.y += 0.035 * smooth(0.4, 0.8, seconds) * (1 - smooth(0.8, 1.4, seconds));
    place.y += 0.03 * smooth(5.1, 5.45, seconds) * (1 - smooth(5.45, 5.95, seconds));
    const [high, far] = [raised(seconds), carried(seconds)];
    place.set(
      place.x + (atMouth.x - place.x) * far,
      place.y + (atMouth.y - place.y) * high,
      place.z + (atMouth.z - place.z) * far,
    );
    const wrist = place.sub(grip.middle.clone().applyQuaternion(hand));
    reachWrist(rig, pose, 'R', { wrist, hand, elbow: new Vector3(-0.35, -1, 0.75 + 0.35 * high) });
    const restless = 2.5 * drift['fingers']!(seconds);
    const isShaped = shaped(seconds);
    setDigits(
      pose,
      'R',
      curls,
      (finger, phalanx) => {
        const relaxed = finger === 1 ? [6, 8, 6][phalanx - 1]! : 9 + 2 * finger + restless;
        const wide = finger === 1 ? [16, 10, 0][phalanx - 1]! : [-4, 7, 6][phalanx - 1]! + finger;
        return relaxed + (wide - relaxed) * isShaped;
      },
      (finger) =>
        smooth(1.22 + 0.03 * finger, held.from - 0.02, seconds) -
        smooth(held.to, held.to + 0.3 - 0.02 * finger, seconds),
    );
  };

  const setLeft = (pose: Pose, seconds: number) => {
    const sway = drift['left']!(seconds);
    const hand = turnOf({ twist: -44 + 1.5 * sway })
      .multiply(turnOf({ sideways: 72 }))
      .multiply(turnOf({ flexion: 82 }));
    const wrist = new Vector3(0.33, plan.table.height + 0.034, -0.1);
    reachWrist(rig, pose, 'L', { wrist, hand, elbow: plan.table.height + 0.05 });
    // Once in a while fingers lift one after the other.
    const lift = (finger: number) => {
      const beat = (at: number) => smooth(at, at + 0.14, seconds) - smooth(at + 0.14, at + 0.4, seconds);
      return [0.7, 2.6, 4.1, 6.9].reduce((sum, at) => sum + beat(at + 0.09 * (5 - finger)), 0);
    };
    setDigits(
      pose,
      'L',
      new Map(),
      (finger, phalanx) =>
        finger === 1
          ? [4, 8, 8][phalanx - 1]! + sway
          : [8, 14, 10][phalanx - 1]! + 1.4 * finger + sway - (phalanx === 1 ? 13 * lift(finger) : 0),
      () => 0,
    );
  };

  const upright = (degrees: number) => turnOf({ twist: degrees });
  return {
    poseAt,
    inHand: {
      turn: outstretched.clone().invert(),
      place: grip.middle.clone().add(new Vector3(-cup.grip, 0, 0)),
    },
    onTable: (seconds) =>
      seconds < held.from
        ? { place: new Vector3(cup.rest.x, plan.table.height, cup.rest.z), turn: upright(yaw(held.from)) }
        : { place: new Vector3(putDown.x, plan.table.height, putDown.z), turn: upright(yaw(held.to)) },
  };
}

const putDown = new Vector3(cup.putDown.x, plan.table.height + cup.grip, cup.putDown.z);

/** The right hand's rotation in the world. */
function handTurn(seconds: number): Quaternion {
  return turnOf({ flexion: tip(seconds) })
    .multiply(turnOf({ twist: yaw(seconds) }))
    .multiply(turnOf({ sideways: roll(seconds) }))
    .multiply(turnOf({ flexion: 90 + pitch(seconds) }));
}

/** From the head bone to the tip of the nose, in body axes. */
function offsetFromHead(rig: Rig): Vector3 {
  return rig.face.nose.clone().applyQuaternion(rig.attention.get('head')!);
}

/** Feet flat on the floor, a little apart, one drawn back. */
function setLegs(rig: Rig, pose: Pose): void {
  for (const side of sides) {
    const out = signOf(side);
    const facing = turnOf({ twist: -out * 9 });
    const hip = rig.hipOffset[side].clone().applyQuaternion(pose.pelvis).add(pose.hips);
    const ankle = new Vector3(rig.thigh * (side === 'L' ? 0.98 : 0.8), rig.ankleHeight, rig.hipOffset[side].z * 1.75);
    const turns = reachAnkle(
      { hip, pelvis: pose.pelvis, thigh: rig.thigh, shank: rig.shank },
      ankle,
      new Vector3(1, 0.4, out * 0.3),
      facing,
    );
    pose.turns.set(`upperleg01_${side}`, turns.hip);
    pose.turns.set(`lowerleg01_${side}`, turns.knee);
    pose.turns.set(`foot_${side}`, turns.ankle);
  }
}
