import { Vector3 } from 'three';
import { emptyPose, turnOf, type Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { sides, signOf, type Side } from '../figure/skeleton.ts';
import { drifting, seeded } from '../random.ts';
import { fraction, mix, smooth } from './ease.ts';
import { bendSpine, hangArm, holdHead, relaxFingers, standOn, type Footing } from './standing.ts';

export interface TurnOptions {
  seed: number;
  /** What is turned about, on the ground. */
  place: Vector3;
  /** Degrees about the upright axis at first: 0 looks along +x, to the left positive. */
  from: number;
}

export interface Turn {
  poseAt(seconds: number): Pose;
  /** What each foot does: where its ankle is at its lowest it lies flat, and does not move. */
  feetAt(seconds: number): Record<Side, Footing>;
}

/** Degrees turned to the left, back to the right, and when: seconds. */
const around = { degrees: 202, starts: 0.42, ends: 3 };
const back = { degrees: 34, starts: 4.75, ends: 5.75 };
/** When the eyes go over the right shoulder, and when they have had enough. */
const glance = { starts: 3.3, ends: 4.15, leaves: 6.7, left: 7.7 };
const shoulder = { pelvis: -9, trunk: -33, neck: -62 };

interface Step {
  side: Side;
  lifts: number;
  lands: number;
}

/** Four steps with each foot, the left one opening the way; two to come back. */
const steps: readonly Step[] = [
  ...Array.from({ length: 8 }, (_, index): Step => {
    const lifts = 0.4 + index * 0.325;
    return { side: index % 2 ? 'R' : 'L', lifts, lands: lifts + 0.3 };
  }),
  { side: 'R', lifts: 4.78, lands: 5.12 },
  { side: 'L', lifts: 5.26, lands: 5.62 },
];

/** How much of the weight the right foot bears, at moments; between them it goes over smoothly. */
const weights: readonly (readonly [number, number])[] = [
  [-1, 0.42],
  [0.1, 0.46],
  ...steps.map(({ side, lifts, lands }) => [mix(lifts, lands, 0.45), side === 'L' ? 0.74 : 0.26] as const),
  [3.3, 0.66],
  [4.4, 0.6],
  [6.3, 0.64],
  [8, 0.55],
].sort(([a], [b]) => a - b) as (readonly [number, number])[];

const liftHeight = 0.066;
const halfStance = 0.1;
const toeOut = 9;

/**
 * A turn of about 200 degrees on the spot, in small steps, then a look over the right shoulder, and a little of the way back. The head
 * goes first, the thorax leads the pelvis, the pelvis the feet, and the arms come last; a planted foot stays where it is and the leg turns
 * over it. How people turn (head, then trunk, then feet; the inner foot opens first) follows Hase & Stein, J. Neurophysiol. 81 (1999).
 */
export function turnOnSpot(rig: Rig, options: TurnOptions): Turn {
  const { seed, place, from } = options;
  const random = seeded(seed, 'turn');
  const ahead = steps.map(() => 0.012 + random.between(-0.018, 0.018));
  const wander = Object.fromEntries(
    ['sway', 'head', 'nod', 'arm_L', 'arm_R', 'hand'].map((name) => [name, drifting(seed, `turn ${name}`, 3.4)]),
  );
  const noise = (name: string, seconds: number) => wander[name]!(seconds);

  /** Degrees: where the body would face if it turned as one piece. */
  const headingAt = (seconds: number): number =>
    from +
    around.degrees * evenly(around.starts, around.ends, seconds) -
    back.degrees * evenly(back.starts, back.ends, seconds);
  const lookAt = (seconds: number) =>
    smooth(glance.starts, glance.ends, seconds) - smooth(glance.leaves, glance.left, seconds);

  const footing = (side: Side, heading: number, fore: number): Footing => ({
    ankle: new Vector3(fore, rig.ankleHeight, signOf(side) * halfStance)
      .applyQuaternion(turnOf({ twist: heading }))
      .add(place)
      .setY(rig.ankleHeight),
    heading: heading - signOf(side) * toeOut,
    pitch: 0,
    toeBend: 0,
  });
  /** Where each foot stands at first, and after each of its steps: it lands where the body is about to face. */
  const standing = (side: Side) => [
    footing(side, from, side === 'L' ? 0.03 : -0.015),
    ...steps.flatMap((step, index) =>
      step.side === side ? [footing(side, headingAt(step.lands + 0.22), ahead[index]!)] : [],
    ),
  ];
  const places: Record<Side, Footing[]> = { L: standing('L'), R: standing('R') };
  const own: Record<Side, Step[]> = {
    L: steps.filter(({ side }) => side === 'L'),
    R: steps.filter(({ side }) => side === 'R'),
  };

  const footAt = (side: Side, seconds: number): Footing => {
    const count = own[side].filter(({ lifts }) => lifts < seconds).length;
    const [now, step] = [places[side][count]!, own[side][count - 1]];
    if (!step || seconds >= step.lands) return now;
    const before = places[side][count - 1]!;
    const share = (seconds - step.lifts) / (step.lands - step.lifts);
    const lift = share < 0.42 ? smooth(0, 0.42, share) : 1 - smooth(0.42, 1, share);
    // Nothing moves sideways before the foot is off the ground, or after it is back.
    const way = smooth(0.1, 0.84, share);
    return {
      ankle: before.ankle
        .clone()
        .lerp(now.ankle, way)
        .setY(rig.ankleHeight + liftHeight * lift),
      heading: mix(before.heading, now.heading, way),
      // The heel leaves first: the toes stay at the ground while it rises.
      pitch: -18 * lift * (1 - share),
      toeBend: 0,
    };
  };
  const feetAt = (seconds: number): Record<Side, Footing> => ({ L: footAt('L', seconds), R: footAt('R', seconds) });

  const poseAt = (seconds: number): Pose => {
    const pose = emptyPose();
    const feet = feetAt(seconds);
    const look = lookAt(seconds);
    const heading = headingAt(seconds);
    const speed = (headingAt(seconds) - headingAt(seconds - 0.1)) / 0.1;
    const onRight = weightAt(seconds);
    const breath = Math.sin((2 * Math.PI * seconds) / 3.8);
    const busy =
      smooth(0.1, 0.5, seconds) - smooth(2.9, 3.5, seconds) + smooth(4.6, 4.9, seconds) - smooth(5.5, 6, seconds);

    const pelvisTwist = heading + shoulder.pelvis * look + 1.5 * noise('sway', seconds);
    pose.pelvis.copy(turnOf({ flexion: -2, sideways: -7 * (onRight - 0.5), twist: pelvisTwist }));
    const over = feet.L.ankle.clone().lerp(feet.R.ankle, onRight);
    const dip = 0.005 * busy * (1 - Math.cos(4 * Math.PI * fraction((seconds - 0.4) / 0.65)));
    pose.hips
      .set(0.03, 0, 0)
      .applyQuaternion(turnOf({ twist: heading }))
      .add(over.setY(rig.ankleHeight + (rig.thigh + rig.shank) * (0.985 - 0.008 * busy) - dip + 0.002 * breath));
    standOn(pose, rig, feet);

    const lead = Math.min(13, headingAt(seconds + 0.12) - heading);
    const trunkTwist = lead + (shoulder.trunk + 4 * smooth(back.starts, back.ends, seconds)) * look;
    bendSpine(pose, {
      flexion: -1.5 + 0.8 * breath - 2 * look,
      sideways: 5.5 * (onRight - 0.5) + 2.5 * look,
      twist: trunkTwist,
    });
    const headLead = Math.max(-30, Math.min(48, headingAt(seconds + 0.42) - heading - lead)) * (1 - look);
    holdHead(
      pose,
      turnOf({
        twist: pelvisTwist + trunkTwist + headLead + shoulder.neck * look + 2 * noise('head', seconds),
      }).multiply(
        turnOf({
          // Eyes on the ground ahead while the feet work, up again to look round.
          flexion: 1 - 5 * (smooth(0.5, 1.1, seconds) - smooth(2.3, 3, seconds)) + 2 * look + noise('nod', seconds),
          sideways: -3 * look,
        }),
      ),
    );
    for (const side of sides) swingArm(pose, side, seconds, { speed, look });
    return pose;
  };

  /** Arms stay behind as the body turns, out a little, and swing on when it stops. */
  const swingArm = (pose: Pose, side: Side, seconds: number, { speed, look }: { speed: number; look: number }) => {
    const out = signOf(side);
    const late = (headingAt(seconds - 0.12) - headingAt(seconds - 0.24)) / 0.12;
    const drag = -out * (0.16 * late - 0.06 * speed);
    const sway = noise(`arm_${side}`, seconds);
    hangArm(pose, side, {
      ahead: 3 + (drag > 0 ? 0.8 * drag : 0.7 * drag) + (side === 'L' ? 4 : -5) * look + 2 * sway,
      away: 10 + 0.04 * Math.abs(late) + sway + (side === 'R' ? 4 : 2) * look,
      elbow: 15 + 0.07 * Math.abs(late) + (side === 'L' ? 4 : 7) * look + 2 * sway,
      shrug: 0.8 * Math.sin((2 * Math.PI * seconds) / 3.8),
    });
    relaxFingers(pose, side, 11 + 3 * noise('hand', seconds + (side === 'L' ? 0 : 4)));
  };

  return { poseAt, feetAt };
}

/** From 0 to 1, at an even speed for most of the way. */
function evenly(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

function weightAt(seconds: number): number {
  const next = weights.findIndex(([at]) => at > seconds);
  const after = next === -1 ? weights.at(-1)! : weights[next]!;
  const before = next <= 0 ? after : weights[next - 1]!;
  return mix(before[1], after[1], smooth(before[0], after[0] + (after === before ? 1 : 0), seconds));
}
