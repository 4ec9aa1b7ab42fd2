import { Vector3 } from 'three';
import { joints } from '../../terms/landmarks.ts';
import { drawnPoints, type DrawnPoint } from '../../terms/generated.ts';
import { jointPositions } from './joints.ts';
import type { Rig } from './rig.ts';

/** Bones at which the points begin that are no measured joints. */
const boneOf: Readonly<Partial<Record<DrawnPoint, string>>> = {
  'left-index': 'finger2-1_L',
  'right-index': 'finger2-1_R',
  'left-pinky': 'finger5-1_L',
  'right-pinky': 'finger5-1_R',
  'left-foot-index': 'toe_L',
  'right-foot-index': 'toe_R',
};

/** Where the points that the generator draws are in the world, metres, in the order of `drawnPoints`. Call after the pose was applied. */
export function drawnPointPositions(rig: Rig): Vector3[] {
  const measured = new Map<string, Vector3>(jointPositions(rig).map((place, index) => [joints[index]!, place]));
  return drawnPoints.map(
    (point) =>
      measured.get(point) ?? new Vector3().setFromMatrixPosition(rig.bones.get(boneOf[point] ?? '')!.matrixWorld),
  );
}
