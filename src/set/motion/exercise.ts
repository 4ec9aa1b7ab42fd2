import { Quaternion, Vector3 } from 'three';
import { reachAnkle } from '../figure/leg.ts';
import { emptyPose, turnOf, type Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { neck, sides, signOf, spine, type Side } from '../figure/skeleton.ts';
import { drifting, seeded } from '../random.ts';
import { measureArm, setArm, type HandGoal } from './exercise-arms.ts';
import { exerciseFeet, type ExerciseFoot } from './exercise-feet.ts';
import { handKeys, type HandKey } from './exercise-hands.ts';
import { bodyKeys, loop } from './exercise-keys.ts';
import { keyed } from './keyed.ts';

export interface Exercise {
  poseAt(seconds: number): Pose;
  /** The middle between the hips, in the world. */
  hipsAt(seconds: number): Vector3;
  /** The feet in the axes of the exercise: the tests hold the planted ones to their place. */
  feetAt(seconds: number): Record<Side, ExerciseFoot>;
}

/** Length of the leg for which the keys are written, metres. */
const keyedLeg = 0.838;
/** Seconds by which each vertebra is later than the one below it, and the head later than the eyes would have it. */
const lag = { vertebra: 0.011, head: 0.03 };
const headLimit = { twist: 52, flexion: 34 };

/**
 * Quick and asymmetric, and entirely within what a body can do: see exercise-keys.ts. Legs follow from where the feet and the hips are,
 * arms from where the hands are in the axes of the chest; the trunk's turn reaches each vertebra a little later than the one below.
 *
 * @param facing where the punches go in the world, degrees about the upright, 0 along +x, positive towards -z
 */
export function exercise(rig: Rig, { seed, facing }: { seed: number; facing: number }): Exercise {
  const legs = rig.thigh + rig.shank;
  const scale = legs / keyedLeg;
  const toWorld = turnOf({ twist: facing });
  const random = seeded(seed, 'exercise');
  const depth = random.between(-0.012, 0.012);
  const round = { seconds: loop };
  const once = { seconds: loop, gain: 360 };
  const body = {
    hipsX: keyed(bodyKeys.hipsX, round),
    hipsZ: keyed(bodyKeys.hipsZ, round),
    height: keyed(bodyKeys.height, round),
    heading: keyed(bodyKeys.heading, once),
    pelvisFlexion: keyed(bodyKeys.pelvisFlexion, round),
    pelvisSideways: keyed(bodyKeys.pelvisSideways, round),
    trunkFlexion: keyed(bodyKeys.trunkFlexion, round),
    trunkSideways: keyed(bodyKeys.trunkSideways, round),
    trunkTwist: keyed(bodyKeys.trunkTwist, round),
    lookTwist: keyed(bodyKeys.lookTwist, once),
    lookFlexion: keyed(bodyKeys.lookFlexion, round),
  };
  const hands = { L: handAt('L', seed), R: handAt('R', seed) };
  const arms = { L: measureArm(rig, 'L'), R: measureArm(rig, 'R') };
  const footAt = exerciseFeet(rig.ankleHeight, scale);

  const hips = (seconds: number) => {
    const low = 1 - Math.min(1, Math.max(0, (body.height(seconds) - 0.4) / 0.4));
    const height = body.height(seconds) + depth * low;
    return new Vector3(body.hipsX(seconds) * scale, rig.ankleHeight + legs * height, body.hipsZ(seconds) * scale);
  };
  const hipsAt = (seconds: number) => hips(seconds).applyQuaternion(toWorld);
  const feetAt = (seconds: number): Record<Side, ExerciseFoot> => {
    const trunk = { hips: hips(seconds), heading: body.heading(seconds) };
    return { L: footAt('L', seconds, trunk), R: footAt('R', seconds, trunk) };
  };

  const poseAt = (seconds: number): Pose => {
    const pose = emptyPose();
    const heading = body.heading(seconds);
    pose.hips.copy(hipsAt(seconds));
    pose.pelvis.copy(
      turnOf({
        twist: facing + heading,
        flexion: body.pelvisFlexion(seconds),
        sideways: body.pelvisSideways(seconds),
      }),
    );
    const feet = feetAt(seconds);
    for (const side of sides) setLeg(pose, side, feet[side], heading);
    spine.forEach((bone, index) => {
      const late = seconds - index * lag.vertebra;
      const share = (value: (at: number) => number) => value(late) / spine.length;
      pose.turns.set(
        bone,
        turnOf({
          flexion: share(body.trunkFlexion),
          sideways: share(body.trunkSideways),
          twist: share(body.trunkTwist),
        }),
      );
    });
    setHead(pose, seconds - lag.head);
    for (const side of sides) setArm(pose, side, arms[side], hands[side](seconds));
    return pose;
  };

  const setLeg = (pose: Pose, side: Side, foot: ExerciseFoot, heading: number) => {
    const hip = rig.hipOffset[side].clone().applyQuaternion(pose.pelvis).add(pose.hips);
    // The knee points where the toes do, drawn a little towards where the pelvis faces.
    const knee = facing + foot.yaw * 0.7 + heading * 0.3 - signOf(side) * 4;
    const turns = reachAnkle(
      { hip, pelvis: pose.pelvis, thigh: rig.thigh, shank: rig.shank },
      foot.ankle.clone().applyQuaternion(toWorld),
      new Vector3(1, 0, 0).applyQuaternion(turnOf({ twist: knee })),
      toWorld.clone().multiply(foot.turn),
    );
    pose.turns.set(`upperleg01_${side}`, turns.hip);
    pose.turns.set(`lowerleg01_${side}`, turns.knee);
    pose.turns.set(`foot_${side}`, turns.ankle);
    pose.turns.set(`toe_${side}`, turnOf({ flexion: foot.toeBend }));
  };

  const setHead = (pose: Pose, seconds: number) => {
    const chest = spine.reduce((frame, bone) => frame.multiply(pose.turns.get(bone)!), pose.pelvis.clone());
    const ahead = new Vector3(1, 0, 0).applyQuaternion(chest);
    const chestTwist = (Math.atan2(-ahead.z, ahead.x) * 180) / Math.PI;
    const chestFlexion = (Math.asin(ahead.y) * 180) / Math.PI;
    const twist = around(facing + body.lookTwist(seconds) - chestTwist);
    const total = turnOf({
      twist: held(twist, headLimit.twist),
      flexion: held(body.lookFlexion(seconds) - chestFlexion, headLimit.flexion),
    });
    const part = new Quaternion().slerp(total, 1 / neck.length);
    for (const bone of neck) pose.turns.set(bone, part);
  };

  return { poseAt, hipsAt, feetAt };
}

/** The hand's goal over time, with the small unevenness that no two rounds of an exercise share. */
function handAt(side: Side, seed: number): (seconds: number) => HandGoal {
  const keys = handKeys[side];
  const channel = (value: (key: HandKey) => number) =>
    keyed(
      keys.map((key) => [key.at, value(key)]),
      { seconds: loop },
    );
  const three = (name: 'wrist' | 'elbow') => {
    const [ahead, up, out] = [0, 1, 2].map((axis) => channel((key) => key[name][axis]!)) as [Channel, Channel, Channel];
    return (seconds: number) => new Vector3(ahead(seconds), up(seconds), out(seconds));
  };
  const [wrist, elbow] = [three('wrist'), three('elbow')];
  const [pronation, fist] = [channel((key) => key.pronation), channel((key) => key.fist)];
  const stray = ['x', 'y', 'z'].map((axis) => drifting(seed, `exercise hand ${side} ${axis}`, 2.3));
  return (seconds) => {
    const step = 0.03;
    const [before, after] = [wrist(seconds - step), wrist(seconds)];
    const open = 1 - fist(seconds);
    return {
      wrist: after.clone().add(new Vector3(...stray.map((noise) => 0.012 * noise(seconds)))),
      elbow: elbow(seconds),
      pronation: pronation(seconds),
      // An open hand trails behind the forearm that lifts or drops it.
      drag: open * (8 + 22 * Math.tanh((0.16 * (after.y - before.y)) / step)),
      fist: fist(seconds),
    };
  };
}

type Channel = (seconds: number) => number;

/** An angle between -180 and 180 degrees. */
function around(degrees: number): number {
  return degrees - 360 * Math.round(degrees / 360);
}

/** Nearly the angle itself where it is small, and never past the limit. */
function held(degrees: number, limit: number): number {
  return limit * Math.tanh(degrees / limit);
}
