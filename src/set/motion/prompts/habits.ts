import { turnOf, type Pose } from '../../figure/pose.ts';
import { sides, signOf, type Side } from '../../figure/skeleton.ts';
import type { Random } from '../../random.ts';

/** Degrees by which somebody holds himself otherwise than the next: arms, trunk and head. Small enough for every limit. */
export type Habit = (pose: Pose) => Pose;

/**
 * How somebody holds himself, for good: what is added to shoulders, elbows, spine and neck is the same in every frame of a clip.
 *
 * @param armsFree sides whose arms hold nothing and reach for nothing
 */
export function habitOf(random: Random, armsFree: readonly Side[]): Habit {
  const arms = sides.map((side) => ({
    side,
    away: random.between(-2, 14),
    ahead: random.between(-9, 14),
    elbow: random.between(-8, 34),
    turnedIn: random.between(-18, 18),
  }));
  const stoop = random.between(-2.2, 1);
  const tilt = random.between(-1, 1);
  const nod = random.between(-3, 2);
  const add = (pose: Pose, bone: string, turn: ReturnType<typeof turnOf>) => {
    pose.turns.set(bone, (pose.turns.get(bone) ?? turnOf({})).multiply(turn));
  };
  return (pose) => {
    for (const bone of ['spine04', 'spine03', 'spine02']) add(pose, bone, turnOf({ flexion: stoop, sideways: tilt }));
    for (const bone of ['neck02', 'head']) add(pose, bone, turnOf({ flexion: nod - stoop, sideways: -tilt }));
    for (const { side, away, ahead, elbow, turnedIn } of arms) {
      if (!armsFree.includes(side)) continue;
      const out = signOf(side);
      add(pose, `shoulder02_${side}`, turnOf({ flexion: ahead, sideways: -out * away }));
      add(pose, `lowerarm01_${side}`, turnOf({ flexion: elbow }));
      add(pose, `lowerarm02_${side}`, turnOf({ twist: out * turnedIn }));
    }
    return pose;
  };
}
