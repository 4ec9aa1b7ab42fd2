import { Vector3 } from 'three';
import { emptyPose, turnOf } from '../../figure/pose.ts';
import { sides, signOf, type Side } from '../../figure/skeleton.ts';
import { drifting } from '../../random.ts';
import { smooth } from '../ease.ts';
import { keyed } from '../keyed.ts';
import { bendSpine, hangArm, holdHead, relaxFingers, standOn, type Footing } from '../standing.ts';
import { habitOf } from './habits.ts';
import { loose, seedFrom, type PromptedMaker } from './motion.ts';

const gravity = 9.81;
/** Seconds before a jump that the crouch begins, and of its lowest point; after it, of the lowest point and of standing again. */
const times = { crouchFrom: -0.62, lowest: -0.24, absorbed: 0.17, upright: 0.52 } as const;

/**
 * Jumps on the spot, one after another: a crouch with the arms drawn back, the arms fling up and take the body along, a flight as long as
 * the fall from its height lasts, and knees that give on landing.
 */
export const jumping: PromptedMaker = (rig, random) => {
  const legs = rig.thigh + rig.shank;
  const flight = random.between(0.34, 0.5);
  const rise = (gravity * flight ** 2) / 8;
  const depth = random.between(0.16, 0.3) * legs;
  const give = depth * random.between(0.5, 0.75);
  const fling = random.between(75, 150);
  const width = random.between(0.09, 0.15);
  const tuck = random.between(0.02, 0.1);
  const heading = random.between(-6, 6);
  const round = -times.crouchFrom + flight + times.upright + random.between(0, 0.25);
  const habit = habitOf(random, ['L', 'R']);
  const sway = drifting(seedFrom(random), 'jump', 2.9);

  const [toeLift, stand] = [0.075, 0.986 * legs + rig.ankleHeight];
  const take = 0;
  const land = flight;
  const every = { seconds: round };
  /** Of the hips, as if he had not left the ground. */
  const height = keyed(
    [
      [times.crouchFrom, stand],
      [times.lowest, stand - depth],
      [take, stand + toeLift],
      [land, stand + toeLift * 0.6],
      [land + times.absorbed, stand - give],
      [land + times.upright, stand],
    ],
    every,
  );
  const arms = keyed(
    [
      [times.crouchFrom, 6],
      [times.lowest + 0.02, -42],
      [take + 0.02, fling],
      [take + 0.55 * flight, fling * 0.9],
      [land + times.absorbed, 30],
      [land + times.upright, 6],
    ],
    every,
  );
  const lean = keyed(
    [
      [times.crouchFrom, -3],
      [times.lowest, -38],
      [take, -1],
      [take + 0.5 * flight, -5],
      [land + times.absorbed, -24],
      [land + times.upright, -3],
    ],
    every,
  );
  const phaseOf = (seconds: number) => {
    const since = seconds - times.crouchFrom;
    return since - round * Math.floor(since / round) + times.crouchFrom;
  };
  /** How high the body is thrown, and how far the feet are drawn up besides. */
  const thrownAt = (phase: number) => {
    const share = Math.min(1, Math.max(0, (phase - take) / flight));
    return { thrown: rise * 4 * share * (1 - share), drawnUp: tuck * Math.sin(Math.PI * share) ** 2 };
  };
  const from = random.between(0, round);

  return {
    handsAt: () => ({ L: loose, R: loose }),
    poseAt(moment) {
      const seconds = moment + from;
      const phase = phaseOf(seconds);
      const pose = emptyPose();
      const { thrown, drawnUp } = thrownAt(phase);
      // On the ground toes push off and give again; in the air they hang.
      const pointed = 32 * (smooth(-0.14, take, phase) - smooth(land, land + 0.1, phase));
      const tiptoe = 0.115 * Math.sin((pointed * Math.PI) / 180);
      const ankle = rig.ankleHeight + thrown + drawnUp + tiptoe;
      pose.pelvis.copy(turnOf({ flexion: 0.45 * lean(seconds) + 0.6 * sway(seconds), twist: heading }));
      // The seat goes back as the trunk leans ahead.
      pose.hips.set(
        0.003 * lean(seconds),
        Math.min(height(seconds) + thrown, ankle + 0.975 * legs),
        0.006 * sway(seconds + 3),
      );
      const foot = (side: Side): Footing => ({
        ankle: new Vector3(0, ankle, signOf(side) * width),
        heading: heading - signOf(side) * 8,
        pitch: -pointed,
        toeBend: thrown > 0 ? 0 : pointed * 0.9,
      });
      standOn(pose, rig, { L: foot('L'), R: foot('R') });
      bendSpine(pose, { flexion: 0.55 * lean(seconds), twist: 1.5 * sway(seconds + 1) });
      holdHead(pose, turnOf({ flexion: 0.25 * lean(seconds) + 2, twist: heading + 3 * sway(seconds + 5) }));
      for (const side of sides) {
        const late = seconds - (side === 'L' ? 0.012 : 0);
        hangArm(pose, side, {
          ahead: arms(late),
          away: 13 + 0.06 * Math.abs(arms(late)),
          elbow: 24 + 0.22 * Math.max(0, arms(late - 0.05)),
          shrug: 0.05 * Math.max(0, arms(late)),
        });
        relaxFingers(pose, side, 12);
      }
      return habit(pose);
    },
  };
};
