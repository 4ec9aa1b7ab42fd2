import { Quaternion, Vector3 } from 'three';
import { bonesOf, jointsOf, partLabel, sideOf, type BodyPart, type SidedPart } from '../figure/parts.ts';
import type { Rig } from '../figure/rig.ts';
import { fingers, type Side } from '../figure/skeleton.ts';
import type { Shot } from '../scenes/scene.ts';
import { partOf, type ActiveFailure, type FailureModule, type Touched } from './failure.ts';
import { inSomeMoment } from './moments.ts';
import { boneOf, placeOf } from './bones.ts';

/** Hands a failure can befall. */
export const hands = ['left-hand', 'right-hand'] as const satisfies readonly BodyPart[];

/** Size of a finger's last bone over the one before it. */
const tipShare = 0.8;

/** Pixels that a palm must measure in a picture of this height for its fingers to be seen. */
const visible = { palm: 28, height: 480 };

export function handOf(failure: Pick<FailureModule, 'parts'>, active: Pick<ActiveFailure, 'part'>): Side {
  return sideOf(partOf(failure, active) as SidedPart);
}

export function phalanges(finger: number, side: Side): [string, string, string] {
  return [1, 2, 3].map((phalanx) => `finger${finger}-${phalanx}_${side}`) as [string, string, string];
}

/** Wrist to the middle finger's knuckle, metres: the unit of what fingers do. */
export function palmLength(rig: Rig, side: Side): number {
  return placeOf(rig, `wrist_${side}`).distanceTo(placeOf(rig, `finger3-1_${side}`));
}

/** Where the tips of the fingers are in the world as the bones stand now, the thumb's first. */
export function fingerTips(rig: Rig, side: Side): Vector3[] {
  return fingers.map((finger) => {
    const last = boneOf(rig, phalanges(finger, side)[2]);
    const length = rig.rest.get(last.name)!.length() * tipShare;
    return new Vector3(0, length, 0).applyMatrix4(last.matrixWorld);
  });
}

/** Where a phalanx points in the world. */
export function wayOf(rig: Rig, name: string): Vector3 {
  return new Vector3(0, 1, 0).applyQuaternion(boneOf(rig, name).getWorldQuaternion(new Quaternion()));
}

export function handTouched(failure: Pick<FailureModule, 'parts'>, active: ActiveFailure): Touched {
  const part = partOf(failure, active);
  return { joints: jointsOf(part), region: partLabel(part), areas: [{ of: 'bones', figure: 0, bones: bonesOf(part) }] };
}

/** Why a scene cannot show what is wrong with a hand. */
export function noHandNear(shot: Shot): string | undefined {
  const isNear = inSomeMoment(shot, ({ rig }, { camera }) =>
    (['L', 'R'] as const).some((side) => {
      const depth = -placeOf(rig, `wrist_${side}`).applyMatrix4(camera.matrixWorldInverse).z;
      const pixels = (palmLength(rig, side) * camera.projectionMatrix.elements[5] * visible.height) / (2 * depth);
      return depth > 0 && pixels >= visible.palm;
    }),
  );
  return isNear ? undefined : 'No hand is near enough to the camera.';
}
