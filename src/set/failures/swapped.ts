import { Quaternion, Vector3 } from 'three';
import { bonesOf, jointsOf, type BodyPart } from '../figure/parts.ts';
import { applyPose, type Pose } from '../figure/pose.ts';
import { frameOf, limbOf, parentFrameOf, placeOf, shiftBy, turnBy } from './bones.ts';
import type { Rig } from '../figure/rig.ts';
import { showOfSpare } from './spare.ts';
import { partOf, type ActiveFailure, type FailureModule } from './failure.ts';

/** The two limbs that change places, the part's own first. */
function pairOf(active: ActiveFailure): readonly BodyPart[] {
  const part = partOf(swapped, active);
  return [part, (part.startsWith('left') ? part.replace('left', 'right') : part.replace('right', 'left')) as BodyPart];
}

/**
 * Left and right arm, or leg, change places, as if the pair had been turned around and put back: thumbs or toes point behind, and elbows or
 * knees bend the other way.
 */
export const swapped: FailureModule = {
  kind: 'swapped',
  title: 'Left and right change places',
  unit: 'pairs of limbs',
  parts: ['left-arm', 'right-arm', 'left-leg', 'right-leg'],
  weak: 1,
  afterEffects: false,
  touches: (_, active) => ({
    joints: pairOf(active).flatMap(jointsOf),
    region: partOf(swapped, active).endsWith('arm') ? 'both arms' : 'both legs',
    areas: [
      { of: 'spare', figure: 0 },
      ...pairOf(active).map((part) => ({ of: 'bones', figure: 0, bones: bonesOf(part) }) as const),
    ],
  }),
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure || moment.severity <= 0) return undefined;
    const { rig, pose } = figure;
    if (figure.spare.group.visible) return undefined;
    const limbs = pairOf(moment).map((part) => limbFor(rig, part));
    const parts = limbs.map(({ bones }) => bones);
    const hide = showOfSpare(figure, { name: parts.join(), parts, leastWeight: 0.4, isWhole: true });
    const shown: Pose = {
      ...pose,
      turns: new Map(pose.turns),
      sizes: new Map(pose.sizes),
      lengths: new Map(pose.lengths),
      shifts: new Map(pose.shifts),
    };
    for (const [index, limb] of limbs.entries()) {
      const other = limbs[1 - index]!.begins;
      turnBy(rig, shown, limb.first, limb.about);
      shiftBy(rig, shown, limb.first, other.clone().sub(limb.begins));
      thin(rig, pose, limb, other);
    }
    applyPose(figure.spare, shown);
    return hide;
  },
  deviation: () => 1,
};

interface Limb {
  /** From the body outwards. */
  bones: readonly string[];
  first: string;
  begins: Vector3;
  /** Half a turn about the trunk's long axis. */
  about: Quaternion;
}

function limbFor(rig: Rig, part: BodyPart): Limb {
  const { side, isArm, first } = limbOf(part);
  const trunk = parentFrameOf(rig, isArm ? `clavicle_${side}` : first);
  const about = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0).applyQuaternion(trunk), Math.PI);
  return { bones: bonesOf(part).slice(isArm ? 2 : 0), first, begins: placeOf(rig, first), about };
}

/** Size of limbs whose joints go to the other side while the spare shows their flesh. */
const thread = 0.001;

/** Ends a limb in a stump; from within it a thread goes through the trunk to the other side, and has its joints where they should be. */
function thin(rig: Rig, pose: Pose, { bones, begins, about }: Limb, other: Vector3): void {
  const [, second, third, ...rest] = bones;
  if (!second || !third) return;
  const way = placeOf(rig, third).sub(begins).applyQuaternion(about).add(other).sub(begins);
  const frame = about.clone().multiply(frameOf(rig, second));
  turnBy(rig, pose, second, about);
  pose.sizes.set(second, thread);
  pose.lengths.set(second, 0);
  pose.lengths.set(third, 0);
  pose.shifts.set(third, way.applyQuaternion(frame.invert()).divideScalar(thread));
  for (const bone of rest) pose.lengths.set(bone, 1 / thread);
}
