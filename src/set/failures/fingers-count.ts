import { Quaternion, Vector3 } from 'three';
import { applyPose, type Pose } from '../figure/pose.ts';
import { fingers, type Side } from '../figure/skeleton.ts';
import { seeded } from '../random.ts';
import type { Figure } from '../scenes/scene.ts';
import { boneOf, parentFrameOf, placeOf, turnIn } from './bones.ts';
import type { ActiveFailure, FailureModule } from './failure.ts';
import { handOf, hands, handTouched, noHandNear, phalanges } from './hands.ts';
import { showOfSpare } from './spare.ts';
import { strengthAt } from './strength.ts';

/** Fingers too many or too few. */
export const fingersCountStrengths = { weak: 1, medium: 1, strong: 2 };

/** Size of a finger that is not there. */
const gone = 0.001;

/** How far along the palm, from its bone's start to the knuckle, the point lies to which a lost finger shrinks: within the flesh. */
const sunk = 0.52;

/** How much further apart an added finger stands than its neighbours do, and by how much it turns away, degrees. */
const beside = { apart: 0.95, away: 11 };

/** Fingers that can be copied, each with the neighbour from which the copy steps away. */
const copies = [
  { finger: 5, neighbour: 4, away: -1 },
  { finger: 2, neighbour: 3, away: 1 },
] as const;

/** A hand has six fingers or four, or seven or three. */
export const fingersCount: FailureModule = {
  kind: 'fingers-count',
  title: 'A finger too many, or too few',
  unit: 'fingers',
  parts: hands,
  weak: fingersCountStrengths.weak,
  afterEffects: false,
  cannotShow: noHandNear,
  touches(_, active) {
    const touched = handTouched(fingersCount, active);
    return { ...touched, areas: planOf(active).added > 0 ? [{ of: 'spare', figure: 0 }] : touched.areas };
  },
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure) return undefined;
    const side = handOf(fingersCount, moment);
    const { added, missing } = planOf(moment);
    for (const finger of missing) {
      const [knuckle] = phalanges(finger, side);
      figure.pose.sizes.set(knuckle, gone);
      figure.pose.lengths.set(knuckle, sunk);
    }
    return added > 0 && !figure.spare.group.visible ? add(figure, side, added) : undefined;
  },
  deviation: ({ shot, moment }) => {
    const figure = shot.figures[0];
    if (!figure) return 0;
    const side = handOf(fingersCount, moment);
    const lost = fingers.filter((finger) => boneOf(figure.rig, phalanges(finger, side)[0]).scale.x < 0.5).length;
    return lost + (figure.spare.group.visible ? planOf(moment).added : 0);
  },
};

/** How many fingers are added, or which are missing. */
function planOf({ seed, severity }: ActiveFailure & { seed: number }): { added: number; missing: readonly number[] } {
  const random = seeded(seed, 'fingers-count');
  const count = Math.max(1, Math.floor(strengthAt(severity, fingersCountStrengths) + 1e-9));
  if (random.unit() < 0.5) return { added: count, missing: [] };
  const first = random.pick([3, 4]);
  return { added: 0, missing: [first, first === 3 ? 5 : 2].slice(0, count) };
}

/** Shows copies of fingers on the spare, which stands in for the whole hand where they grow out of it. */
function add(figure: Figure, side: Side, count: number): () => void {
  const { rig, spare, pose } = figure;
  const chosen = copies.slice(0, count);
  const bones = chosen.flatMap(({ finger }) => phalanges(finger, side));
  const hide = showOfSpare(figure, { name: bones.join(), parts: [bones], leastWeight: 0.02, isWhole: false });
  const shown: Pose = { ...pose, turns: new Map(pose.turns), shifts: new Map(pose.shifts) };
  for (const { finger, neighbour, away } of chosen) {
    const [knuckle] = phalanges(finger, side);
    const way = placeOf(rig, knuckle).sub(placeOf(rig, phalanges(neighbour, side)[0]));
    const parent = parentFrameOf(rig, knuckle);
    shown.shifts.set(knuckle, way.multiplyScalar(beside.apart).applyQuaternion(parent.invert()));
    const spread = new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), (away * beside.away * Math.PI) / 180);
    shown.turns.set(knuckle, spread.multiply(turnIn(pose, knuckle)));
  }
  applyPose(spare, shown);
  return hide;
}
