import type { Vector3 } from 'three';
import type { Joint } from '../../terms/landmarks.ts';
import { jointOf, torsoLength } from '../figure/joints.ts';
import { seeded } from '../random.ts';
import type { FailureModule } from './failure.ts';
import { drawnArm, drawnHead } from './drawings.ts';
import { redraw } from './redraw.ts';
import { strengthAt } from './strength.ts';

/** Joint off by so many torso lengths, root of the mean square over elbow and wrist. */
export const redrawnStrengths = { weak: 0.15, medium: 0.3, strong: 0.6 };

/** The arm's joints that a drawing moves: the strength is measured on these. The shoulder sits on the body and stays. */
export const redrawnArm = ['left-elbow', 'left-wrist'] as const satisfies readonly Joint[];
export const redrawnHead = ['nose', 'left-ear', 'right-ear'] as const satisfies readonly Joint[];
const touched = [...redrawnHead, ...redrawnArm];

/** Torso lengths by which a head is off at most: a neck that went further would have to go the same extreme way every time. */
const headReach = 0.2;

/** Frames are not all equally far off: from 0.75 to 1.25 times the strength, with a mean square of 1. */
const unevenness = 0.25;
const meanSquare = Math.sqrt(1 + unevenness ** 2 / 3);

/**
 * The left arm and the head are another one each frame, as if each had been drawn by someone who has not seen the last. Every single
 * frame is a plausible still: joints stay within their limits, and the arm outside the body. The arm is off by exactly the
 * strength; the head by the same, as far as a neck lets it.
 */
export const redrawn: FailureModule = {
  kind: 'redrawn',
  joints: touched,
  region: 'left arm and head',
  afterEffects: false,
  weak: redrawnStrengths.weak,
  change(shot, { seed, frame, severity, sound }) {
    const figure = shot.figures[0];
    const joints = sound[0];
    if (severity <= 0 || !figure || !joints) return undefined;
    const strength = strengthAt(severity, redrawnStrengths);
    for (const [name, limb, reach] of [
      ['arm', drawnArm('L'), Infinity],
      ['head', drawnHead, headReach],
    ] as const) {
      const random = seeded(seed, 'redrawn', name, frame);
      const uneven = random.between(1 - unevenness, 1 + unevenness) / meanSquare;
      const distance = Math.min(strength, reach) * uneven * torsoLength(joints);
      redraw(figure, limb, random, { distance, severity });
    }
    return undefined;
  },
  deviation: ({ sound, shown }) =>
    Math.max(...touched.map((joint) => distanceOf(joint, sound[0] ?? [], shown[0] ?? []))),
};

/** How far a joint is from where it would be in the sound twin, in torso lengths. */
export function distanceOf(joint: Joint, sound: readonly Vector3[], shown: readonly Vector3[]): number {
  return jointOf(sound, joint).distanceTo(jointOf(shown, joint)) / torsoLength(sound);
}
