import { Vector3 } from 'three';
import { drawnPoints, type DrawnPoint } from '../../terms/generated.ts';
import type { Rig } from './rig.ts';

const boneOf: Partial<Record<DrawnPoint, string>> = {
  'left-shoulder': 'shoulder02_L',
  'right-shoulder': 'shoulder02_R',
  'left-elbow': 'lowerarm01_L',
  'right-elbow': 'lowerarm01_R',
  'left-wrist': 'wrist_L',
  'right-wrist': 'wrist_R',
  'left-index': 'finger2-1_L',
  'right-index': 'finger2-1_R',
  'left-pinky': 'finger5-1_L',
  'right-pinky': 'finger5-1_R',
  'left-hip': 'upperleg01_L',
  'right-hip': 'upperleg01_R',
  'left-knee': 'lowerleg01_L',
  'right-knee': 'lowerleg01_R',
  'left-ankle': 'foot_L',
  'right-ankle': 'foot_R',
  'left-foot-index': 'toe_L',
  'right-foot-index': 'toe_R',
};

/** Where the points that the generator draws are in the world, metres, in the order of `drawnPoints`. Call after the pose was applied. */
export function drawnPointPositions(rig: Rig): Vector3[] {
  const head = rig.bones.get('head')!;
  const face: Partial<Record<DrawnPoint, Vector3>> = {
    nose: rig.face.nose,
    'left-ear': rig.face.leftEar,
    'right-ear': rig.face.rightEar,
  };
  return drawnPoints.map((point) => {
    const onHead = face[point];
    if (onHead) return onHead.clone().applyMatrix4(head.matrixWorld);
    return new Vector3().setFromMatrixPosition(rig.bones.get(boneOf[point] ?? '')!.matrixWorld);
  });
}
