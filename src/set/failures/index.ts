import { SetError } from '../errors.ts';
import type { FailureModule } from './failure.ts';
import { backgroundFlicker } from './background-flicker.ts';
import { backgroundVanish } from './background-vanish.ts';
import { lightColour } from './light-colour.ts';
import { lightDirection } from './light-direction.ts';
import { lightLevel } from './light-level.ts';
import { clothFold } from './cloth-fold.ts';
import { clothingChange } from './clothing-change.ts';
import { identity } from './identity.ts';
import { objectBroken } from './object-broken.ts';
import { shadowWrong } from './shadow-wrong.ts';
import { droppedFrames } from './dropped-frames.ts';
import { redrawn } from './redrawn.ts';
import { teleport } from './teleport.ts';
import { lostLimb } from './lost-limb.ts';
import { extraLimb } from './extra-limb.ts';
import { swapped } from './swapped.ts';
import { stretch } from './stretch.ts';
import { headTwist } from './head-twist.ts';
import { wrongBend } from './wrong-bend.ts';
import { footSlide } from './foot-slide.ts';
import { fingersRedrawn } from './fingers-redrawn.ts';
import { fingersFused } from './fingers-fused.ts';
import { fingersCount } from './fingers-count.ts';
import { repeatedFrames } from './repeated-frames.ts';

/** Every failure the set can plant: a new one is a file beside the others and an entry here. */
export const failures: readonly FailureModule[] = [
  redrawn,
  teleport,
  lostLimb,
  extraLimb,
  swapped,
  stretch,
  headTwist,
  wrongBend,
  footSlide,
  fingersRedrawn,
  fingersFused,
  fingersCount,
  repeatedFrames,
  droppedFrames,
  backgroundFlicker,
  backgroundVanish,
  lightColour,
  lightDirection,
  lightLevel,
  clothFold,
  clothingChange,
  identity,
  objectBroken,
  shadowWrong,
];

/** @throws SetError `unknown-failure` */
export function failureOf(kind: string): FailureModule {
  const found = failures.find((failure) => failure.kind === kind);
  if (!found) {
    const known = failures.map((failure) => failure.kind).join(', ');
    throw new SetError('unknown-failure', `The set cannot plant "${kind}". It can plant: ${known}.`);
  }
  return found;
}
