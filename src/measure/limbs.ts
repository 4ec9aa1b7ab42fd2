import type { Joint } from '../terms/landmarks.ts';
import { indexOf } from './body.ts';

/** Parts of the body that are drawn, and go wrong, as one. */
const limbJoints = {
  head: ['nose', 'left-ear', 'right-ear'],
  'left arm': ['left-elbow', 'left-wrist'],
  'right arm': ['right-elbow', 'right-wrist'],
  'left leg': ['left-knee', 'left-ankle'],
  'right leg': ['right-knee', 'right-ankle'],
  trunk: ['left-shoulder', 'right-shoulder', 'left-hip', 'right-hip'],
} as const satisfies Record<string, readonly Joint[]>;

/** Each limb's joints, as indices in `joints`. */
export const limbs: readonly (readonly number[])[] = Object.values(limbJoints).map((limb) => limb.map(indexOf));
