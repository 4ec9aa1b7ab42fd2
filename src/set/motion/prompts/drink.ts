import { Quaternion, Vector3 } from 'three';
import { frameIn, reachWrist } from '../../figure/arm.ts';
import { emptyPose, turnOf } from '../../figure/pose.ts';
import { signOf, type Side } from '../../figure/skeleton.ts';
import { drifting } from '../../random.ts';
import { keyed } from '../keyed.ts';
import { bendSpine, hangArm, holdHead, relaxFingers, standOn, type Footing } from '../standing.ts';
import { curlsAround, setDigits, type Round } from '../reach.ts';
import { habitOf } from './habits.ts';
import { loose, seedFrom, type PromptedMaker } from './motion.ts';

/** A cup that a hand holds: its middle from the wrist, in the frame of the hand at attention, metres. */
export const heldCup = { radius: 0.036, height: 0.095, grip: 0.048 } as const;
export const cupGrip: Round = { middle: new Vector3(0.005, -0.088, -0.03 - heldCup.radius), radius: heldCup.radius };

/** Someone who stands with a cup in the right hand, brings it to the mouth, drinks, and lowers it, again and again. */
export const drinking: PromptedMaker = (rig, random) => {
  const side: Side = 'R';
  const seed = seedFrom(random);
  const drift = Object.fromEntries(
    ['sway', 'head', 'arm', 'hand'].map((name) => [name, drifting(seed, `drink ${name}`, 3.1)]),
  );
  const noise = (name: string, seconds: number) => drift[name]!(seconds);
  const lift = random.between(0.62, 0.95);
  const sip = random.between(0.4, 1);
  const lower = random.between(0.62, 0.95);
  const pause = random.between(0.3, 0.9);
  const every = { seconds: lift + sip + lower + pause };
  const raised = keyed(
    [
      [0, 0],
      [lift, 1],
      [lift + sip, 1],
      [lift + sip + lower, 0],
    ],
    every,
  );
  /** Degrees that the cup is tipped. */
  const tip = keyed(
    [
      [0.3 * lift, 0],
      [lift + 0.3 * sip, random.between(34, 52)],
      [lift + 0.75 * sip, 38],
      [lift + sip + 0.6 * lower, 0],
    ],
    every,
  );
  const rest = new Vector3(random.between(0.3, 0.38), random.between(-0.36, -0.22), random.between(0.06, 0.2));
  const lean = random.between(-0.03, 0.03);
  const width = random.between(0.1, 0.14);
  const habit = habitOf(random, ['L']);
  const curls = curlsAround(rig, side, cupGrip);
  const lips = rig.face.nose
    .clone()
    .applyQuaternion(rig.attention.get('head')!)
    .add(new Vector3(-0.004, -0.042, 0));
  const from = random.between(0, every.seconds);

  return {
    handsAt: () => ({ L: loose, R: { open: 0, closed: 1 } }),
    poseAt(moment) {
      const seconds = from + moment;
      const up = raised(seconds);
      const pose = emptyPose();
      const legs = rig.thigh + rig.shank;
      pose.hips.set(0.01 - 0.012 * up, rig.ankleHeight + legs * 0.984, lean + 0.008 * noise('sway', seconds));
      pose.pelvis.copy(turnOf({ flexion: -2 + 2 * up, sideways: 60 * lean, twist: 2 * noise('sway', seconds) }));
      const foot = (which: Side): Footing => ({
        ankle: new Vector3(which === side ? 0.03 : -0.02, rig.ankleHeight, signOf(which) * width),
        heading: -signOf(which) * 9,
        pitch: 0,
        toeBend: 0,
      });
      standOn(pose, rig, { L: foot('L'), R: foot('R') });
      bendSpine(pose, {
        flexion: -2 + 5 * up + noise('sway', seconds + 1),
        sideways: -70 * lean,
        twist: 4 * up + 1.5 * noise('sway', seconds + 2),
      });
      holdHead(
        pose,
        turnOf({
          flexion: -7 + 0.42 * tip(seconds) + noise('head', seconds),
          twist: 4 * (1 - up) * noise('head', seconds + 4) + 3,
        }),
      );
      hangArm(pose, 'L', { ahead: 3 + 2 * noise('arm', seconds), away: 10, elbow: 16 + 3 * noise('arm', seconds + 2) });
      relaxFingers(pose, 'L', 11 + 2 * noise('hand', seconds));
      // Before the hand that holds the cup goes to where the mouth then is.
      habit(pose);

      pose.turns.set(`clavicle_${side}`, turnOf({ sideways: -signOf(side) * 5 * up, twist: signOf(side) * 4 * up }));
      const hand = turnOf({ flexion: tip(seconds) })
        .multiply(turnOf({ twist: 30 + 32 * up }))
        .multiply(turnOf({ flexion: 90 - 6 * (1 - up) }));
      const head = frameIn(rig, pose, 'head');
      const chest = frameIn(rig, pose, `shoulder01_${side}`);
      const mouth = new Vector3(heldCup.radius, heldCup.grip - heldCup.height, 0)
        .applyQuaternion(turnOf({ flexion: tip(seconds) }))
        .add(lips.clone().applyQuaternion(head.turn))
        .add(head.place);
      const low = new Vector3(rest.x, rest.y, -rest.z).add(chest.place);
      low.y += 0.008 * noise('hand', seconds + 6);
      // On its way the cup swings out a little: a hand does not go straight up past the chest.
      const place = low.lerp(mouth, up).add(new Vector3(0.05 * Math.sin(Math.PI * up), 0, 0));
      const wrist = place.sub(cupGrip.middle.clone().applyQuaternion(hand));
      reachWrist(rig, pose, side, { wrist, hand, elbow: new Vector3(-0.3, -1, 0.6 + 0.3 * up) });
      setDigits(
        pose,
        side,
        curls,
        () => 0,
        () => 1,
      );
      return pose;
    },
  };
};

/** How the cup stands in the hand: place of its foot and its rotation, in the frame of the wrist as it is turned from attention. */
export const cupInHand: { place: Vector3; turn: Quaternion } = {
  turn: turnOf({ flexion: 90 }).invert(),
  place: cupGrip.middle.clone().add(new Vector3(-heldCup.grip, 0, 0)),
};
