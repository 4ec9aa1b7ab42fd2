import { Vector3 } from 'three';
import { walk } from '../walk.ts';
import { habitOf } from './habits.ts';
import { loose, seedFrom, type PromptedMaker } from './motion.ts';

/** A walk, slow to brisk. Longer strides are walked faster, as people do (Grieve & Gear 1966: stride grows with speed). */
export const walking: PromptedMaker = (rig, random) => {
  const legs = (rig.thigh + rig.shank) / 0.838;
  const brisk = random.unit();
  const strideSeconds = 1.32 - 0.3 * brisk + random.between(-0.05, 0.05);
  const stride = (0.98 + 0.34 * brisk) * legs;
  const [twist, flexion] = [random.between(-14, 14), random.between(-8, 4)];
  const gait = walk(rig, {
    seed: seedFrom(random),
    speed: stride / strideSeconds,
    strideSeconds,
    start: new Vector3(),
    look: () => ({ twist, flexion }),
  });
  const habit = habitOf(random, ['L', 'R']);
  const from = random.between(0, 4 * strideSeconds);
  return { poseAt: (seconds) => habit(gait.poseAt(from + seconds)), handsAt: () => ({ L: loose, R: loose }) };
};
