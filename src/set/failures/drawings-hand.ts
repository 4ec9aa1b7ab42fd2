import { turnOf } from '../figure/pose.ts';
import { fingers, signOf, type Side } from '../figure/skeleton.ts';
import { fingerTips, phalanges } from './hands.ts';
import type { DrawnLimb } from './redraw.ts';

/** A hand drawn by someone who has not seen the last frame: each finger has an idea of its own, and the wrist another. */
export function drawnHand(side: Side): DrawnLimb {
  const out = signOf(side);
  const wrist = `wrist_${side}`;
  const palm = [1, 2, 3, 4].map((ray) => `metacarpal${ray}_${side}`);
  return {
    bones: [wrist, ...palm, ...fingers.flatMap((finger) => phalanges(finger, side))],
    points: (rig) => fingerTips(rig, side),
    draw: (random) => {
      const bend = { flexion: random.between(-40, 40), sideways: out * random.between(-45, 55) };
      const turns = new Map([[wrist, turnOf({ ...bend, twist: random.between(-35, 35) })]]);
      const sizes = new Map<string, number>();
      const together = random.between(-6, 70);
      for (const finger of fingers) {
        const isThumb = finger === 1;
        const curl = Math.max(-8, together * (isThumb ? 0.5 : 1) + random.between(-55, 40));
        // From the index to the little finger the spread goes the other way.
        const spread = isThumb ? random.between(-30, 35) : (3.5 - finger) * random.between(-2, 11);
        const [knuckle, second, last] = phalanges(finger, side);
        turns.set(knuckle, turnOf({ sideways: out * curl, flexion: spread }));
        turns.set(second, turnOf({ sideways: out * Math.max(0, curl * random.between(0.6, 1.25)) }));
        turns.set(last, turnOf({ sideways: out * Math.max(0, curl * random.between(0.3, 0.8)) }));
        sizes.set(knuckle, random.between(0.82, 1.2));
      }
      return { turns, sizes };
    },
    isClear: () => true,
  };
}
