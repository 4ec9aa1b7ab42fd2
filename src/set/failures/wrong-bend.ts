import { Quaternion, Vector3 } from 'three';
import { jointAngles, limits } from '../figure/limits.ts';
import { bonesOf, jointsOf, partLabel, type BodyPart } from '../figure/parts.ts';
import type { Pose } from '../figure/pose.ts';
import { mix } from '../motion/ease.ts';
import { limbOf, turnIn } from './bones.ts';
import { partOf, type FailureModule } from './failure.ts';
import { poseLeg, stanceOf } from './leg-stance.ts';
import { ramp, safely } from './ramp.ts';
import { strengthAt } from './strength.ts';

/** Degrees past the limit of a knee or an elbow. */
export const wrongBendStrengths = { weak: 10, medium: 30, strong: 60 };

const bending = 5;
const toRadians = Math.PI / 180;

/** A knee or an elbow bends the way it cannot. */
export const wrongBend: FailureModule = {
  kind: 'wrong-bend',
  title: 'A knee or elbow bends the wrong way',
  unit: 'degrees past the limit',
  parts: ['left-leg', 'right-leg', 'left-arm', 'right-arm'],
  weak: wrongBendStrengths.weak,
  afterEffects: false,
  touches: (_, active) => {
    const part = partOf(wrongBend, active);
    const moves = limbOf(part).isArm ? jointsOf(part).slice(1) : jointsOf(part);
    return { joints: moves, region: partLabel(part), areas: [{ of: 'bones', figure: 0, bones: bonesOf(part) }] };
  },
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure) return undefined;
    const { rig, pose } = figure;
    const { part, side, isArm, middle } = { part: partOf(wrongBend, moment), ...limbOf(partOf(wrongBend, moment)) };
    const sound = flexionOf(pose, part);
    const far = leastOf(part) - strengthAt(moment.severity, wrongBendStrengths) * safely;
    const degrees = mix(sound, far, ramp(moment, bending));
    if (isArm) {
      const back = new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), (degrees - sound) * toRadians);
      pose.turns.set(middle, turnIn(pose, middle).multiply(back));
    } else {
      // The thigh leans back as the shank leans ahead: the foot stays below the hip, and the knee is a bird's.
      const stance = stanceOf(rig, pose, side);
      const { thigh, shank, ankle } = stance;
      poseLeg(rig, pose, stance, { target: ankle, flexion: degrees * toRadians, thigh, shank });
    }
    return undefined;
  },
  deviation: ({ shot, moment }) => {
    const pose = shot.figures[0]?.pose;
    const part = partOf(wrongBend, moment);
    return pose ? Math.max(0, leastOf(part) - flexionOf(pose, part)) : 0;
  },
};

function leastOf(part: BodyPart): number {
  return limits[limbOf(part).isArm ? 'elbow flexion' : 'knee flexion'][0];
}

function flexionOf(pose: Pose, part: BodyPart): number {
  const { side, isArm } = limbOf(part);
  const joint = `${isArm ? 'elbow' : 'knee'} flexion ${side}`;
  return jointAngles(pose).find((angle) => angle.joint === joint)?.degrees ?? 0;
}
