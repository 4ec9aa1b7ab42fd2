import { Vector3 } from 'three';
import { jointOf, torsoLength } from '../figure/joints.ts';
import { bonesOf, jointsOf, partLabel, type BodyPart } from '../figure/parts.ts';
import type { Rig } from '../figure/rig.ts';
import { frameOf, limbOf, placeOf } from './bones.ts';
import { partOf, type ActiveFailure, type FailureModule, type FailureMoment } from './failure.ts';
import { flexionFor, poseLeg, stanceOf } from './leg-stance.ts';
import { inSomeMoment } from './moments.ts';
import { safely } from './ramp.ts';
import { strengthAt } from './strength.ts';

/** Torso lengths a second. */
export const footSlideStrengths = { weak: 0.1, medium: 0.3, strong: 0.6 };

/** Metres that an ankle may be above where it is when the sole lies flat, for the foot to count as planted: heel or ball still hold. */
const lift = 0.03;

/** The feet that slide: one where a leg is named, else both. */
function legsOf(active: ActiveFailure): readonly BodyPart[] {
  return active.part ? [partOf(footSlide, active)] : footSlide.parts;
}

/**
 * Feet on ice: they slide ahead along the ground while they stand on it, and back in the second half of the stretch. So the speed is the
 * same throughout, and nothing jumps at the ends. A foot in the air goes along, or it would jump when it lands.
 */
export const footSlide: FailureModule = {
  kind: 'foot-slide',
  title: 'A planted foot slides',
  unit: 'torso lengths a second',
  parts: ['left-leg', 'right-leg'],
  weak: footSlideStrengths.weak,
  afterEffects: false,
  cannotShow: (shot) =>
    inSomeMoment(shot, ({ rig }) => ['foot_L', 'foot_R'].some((foot) => isPlanted(rig, placeOf(rig, foot))))
      ? undefined
      : 'No foot stands on the ground in this scene.',
  touches: (_, active) => ({
    joints: legsOf(active).flatMap(jointsOf),
    region: legsOf(active).map(partLabel).join(' and '),
    areas: legsOf(active).map((part) => ({ of: 'bones', figure: 0, bones: bonesOf(part) })),
  }),
  change(shot, moment) {
    const figure = shot.figures[0];
    const joints = moment.sound[0];
    if (!figure || !joints) return undefined;
    const { rig, pose } = figure;
    const speed = strengthAt(moment.severity, footSlideStrengths) * safely * torsoLength(joints);
    for (const part of legsOf(moment)) {
      const { side, last } = limbOf(part);
      const ahead = new Vector3(1, 0, 0).applyQuaternion(frameOf(rig, last)).setY(0).normalize();
      const stance = stanceOf(rig, pose, side);
      const { hip, ankle, thigh, shank } = stance;
      const target = ankle.clone().addScaledVector(ahead, speed * slidingSeconds(moment));
      // A leg that is too short straightens, and the foot falls behind a little.
      poseLeg(rig, pose, stance, { target, flexion: flexionFor(hip.distanceTo(target), thigh, shank), thigh, shank });
    }
    return undefined;
  },
  deviation: ({ shot, moment, sound, shown }) => {
    const rig = shot.figures[0]?.rig;
    const [from, to] = [sound[0] ?? [], shown[0] ?? []];
    if (!rig) return 0;
    const speeds = legsOf(moment).map((part) => {
      const joint = part === 'left-leg' ? 'left-ankle' : 'right-ankle';
      const [was, is] = [jointOf(from, joint), jointOf(to, joint)];
      if (!isPlanted(rig, was)) return 0;
      return was.distanceTo(is) / slidingSeconds(moment) / torsoLength(from);
    });
    return Math.max(...speeds);
  },
};

function isPlanted(rig: Rig, ankle: Vector3): boolean {
  return ankle.y < rig.ankleHeight + lift;
}

/** Seconds of sliding away from where the foot belongs: up from the stretch's start, and down again to its end. */
function slidingSeconds({ frame, stretch, framesPerSecond }: FailureMoment): number {
  return (Math.min(frame - stretch.firstFrame, stretch.lastFrame - frame) + 1) / framesPerSecond;
}
