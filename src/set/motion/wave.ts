import { Matrix4, Quaternion, Vector3 } from 'three';
import { emptyPose, turnOf, type Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { signOf, type Side } from '../figure/skeleton.ts';
import { drifting, seeded } from '../random.ts';
import { mix, smooth } from './ease.ts';
import { bendSpine, closing, hangArm, holdHead, relaxFingers, standOn, type Footing } from './standing.ts';

export interface WaveOptions {
  seed: number;
  /** Where the person stands, between the feet. */
  place: Vector3;
  /** Degrees about the upright axis: 0 looks along +x, to the left positive. */
  facing: number;
  /** Degrees from `facing` at which whoever is greeted stands. */
  towards: number;
  side: Side;
}

/** When the hand comes up, waves, rests, waves again, and goes: seconds. */
const times = { rise: [-0.25, 0.8], first: [0.72, 2.6], second: [3.35, 5.3], fall: [5.4, 6.7] } as const;

/** Of the raised arm, in the chest's axes: x ahead, y up, z outwards from the body. */
const raised = {
  upper: new Vector3(0.42, -0.66, 0.62),
  fore: new Vector3(0.44, 0.88, 0.16),
  palm: new Vector3(0.94, 0.06, 0.26),
};

/** Degrees at each joint of the open hand, from the knuckle outwards, and how far each finger leans to the thumb's side. */
const open = {
  2: { bends: [-13, -7, -6], lean: 3 },
  3: { bends: [-9, -8, -8], lean: 0.5 },
  4: { bends: [-6, -10, -8], lean: -1.5 },
  5: { bends: [-11, -5, -9], lean: -5 },
} as const;

/**
 * A greeting with one hand, twice: the shoulder leads, elbow and hand arrive later, and in the wave itself the hand trails the forearm
 * and the fingers the hand. Trunk, head and shoulders answer it; the weight stays on the other leg.
 */
export function wave(rig: Rig, options: WaveOptions): { poseAt(seconds: number): Pose } {
  const { seed, side } = options;
  const other: Side = side === 'L' ? 'R' : 'L';
  const out = signOf(side);
  const random = seeded(seed, 'wave');
  const rate = 1.72 * random.between(0.96, 1.04);
  const width = 21 * random.between(0.92, 1.08);
  const wander = Object.fromEntries(
    ['sway', 'head', 'hand', 'arm', 'nod'].map((name) => [name, drifting(seed, `wave ${name}`, 3.3)]),
  );
  const noise = (name: string, seconds: number) => wander[name]!(seconds);

  /** Degrees that the forearm leans outwards. */
  const swingAt = (seconds: number): number => {
    const burst = ([from, to]: readonly [number, number], tempo: number, size: number) =>
      size *
      smooth(from, from + 0.45, seconds) *
      (1 - smooth(to - 0.55, to, seconds)) *
      Math.sin(2 * Math.PI * tempo * (seconds - from));
    return width * (burst(times.first, rate, 1) + burst(times.second, rate * 0.9, 0.88));
  };
  const upAt = (seconds: number) => smooth(...times.rise, seconds) - smooth(...times.fall, seconds);
  /** 1 while the hand rests between the two waves. */
  const restAt = (seconds: number) => smooth(2.3, 2.8, seconds) - smooth(3.15, 3.6, seconds);

  const feet = (): Record<Side, Footing> => {
    const foot = (which: Side): Footing => {
      const sign = signOf(which);
      const facing = turnOf({ twist: options.facing });
      const stand = new Vector3(which === side ? 0.05 : -0.02, rig.ankleHeight, sign * 0.115).applyQuaternion(facing);
      const heading = options.facing - sign * (which === side ? 14 : 7);
      return { ankle: stand.add(options.place).setY(rig.ankleHeight), heading, pitch: 0, toeBend: 0 };
    };
    return { L: foot('L'), R: foot('R') };
  };

  const poseAt = (seconds: number): Pose => {
    const pose = emptyPose();
    const up = upAt(seconds);
    const rest = restAt(seconds);
    const swing = swingAt(seconds - 0.05);
    const breath = Math.sin((2 * Math.PI * seconds) / 3.9 + 1);
    // The weight is on the leg across from the waving hand, and comes forward a little with the greeting.
    const over = -out * (0.03 - 0.008 * up) + 0.006 * noise('sway', seconds);
    const facing = turnOf({ twist: options.facing });
    pose.hips
      .set(0.012 + 0.016 * up, rig.ankleHeight + (rig.thigh + rig.shank) * 0.986 + 0.003 * breath, over)
      .applyQuaternion(facing)
      .add(options.place);
    pose.pelvis.copy(
      facing.multiply(turnOf({ flexion: -2 - 1.5 * up, sideways: out * 2.6, twist: out * 2 + noise('sway', seconds) })),
    );
    standOn(pose, rig, feet());
    bendSpine(pose, {
      flexion: -1 + 0.7 * breath - 1.6 * up,
      sideways: -out * (3.4 + 2 * up - 1.2 * rest) - out * 0.06 * swing,
      twist: out * (6 * up - 2 * rest) + out * 0.05 * swing + 0.8 * noise('sway', seconds + 2),
    });
    const warm = up * (1 - 0.5 * rest);
    holdHead(
      pose,
      turnOf({ twist: options.facing + options.towards * (0.75 + 0.2 * up) + 2 * noise('head', seconds) }).multiply(
        turnOf({
          // A nod as the hand arrives, and the tilt that goes with a smile.
          flexion:
            1.5 - 4 * (smooth(0.35, 0.75, seconds) - smooth(0.75, 1.3, seconds)) - 2.5 * rest + noise('nod', seconds),
          sideways: out * (1 + 6.5 * warm) - out * 0.05 * swing,
        }),
      ),
    );
    hangArm(pose, other, {
      ahead: 3 + 1.5 * noise('arm', seconds) + 2 * up,
      away: 9 + 1.2 * up,
      elbow: 15 + 3 * up + noise('arm', seconds + 1),
      shrug: 1 + 3.5 * warm + 0.5 * breath,
    });
    relaxFingers(pose, other, 10 + 2.5 * noise('hand', seconds));
    raiseArm(pose, seconds);
    return pose;
  };

  /** The arm on its way between hanging and raised, a joint later than the one before. */
  const raiseArm = (pose: Pose, seconds: number) => {
    const hanging = emptyPose();
    hangArm(hanging, side, { ahead: 4, away: 9, elbow: 18, shrug: 1 });
    const [shoulder, elbow, hand] = [upAt(seconds), upAt(seconds + 0.07), upAt(seconds - 0.06)];
    const rest = restAt(seconds);
    const arm = raisedArm(swingAt(seconds), swingAt(seconds - 0.075), rest, noise('hand', seconds), out);
    const blend = (bone: string, share: number) =>
      pose.turns.set(
        `${bone}_${side}`,
        (hanging.turns.get(`${bone}_${side}`) ?? new Quaternion()).slerp(arm.turns[bone]!, share),
      );
    blend('clavicle', shoulder);
    blend('shoulder02', shoulder);
    pose.turns.set(`lowerarm01_${side}`, turnOf({ flexion: mix(18, arm.elbow, elbow) }));
    blend('lowerarm02', hand);
    blend('wrist', hand);
    openHand(pose, seconds, hand * (1 - 0.3 * rest));
  };

  const openHand = (pose: Pose, seconds: number, share: number) => {
    // The tips trail: they bend back as the hand sets off and forward as it stops.
    const trail = (swingAt(seconds - 0.1) - swingAt(seconds - 0.05)) * 0.5;
    for (const finger of [2, 3, 4, 5] as const) {
      const { bends, lean } = open[finger];
      const live = 2.2 * noise('hand', seconds * 0.9 + finger * 1.7);
      bends.forEach((bend, index) => {
        const curled = 10 + finger * 1.7 + (index === 1 ? 3 : 0);
        const bent = mix(curled, bend + live + 1.5, share);
        const spread = index === 0 ? mix(closing[finger], lean + 0.4 * live + trail * 0.5, share) : 0;
        pose.turns.set(`finger${finger}-${index + 1}_${side}`, turnOf({ sideways: out * bent, flexion: spread }));
      });
    }
    const thumb = noise('hand', seconds + 9);
    pose.turns.set(`finger1-1_${side}`, turnOf({ twist: -out * share * (24 + 2 * thumb), flexion: share * 3 }));
    pose.turns.set(`finger1-2_${side}`, turnOf({ twist: -out * share * 8, flexion: share * (6 + 3 * thumb) }));
    pose.turns.set(`finger1-3_${side}`, turnOf({ flexion: share * (5 + 2 * thumb) }));
  };
  return { poseAt };
}

/** The raised arm, the forearm leaning outwards by `swing` and the hand by `trailing` degrees: turns, and the elbow's flexion. */
function raisedArm(
  swing: number,
  trailing: number,
  rest: number,
  noise: number,
  out: 1 | -1,
): { turns: Record<string, Quaternion>; elbow: number } {
  const outwards = (vector: Vector3) => new Vector3(vector.x, vector.y, vector.z * out);
  const leaning = (vector: Vector3, degrees: number) =>
    vector.applyAxisAngle(new Vector3(1, 0, 0), (out * degrees * Math.PI) / 180);
  const upper = outwards(raised.upper)
    .add(new Vector3(0.01 * noise - 0.05 * rest, -0.1 * rest, out * swing * 0.0035))
    .normalize();
  const fore = leaning(outwards(raised.fore), swing + 3 * rest).normalize();
  const fingers = leaning(outwards(raised.fore), swing + (trailing - swing) * 1.2 + swing * 0.12 - 5)
    .add(new Vector3(-0.22 + 0.12 * rest, 0, 0))
    .normalize();

  const hinge = upper.clone().cross(fore).normalize();
  const shoulder = frame(upper.clone().negate(), hinge);
  const elbow = upper.angleTo(fore);
  const forearm = shoulder.clone().multiply(new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), elbow));
  const palm = outwards(raised.palm).multiplyScalar(-out);
  const hand = frame(fingers.clone().negate(), palm.addScaledVector(fingers, -palm.dot(fingers)).normalize());
  const turn = forearm.invert().multiply(hand);
  const twist = 2 * Math.atan(turn.y / turn.w) * (180 / Math.PI);
  const turned = turnOf({ twist: Math.max(-80, Math.min(80, twist * 0.7)) });
  const clavicle = turnOf({ sideways: -out * 9, twist: out * 5 });
  return {
    turns: {
      clavicle,
      shoulder02: clavicle.clone().invert().multiply(shoulder),
      lowerarm02: turned,
      wrist: turned.clone().invert().multiply(turn),
    },
    elbow: (elbow * 180) / Math.PI,
  };
}

/** The rotation whose y and z are these directions, at right angles to each other. */
function frame(y: Vector3, z: Vector3): Quaternion {
  return new Quaternion().setFromRotationMatrix(new Matrix4().makeBasis(y.clone().cross(z), y, z));
}
