import { Quaternion, Vector3 } from 'three';
import { emptyPose, turnOf, type Pose } from '../figure/pose.ts';
import { reachAnkle } from '../figure/leg.ts';
import type { Rig } from '../figure/rig.ts';
import { fingers, neck, sides, signOf, spine, type Side } from '../figure/skeleton.ts';
import { drifting } from '../random.ts';
import { fraction } from './ease.ts';
import { footAt, type FootState } from './foot.ts';

export interface WalkOptions {
  seed: number;
  /** Metres a second, and seconds from one heel strike to the next of the same foot. */
  speed: number;
  strideSeconds: number;
  /** Place on the way at time 0. */
  start: Vector3;
  /** Where he looks, degrees: twist to his left positive, flexion down negative. */
  look: (seconds: number) => { twist: number; flexion: number };
}

export interface Walk {
  poseAt(seconds: number): Pose;
  /** What each foot does: the tests hold the planted ones to their place. */
  feetAt(seconds: number): Record<Side, FootState>;
}

/** Distance between the feet's tracks over that between the hips: people walk on a narrow line. */
const trackNarrowing = 0.62;
const toeOut = 7;

/**
 * A walk along +x with weight in it: the pelvis rises over the planted leg, sways to it and drops on the other side, the thorax turns
 * against the pelvis, and what hangs from it arrives later: elbow after shoulder, hand after elbow, head last of all. Timing of the gait
 * (stance 62 % of the cycle, pelvis turning 5 degrees, rising twice a stride) follows Perry & Burnfield, Gait Analysis, 2nd ed., ch. 3-7.
 */
export function walk(rig: Rig, options: WalkOptions): Walk {
  const stride = options.speed * options.strideSeconds;
  const measures = { ankleHeight: rig.ankleHeight, heelBack: 0.06, ballAhead: 0.115 };
  const legLength = rig.thigh + rig.shank;
  const wander = Object.fromEntries(
    ['arm_L', 'arm_R', 'head', 'spine', 'hand_L', 'hand_R'].map((name) => [name, drifting(options.seed, name, 3.1)]),
  );
  const noise = (name: string, seconds: number) => wander[name]!(seconds);

  /** Phase of a leg's cycle, and the number of the stride it is in; the left foot leads by half a stride. */
  const cycleOf = (side: Side, seconds: number) => {
    const turns = seconds / options.strideSeconds + (side === 'L' ? 0.5 : 0);
    return { phase: fraction(turns), stride: Math.floor(turns) };
  };

  const feetAt = (seconds: number): Record<Side, FootState> => {
    const foot = (side: Side): FootState => {
      const { phase, stride: count } = cycleOf(side, seconds);
      // The hips pass over the flat foot at 27 % of the cycle.
      const planted = (n: number) => (n + 0.27 - (side === 'L' ? 0.5 : 0)) * stride;
      return footAt(phase, { now: planted(count), next: planted(count + 1) }, measures);
    };
    return { L: foot('L'), R: foot('R') };
  };

  const poseAt = (seconds: number): Pose => {
    const pose = emptyPose();
    const right = cycleOf('R', seconds).phase;
    const angle = 2 * Math.PI * right;
    // Weight: lowest just after both heels struck, over to the standing side, down on the swinging one.
    const bob = -0.018 * Math.cos(2 * (angle - 0.35));
    const sway = 0.021 * Math.sin(angle - 0.1);
    const pelvisTwist = 5 * Math.cos(angle - 0.15);
    const pelvisDrop = -3.2 * Math.sin(angle + 0.25);
    pose.hips.set(
      options.start.x + options.speed * seconds + 0.012 * Math.sin(2 * angle + 0.6),
      rig.ankleHeight + legLength * 0.963 + bob,
      options.start.z + sway,
    );
    pose.pelvis.copy(turnOf({ flexion: -3, sideways: pelvisDrop, twist: pelvisTwist }));

    const feet = feetAt(seconds);
    for (const side of sides) {
      const foot = feet[side];
      const facing = turnOf({ twist: -signOf(side) * toeOut });
      const hip = rig.hipOffset[side].clone().applyQuaternion(pose.pelvis).add(pose.hips);
      const ahead = new Vector3(1, 0, 0).applyQuaternion(facing);
      // A foot that points outward rolls outward too, or its ball would slide.
      const aside = (foot.roll * ahead.z) / ahead.x;
      const target = new Vector3(
        options.start.x + foot.along,
        foot.height,
        options.start.z + rig.hipOffset[side].z * trackNarrowing + aside,
      );
      const turns = reachAnkle(
        { hip, pelvis: pose.pelvis, thigh: rig.thigh, shank: rig.shank },
        target,
        ahead,
        facing.clone().multiply(turnOf({ flexion: foot.pitch })),
      );
      pose.turns.set(`upperleg01_${side}`, turns.hip);
      pose.turns.set(`lowerleg01_${side}`, turns.knee);
      pose.turns.set(`foot_${side}`, turns.ankle);
      pose.turns.set(`toe_${side}`, turnOf({ flexion: foot.toeBend }));
    }

    // The thorax undoes the pelvis's turn and overshoots it; each vertebra takes a fifth.
    const thorax = {
      twist: -pelvisTwist - 4.5 * Math.cos(angle - 0.5) + 0.8 * noise('spine', seconds),
      sideways: -pelvisDrop - 1.2 * Math.sin(angle - 0.3),
      flexion: 1.6 - 0.9 * Math.cos(2 * angle - 0.9),
    };
    const share = turnOf({
      twist: thorax.twist / spine.length,
      sideways: thorax.sideways / spine.length,
      flexion: thorax.flexion / spine.length,
    });
    for (const bone of spine) pose.turns.set(bone, share);
    setHead(pose, seconds);
    for (const side of sides) setArm(pose, side, seconds, cycleOf(side, seconds).phase);
    return pose;
  };

  const setHead = (pose: Pose, seconds: number) => {
    const chest = spine.reduce((frame, bone) => frame.multiply(pose.turns.get(bone)!), pose.pelvis.clone());
    const look = options.look(seconds);
    const wanted = turnOf({
      twist: look.twist + 1.5 * noise('head', seconds),
      flexion: look.flexion + 0.8 * noise('head', seconds * 1.3 + 5),
      sideways: look.twist * 0.06,
    });
    // The neck takes up nearly all of the chest's motion: a head in a walk is the steadiest thing there is.
    const relative = chest.clone().invert().multiply(wanted);
    const part = new Quaternion().slerp(relative, 0.9 / neck.length);
    for (const bone of neck) pose.turns.set(bone, part);
  };

  const setArm = (pose: Pose, side: Side, seconds: number, legPhase: number) => {
    const out = signOf(side);
    // The arm swings against its own leg, a little late; elbow and hand later still.
    const swing = (lag: number) => -Math.cos(2 * Math.PI * (legPhase - lag));
    const reach = side === 'L' ? 19 : 22;
    const wobble = noise(`arm_${side}`, seconds);
    const bend = (1 + swing(0.1)) / 2;
    pose.turns.set(`clavicle_${side}`, turnOf({ twist: out * 2.2 * swing(0.02), flexion: 0 }));
    pose.turns.set(
      `shoulder02_${side}`,
      turnOf({
        flexion: 4 + reach * swing(0.03) + 1.5 * wobble,
        sideways: -out * (9 + 1.5 * wobble),
        twist: out * (2 + 4 * bend),
      }),
    );
    pose.turns.set(`lowerarm01_${side}`, turnOf({ flexion: 15 + 15 * bend ** 1.4 + 1.5 * wobble }));
    // Thumb ahead, palm to the thigh: the forearm turns, and the wrist with it.
    pose.turns.set(`lowerarm02_${side}`, turnOf({ twist: -out * 20 }));
    pose.turns.set(
      `wrist_${side}`,
      turnOf({
        twist: -out * 8,
        sideways: out * (4 + 6 * swing(0.2) + 2 * noise(`hand_${side}`, seconds)),
        flexion: -2 + 3 * swing(0.18),
      }),
    );
    const curl = 6 + 5 * noise(`hand_${side}`, seconds * 0.7 + 3);
    for (const finger of fingers.slice(1))
      for (const phalanx of [1, 2, 3])
        pose.turns.set(`finger${finger}-${phalanx}_${side}`, turnOf({ sideways: out * (curl + finger * 1.6) }));
  };

  return { poseAt, feetAt };
}
