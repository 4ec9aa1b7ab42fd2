import { Vector3 } from 'three';
import { joints, type Joint } from '../../terms/landmarks.ts';
import type { Rig } from './rig.ts';

const boneOf: Partial<Record<Joint, string>> = {
  'left-shoulder': 'shoulder02_L',
  'right-shoulder': 'shoulder02_R',
  'left-elbow': 'lowerarm01_L',
  'right-elbow': 'lowerarm01_R',
  'left-wrist': 'wrist_L',
  'right-wrist': 'wrist_R',
  'left-hip': 'upperleg01_L',
  'right-hip': 'upperleg01_R',
  'left-knee': 'lowerleg01_L',
  'right-knee': 'lowerleg01_R',
  'left-ankle': 'foot_L',
  'right-ankle': 'foot_R',
};

/** Where the measured joints are in the world, metres, in the order of `joints`. Call after the pose was applied. */
export function jointPositions(rig: Rig): Vector3[] {
  const head = rig.bones.get('head')!;
  const face: Partial<Record<Joint, Vector3>> = {
    nose: rig.face.nose,
    'left-ear': rig.face.leftEar,
    'right-ear': rig.face.rightEar,
  };
  return joints.map((joint) => {
    const onHead = face[joint];
    if (onHead) return onHead.clone().applyMatrix4(head.matrixWorld);
    return new Vector3().setFromMatrixPosition(rig.bones.get(boneOf[joint] ?? '')!.matrixWorld);
  });
}

/** Position of one joint in a list in the order of `joints`. */
export function jointOf<T>(list: readonly T[], joint: Joint): T {
  return list[joints.indexOf(joint)]!;
}

/** Shoulder middle to hip middle, metres: the unit of every deviation. */
export function torsoLength(positions: readonly Vector3[]): number {
  const middle = (left: Joint, right: Joint) =>
    jointOf(positions, left).clone().add(jointOf(positions, right)).multiplyScalar(0.5);
  return middle('left-shoulder', 'right-shoulder').distanceTo(middle('left-hip', 'right-hip'));
}
