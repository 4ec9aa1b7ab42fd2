import type { Vector3 } from 'three';
import type { Joint } from '../../terms/landmarks.ts';
import { jointOf, torsoLength } from '../figure/joints.ts';
import { bonesOf, jointsOf, partLabel, type BodyPart } from '../figure/parts.ts';
import { seeded } from '../random.ts';
import { partOf, type ActiveFailure, type FailureModule } from './failure.ts';
import { limbOf } from './bones.ts';
import { drawnArm, drawnHead } from './drawings.ts';
import { drawnLeg } from './drawings-leg.ts';
import { redraw, type DrawnLimb } from './redraw.ts';
import { strengthAt } from './strength.ts';

/** Joint off by so many torso lengths, root of the mean square over elbow and wrist, or knee and ankle. */
export const redrawnStrengths = { weak: 0.15, medium: 0.3, strong: 0.6 };

/** The arm's joints that a drawing moves: the strength is measured on these. The shoulder sits on the body and stays. */
export const redrawnArm = ['left-elbow', 'left-wrist'] as const satisfies readonly Joint[];

/** Torso lengths by which a head is off at most: a neck that went further would have to go the same extreme way every time. */
const headReach = 0.2;

/** Frames are not all equally far off: from 0.75 to 1.25 times the strength, with a mean square of 1. */
const unevenness = 0.25;
const meanSquare = Math.sqrt(1 + unevenness ** 2 / 3);

const limbs: Partial<Record<BodyPart, DrawnLimb>> = {
  'left-arm': drawnArm('L'),
  'right-arm': drawnArm('R'),
  'left-leg': drawnLeg('L'),
  'right-leg': drawnLeg('R'),
  head: drawnHead,
};

/** What is drawn anew: one part where one is named, else the left arm and the head together. */
function partsOf(active: ActiveFailure): readonly BodyPart[] {
  return active.part ? [partOf(redrawn, active)] : ['left-arm', 'head'];
}

/**
 * A limb or the head is another one each frame, as if each had been drawn by someone who has not seen the last. Every single
 * frame is a plausible still: joints stay within their limits, and the arm outside the body; only a leg may lose the ground it stood
 * on. A limb is off by exactly the strength; the head by the same, as far as a neck lets it.
 */
export const redrawn: FailureModule = {
  kind: 'redrawn',
  title: 'A limb is another one each frame',
  unit: 'torso lengths',
  parts: ['left-arm', 'right-arm', 'head', 'left-leg', 'right-leg'],
  weak: redrawnStrengths.weak,
  afterEffects: false,
  touches: (_, active) => ({
    joints: partsOf(active).toReversed().flatMap(jointsOf),
    region: partsOf(active).map(partLabel).join(' and '),
    areas: partsOf(active).map((part) => ({ of: 'bones', figure: 0, bones: bonesOf(part) })),
  }),
  change(shot, moment) {
    const { seed, frame, severity, sound } = moment;
    const figure = shot.figures[0];
    const joints = sound[0];
    if (severity <= 0 || !figure || !joints) return undefined;
    const strength = strengthAt(severity, redrawnStrengths);
    for (const part of partsOf(moment)) {
      const limb = limbs[part];
      if (!limb) continue;
      const name = part === 'head' ? part : limbOf(part).isArm ? 'arm' : 'leg';
      const reach = part === 'head' ? headReach : Infinity;
      const random = seeded(seed, 'redrawn', name, frame);
      const uneven = random.between(1 - unevenness, 1 + unevenness) / meanSquare;
      const distance = Math.min(strength, reach) * uneven * torsoLength(joints);
      redraw(figure, limb, random, { distance, severity });
    }
    return undefined;
  },
  deviation: ({ moment, sound, shown }) =>
    Math.max(
      ...partsOf(moment)
        .flatMap(jointsOf)
        .map((joint) => distanceOf(joint, sound[0] ?? [], shown[0] ?? [])),
    ),
};

/** How far a joint is from where it would be in the sound twin, in torso lengths. */
export function distanceOf(joint: Joint, sound: readonly Vector3[], shown: readonly Vector3[]): number {
  return jointOf(sound, joint).distanceTo(jointOf(shown, joint)) / torsoLength(sound);
}
