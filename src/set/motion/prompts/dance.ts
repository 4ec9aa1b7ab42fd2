import { Vector3 } from 'three';
import { emptyPose, turnOf } from '../../figure/pose.ts';
import { sides, signOf, type Side } from '../../figure/skeleton.ts';
import { drifting, type Random } from '../../random.ts';
import { measureArm, setArm } from '../exercise-arms.ts';
import { keyed, type Key } from '../keyed.ts';
import { bendSpine, holdHead, standOn, type Footing } from '../standing.ts';
import { promptedSeconds, seedFrom, type PromptedMaker } from './motion.ts';

/** Where hands are thrown in a dance, in arm lengths from the shoulder: ahead, up, outwards; the least and the most. */
const thrown = [
  [0.05, 0.75],
  [-0.55, 0.85],
  [-0.3, 0.75],
] as const;

/** A value that goes from one place of chance to the next, beat after beat, each a little off the beat. */
function beats(random: Random, beat: number, late: number, low: number, high: number): (seconds: number) => number {
  const count = Math.ceil(promptedSeconds / beat) + 4;
  const keys = Array.from({ length: count }, (_, index): Key => [
    (index - 2 + late + random.between(-0.12, 0.12)) * beat,
    random.between(low, high),
  ]);
  return keyed(keys, { seconds: count * beat });
}

/**
 * Quick and asymmetric: to a beat of its own each hand is thrown somewhere else, one on the beat and one after it, the hips go from foot to
 * foot, the knees give, the trunk turns and the head follows where it likes. No two dances are alike.
 */
export const dancing: PromptedMaker = (rig, random) => {
  const legs = rig.thigh + rig.shank;
  const beat = random.between(0.42, 0.6);
  const phase = random.unit();
  const every = (late: number, low: number, high: number) => beats(random, beat, late + phase, low, high);
  const arms = { L: measureArm(rig, 'L'), R: measureArm(rig, 'R') };
  const hand = (late: number) => ({
    wrist: thrown.map(([low, high]) => every(late, low, high)) as [Channel, Channel, Channel],
    pronation: every(late, 0, 80),
    fist: every(late, 0, 1),
  });
  const hands: Record<Side, ReturnType<typeof hand>> = { L: hand(0), R: hand(random.between(0.35, 0.65)) };
  const body = {
    side: every(0, -0.09, 0.09),
    dip: every(0.5, 0.02, 0.14),
    twist: every(0.25, -24, 24),
    lean: every(0.5, -14, 4),
    tilt: every(0.1, -9, 9),
    head: every(0.4, -25, 25),
    nod: every(0.2, -14, 8),
  };
  const stance = random.between(0.13, 0.24);
  const tempo = { L: random.between(0.02, 0.13), R: random.between(0.02, 0.13) };
  const first = random.between(0, 2 * Math.PI);
  const sway = drifting(seedFrom(random), 'dance', 2.7);

  const foot = (side: Side, seconds: number): Footing => {
    // The feet step in turn, two beats a round.
    const step = Math.sin((Math.PI * seconds) / beat + first + (side === 'L' ? 0 : Math.PI));
    const lift = tempo[side] * Math.max(0, step) ** 2;
    return {
      ankle: new Vector3(0.25 * lift, rig.ankleHeight + lift, signOf(side) * stance),
      heading: -signOf(side) * 12,
      pitch: -150 * lift,
      toeBend: 0,
    };
  };

  return {
    handsAt: (seconds) => {
      const closed = (side: Side) => Math.min(1, Math.max(0, hands[side].fist(seconds)));
      return { L: { open: 0, closed: closed('L') }, R: { open: 0, closed: closed('R') } };
    },
    poseAt(seconds) {
      const pose = emptyPose();
      const aside = body.side(seconds);
      const away = Math.hypot(stance - rig.hipOffset.R.z, 0) + Math.abs(aside);
      const reach = Math.sqrt((0.985 * legs) ** 2 - away ** 2);
      pose.hips.set(0.02 * sway(seconds), rig.ankleHeight + reach - body.dip(seconds), aside);
      pose.pelvis.copy(
        turnOf({
          flexion: -2 + 0.3 * body.lean(seconds),
          sideways: 70 * aside,
          twist: 0.5 * body.twist(seconds),
        }),
      );
      standOn(pose, rig, { L: foot('L', seconds), R: foot('R', seconds) });
      bendSpine(pose, {
        flexion: 0.7 * body.lean(seconds),
        sideways: -90 * aside + body.tilt(seconds),
        twist: 0.6 * body.twist(seconds - 0.06),
      });
      holdHead(
        pose,
        turnOf({ twist: body.head(seconds), flexion: body.nod(seconds), sideways: 0.6 * body.tilt(seconds) }),
      );
      for (const side of sides) {
        const { wrist, pronation, fist } = hands[side];
        const [ahead, up, out] = wrist.map((channel) => channel(seconds)) as [number, number, number];
        setArm(pose, side, arms[side], {
          wrist: new Vector3(ahead, up, out),
          elbow: new Vector3(-0.3, -1 + 0.4 * Math.max(0, up), 0.5),
          pronation: pronation(seconds),
          drag: 0,
          fist: Math.min(1, Math.max(0, fist(seconds))),
        });
      }
      return pose;
    },
  };
};

type Channel = (seconds: number) => number;
