import { seeded } from '../../set/random.ts';
import type { StaircaseRules } from '../../study/staircase.ts';
import type { Nudge } from './body.ts';

/** Levels are torso lengths: from plain to see down to a fraction of a pixel. */
export const rules: StaircaseRules = {
  first: 0.4,
  least: 0.005,
  most: 0.6,
  coarseStep: 2,
  fineStep: 1.6,
  questions: 16,
};

export type Side = 'left' | 'right';

/** One question: two bodies walk side by side through the same frames, and one of them has a wrist that is drawn anew for a while. */
export interface Question {
  broken: Side;
  /** First frame of the clip that is shown. */
  firstFrame: number;
  /** Frames shown, from 0: what is done to the wrist in each, or null. */
  nudges: readonly (Nudge | null)[];
}

/** A second and a half is shown, a third of a second of it broken. */
const shownFrames = 36;
const brokenFrames = 8;
/** Nobody has settled before this, and nobody looks after that. */
const quietFrames = 8;

/** The question of this number. The same seed asks the same again; the level changes how far the wrist is out, and nothing else. */
export function questionOf(seed: number, number: number, level: number, clipFrames: number): Question {
  if (clipFrames < shownFrames)
    throw new RangeError(`A question needs ${shownFrames} frames; this clip has ${clipFrames}.`);
  const random = seeded(seed, 'threshold', number);
  const broken = random.pick(['left', 'right'] as const);
  const firstFrame = random.below(clipFrames - shownFrames + 1);
  const joint = random.pick(['left-wrist', 'right-wrist'] as const);
  const from = quietFrames + random.below(shownFrames - 2 * quietFrames - brokenFrames + 1);
  const nudges = Array.from({ length: shownFrames }, (_, frame): Nudge | null => {
    if (frame < from || frame >= from + brokenFrames) return null;
    const angle = random.between(0, 2 * Math.PI);
    return { joint, x: level * Math.cos(angle), y: level * Math.sin(angle) };
  });
  return { broken, firstFrame, nudges };
}

/** Nothing depends on which example it is, but it is the same for every reader of the same words. */
const exampleSeed = 1;

/** What a question of this level looks like. @param level - in torso lengths */
export function exampleOf(level: number, clipFrames: number): Question {
  return questionOf(exampleSeed, 0, level, clipFrames);
}
