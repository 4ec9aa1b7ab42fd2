import { Quaternion, Vector3 } from 'three';
import type { Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import type { Side } from '../figure/skeleton.ts';
import { seeded } from '../random.ts';
import { mix } from '../motion/ease.ts';
import { frameOf, parentFrameOf, placeOf, shiftBy } from './bones.ts';
import type { FailureModule } from './failure.ts';
import { fingerTips, handOf, hands, handTouched, noHandNear, palmLength, phalanges, wayOf } from './hands.ts';
import { ramp } from './ramp.ts';
import { strengthAt } from './strength.ts';

/** How many fingers grow together. */
export const fingersFusedStrengths = { weak: 2, medium: 3, strong: 5 };

/** Neighbours that can grow together, by how many they are; 1 is the thumb. */
const groups: Record<number, readonly (readonly number[])[]> = {
  2: [
    [2, 3],
    [3, 4],
    [4, 5],
  ],
  3: [
    [2, 3, 4],
    [3, 4, 5],
  ],
  4: [[2, 3, 4, 5]],
  5: [[1, 2, 3, 4, 5]],
};

/** How far knuckles come together, and the sizes of a fused finger's three bones over what carries them: a swelling, then a taper. */
const gathering = { fingers: 0.75, thumb: 0.4 };
const swelling = [1.3, 1, 0.78];

/** Palms between fingers' tips within which they count as one. */
const oneWithin = 0.3;
const melting = 4;

/** Fingers melt into a blob: they lie in one another, swollen, and end in one tip. */
export const fingersFused: FailureModule = {
  kind: 'fingers-fused',
  title: 'Fingers melt into one',
  unit: 'fingers',
  parts: hands,
  weak: fingersFusedStrengths.weak,
  afterEffects: false,
  cannotShow: noHandNear,
  touches: (_, active) => handTouched(fingersFused, active),
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure) return undefined;
    melt(figure.rig, figure.pose, handOf(fingersFused, moment), fusedAt(moment), ramp(moment, melting));
    return undefined;
  },
  deviation: ({ shot, moment }) => {
    const rig = shot.figures[0]?.rig;
    if (!rig) return 0;
    const side = handOf(fingersFused, moment);
    const tips = fingerTips(rig, side);
    const fused = fusedAt(moment).map((finger) => tips[finger - 1]!);
    const middle = mean(fused);
    const count = fused.filter((tip) => tip.distanceTo(middle) <= oneWithin * palmLength(rig, side)).length;
    return count > 1 ? count : 0;
  },
};

/** Numbers of the fingers that melt. */
function fusedAt({ seed, severity }: { seed: number; severity: number }): readonly number[] {
  const count = Math.max(2, Math.round(strengthAt(severity, fingersFusedStrengths)));
  return seeded(seed, 'fingers-fused').pick(groups[count]!);
}

function melt(rig: Rig, pose: Pose, side: Side, fused: readonly number[], share: number): void {
  const bones = fused.map((finger) => phalanges(finger, side));
  const palm = palmLength(rig, side);
  const knuckles = bones.map(([knuckle]) => placeOf(rig, knuckle));
  // The thumb sits lower and stands off: it comes to the others, they do not come to it.
  const leading = fused.length > 4 ? [1, 2, 3, 4] : fused.map((_, index) => index);
  const middle = mean(leading.map((index) => knuckles[index]!));
  const ways = [0, 1, 2].map((joint) => mean(leading.map((index) => wayOf(rig, bones[index]![joint]!))).normalize());
  const tip = ways.reduce(
    (point, way, joint) => point.addScaledVector(way, [0.33, 0.25, 0.2][joint]! * palm),
    middle.clone(),
  );
  for (const [index, names] of bones.entries()) {
    const isThumb = fused[index] === 1;
    const gather = share * (isThumb ? gathering.thumb : gathering.fingers);
    const knuckle = knuckles[index]!;
    const way = middle.clone().sub(knuckle).multiplyScalar(gather);
    shiftBy(rig, pose, names[0], way);
    const from = knuckle.clone().add(way);
    let carrier = parentFrameOf(rig, names[0]);
    for (const [joint, name] of names.entries()) {
      const frame = frameOf(rig, name);
      // All bend alike; each leans so much that its tip lies with the others'.
      const lean = tip.clone().sub(from).normalize();
      const wanted = ways[joint]!.clone()
        .add(isThumb ? lean.multiplyScalar(2) : lean)
        .normalize();
      const turned = new Quaternion().setFromUnitVectors(wayOf(rig, name), wanted).multiply(frame);
      const part = frame.clone().slerp(turned, share);
      pose.turns.set(name, carrier.clone().invert().multiply(part));
      carrier = part;
      pose.sizes.set(name, mix(1, isThumb && joint > 0 ? 1 : swelling[joint]!, share));
    }
  }
}

function mean(points: readonly Vector3[]): Vector3 {
  return points.reduce((sum, point) => sum.add(point), new Vector3()).divideScalar(points.length);
}
