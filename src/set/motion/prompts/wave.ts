import { Vector3 } from 'three';
import { smooth } from '../ease.ts';
import { wave } from '../wave.ts';
import { habitOf } from './habits.ts';
import { loose, seedFrom, type PromptedMaker } from './motion.ts';

/** A greeting, somewhat slower than the set's own, begun while the hand comes up or while it waves. */
export const waving: PromptedMaker = (rig, random) => {
  const greeting = wave(rig, {
    seed: seedFrom(random),
    place: new Vector3(),
    facing: 0,
    towards: random.between(-22, 22),
    side: 'R',
  });
  const habit = habitOf(random, ['L']);
  const pace = random.between(0.7, 0.92);
  const from = random.between(0.1, 3.4);
  const at = (seconds: number) => from + pace * seconds;
  return {
    poseAt: (seconds) => habit(greeting.poseAt(at(seconds))),
    handsAt: (seconds) => ({
      L: loose,
      R: { open: smooth(-0.1, 0.9, at(seconds)) - smooth(5.4, 6.6, at(seconds)), closed: 0 },
    }),
  };
};
