import { Quaternion, Vector3 } from 'three';
import { reachAnkle } from '../figure/leg.ts';
import { turnOf, type Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { neck, sides, signOf, spine, type Side } from '../figure/skeleton.ts';

/** Where a foot is, and how it lies. A foot at `ankleHeight` lies flat. */
export interface Footing {
  /** Ankle in the world, metres. */
  ankle: Vector3;
  /** Degrees about the upright axis, to the left positive; 0 points along +x. */
  heading: number;
  /** Degrees, toes up positive. */
  pitch: number;
  /** Degrees that the toes stay behind when the heel lifts. */
  toeBend: number;
}

/** A turn of several bones in a row, degrees, shared evenly between them. */
interface Bend {
  flexion?: number;
  sideways?: number;
  twist?: number;
}

/** Puts both ankles exactly where the feet stand. Call when hips and pelvis are set. */
export function standOn(pose: Pose, rig: Rig, feet: Record<Side, Footing>): void {
  for (const side of sides) {
    const { ankle, heading, pitch, toeBend } = feet[side];
    const facing = turnOf({ twist: heading });
    const hip = rig.hipOffset[side].clone().applyQuaternion(pose.pelvis).add(pose.hips);
    const turns = reachAnkle(
      { hip, pelvis: pose.pelvis, thigh: rig.thigh, shank: rig.shank },
      ankle,
      new Vector3(1, 0, 0).applyQuaternion(facing),
      facing.clone().multiply(turnOf({ flexion: pitch })),
    );
    pose.turns.set(`upperleg01_${side}`, turns.hip);
    pose.turns.set(`lowerleg01_${side}`, turns.knee);
    pose.turns.set(`foot_${side}`, turns.ankle);
    pose.turns.set(`toe_${side}`, turnOf({ flexion: toeBend }));
  }
}

/** Bends the trunk; each vertebra takes a fifth. */
export function bendSpine(pose: Pose, bend: Bend): void {
  const share = turnOf({
    flexion: (bend.flexion ?? 0) / spine.length,
    sideways: (bend.sideways ?? 0) / spine.length,
    twist: (bend.twist ?? 0) / spine.length,
  });
  for (const bone of spine) pose.turns.set(bone, share);
}

/** Rotation of the chest in the world. Call after `bendSpine`. */
export function chestOf(pose: Pose): Quaternion {
  return spine.reduce((frame, bone) => frame.multiply(pose.turns.get(bone) ?? new Quaternion()), pose.pelvis.clone());
}

/** Holds the head as it should be in the world, whatever the chest does; the neck's bones share what that takes. */
export function holdHead(pose: Pose, wanted: Quaternion): void {
  const relative = chestOf(pose).invert().multiply(wanted);
  const part = new Quaternion().slerp(relative, 1 / neck.length);
  for (const bone of neck) pose.turns.set(bone, part);
}

/** How an arm hangs, degrees. */
export interface Hang {
  /** Ahead of the trunk, and away from it. */
  ahead: number;
  away: number;
  elbow: number;
  /** How far the shoulder is pulled up. */
  shrug?: number;
  /** Forearm turned in: the back of the hand comes to face ahead. */
  turnedIn?: number;
}

/** Lets an arm hang. */
export function hangArm(pose: Pose, side: Side, hang: Hang): void {
  const out = signOf(side);
  const turnedIn = hang.turnedIn ?? 24;
  pose.turns.set(`clavicle_${side}`, turnOf({ sideways: -out * (hang.shrug ?? 0) }));
  pose.turns.set(
    `shoulder02_${side}`,
    turnOf({ flexion: hang.ahead, sideways: -out * (hang.away - (hang.shrug ?? 0)), twist: out * 6 }),
  );
  pose.turns.set(`lowerarm01_${side}`, turnOf({ flexion: hang.elbow }));
  pose.turns.set(`lowerarm02_${side}`, turnOf({ twist: out * turnedIn * 0.7 }));
  pose.turns.set(`wrist_${side}`, turnOf({ twist: out * turnedIn * 0.3, sideways: out * 5, flexion: -3 }));
}

/** Degrees to the thumb's side that bring the fingers of the rest pose together. */
export const closing = { 2: -10, 3: 0, 4: 5, 5: 14 } as const;

/** Lets the fingers of a hanging hand curl, the little finger most of all. */
export function relaxFingers(pose: Pose, side: Side, curl: number): void {
  const out = signOf(side);
  for (const finger of [2, 3, 4, 5] as const)
    for (const phalanx of [1, 2, 3])
      pose.turns.set(
        `finger${finger}-${phalanx}_${side}`,
        turnOf({
          sideways: out * (curl + finger * 1.7 + (phalanx === 2 ? 3 : 0)),
          flexion: phalanx === 1 ? closing[finger] : 0,
        }),
      );
  pose.turns.set(`finger1-2_${side}`, turnOf({ sideways: out * curl * 0.5, flexion: -8 }));
}
