import { exercise } from '../exercise.ts';
import { handKeys } from '../exercise-hands.ts';
import { loop } from '../exercise-keys.ts';
import { keyed } from '../keyed.ts';
import { seedFrom, type HandKind, type PromptedMaker } from './motion.ts';

const fists = {
  L: keyed(
    handKeys.L.map(({ at, fist }) => [at, fist]),
    { seconds: loop },
  ),
  R: keyed(
    handKeys.R.map(({ at, fist }) => [at, fist]),
    { seconds: loop },
  ),
};

/** Quick and asymmetric: a piece of the set's exercise, begun anywhere, at a dancer's pace. */
export const dancing: PromptedMaker = (rig, random) => {
  const steps = exercise(rig, { seed: seedFrom(random), facing: 0 });
  const pace = random.between(0.72, 0.98);
  const from = random.between(0, loop);
  const at = (seconds: number) => from + pace * seconds;
  const hand = (side: 'L' | 'R', seconds: number): HandKind => ({
    open: 0,
    closed: Math.min(1, Math.max(0, fists[side](at(seconds)))),
  });
  return {
    poseAt: (seconds) => steps.poseAt(at(seconds)),
    handsAt: (seconds) => ({ L: hand('L', seconds), R: hand('R', seconds) }),
  };
};
