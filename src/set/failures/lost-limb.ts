import type { Joint } from '../../terms/landmarks.ts';
import { bonesOf, jointsOf, partLabel } from '../figure/parts.ts';
import { seeded } from '../random.ts';
import { lengthIn, limbLength, limbOf } from './bones.ts';
import { partOf, type ActiveFailure, type FailureModule } from './failure.ts';
import { fuse, shareFused } from './fuse.ts';
import { safely } from './ramp.ts';
import { strengthAt } from './strength.ts';
import { shorten } from './stump.ts';

/** Share of the limb's length, from its first joint to its last. */
export const lostLimbStrengths = { weak: 0.5, medium: 0.75, strong: 1 };

/** A limb ends in a stump, or an arm goes into the trunk and does not come out. */
export const lostLimb: FailureModule = {
  kind: 'lost-limb',
  title: 'A limb is lost',
  unit: 'share of the limb',
  parts: ['left-arm', 'right-arm', 'left-leg', 'right-leg'],
  weak: lostLimbStrengths.weak,
  afterEffects: false,
  hides: lostJoints,
  touches: (_, active) => {
    const part = partOf(lostLimb, active);
    return {
      joints: lostJoints(active),
      region: partLabel(part),
      areas: [{ of: 'bones', figure: 0, bones: bonesOf(part) }],
    };
  },
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure) return undefined;
    const { rig, pose } = figure;
    const part = partOf(lostLimb, moment);
    const lost = Math.min(1, strengthAt(moment.severity, lostLimbStrengths) * safely);
    if (isFused(moment)) fuse(rig, pose, part, lost);
    else shorten(rig, pose, part, 1 - lost);
    return undefined;
  },
  deviation: ({ shot, moment, sound }) => {
    const rig = shot.figures[0]?.rig;
    if (!rig) return 0;
    const part = partOf(lostLimb, moment);
    return isFused(moment) ? shareFused(rig, part) : 1 - limbLength(rig, part) / lengthIn(sound[0] ?? [], part);
  },
};

/** The way it is lost: legs always vanish, there is nothing to go into. */
function isFused(active: ActiveFailure & { seed: number }): boolean {
  return limbOf(partOf(lostLimb, active)).isArm && seeded(active.seed, 'lost-limb').unit() < 0.5;
}

/** The joint at which a limb is cut is still there. */
function lostJoints(active: ActiveFailure): readonly Joint[] {
  const joints = jointsOf(partOf(lostLimb, active));
  return strengthAt(active.severity, lostLimbStrengths) < 0.6 ? joints.slice(1) : joints;
}
