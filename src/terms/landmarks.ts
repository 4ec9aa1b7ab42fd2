/** BlazePose's 33 landmarks, in the order the model gives them. Left and right are the person's own. */
export const blazePoseLandmarks = [
  'nose',
  'left-eye-inner',
  'left-eye',
  'left-eye-outer',
  'right-eye-inner',
  'right-eye',
  'right-eye-outer',
  'left-ear',
  'right-ear',
  'mouth-left',
  'mouth-right',
  'left-shoulder',
  'right-shoulder',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-pinky',
  'right-pinky',
  'left-index',
  'right-index',
  'left-thumb',
  'right-thumb',
  'left-hip',
  'right-hip',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
  'left-heel',
  'right-heel',
  'left-foot-index',
  'right-foot-index',
] as const;

export type Landmark = (typeof blazePoseLandmarks)[number];

/** MoveNet's 17 landmarks, in its own order: every one of them is also a BlazePose landmark. */
export const moveNetLandmarks = [
  'nose',
  'left-eye',
  'right-eye',
  'left-ear',
  'right-ear',
  'left-shoulder',
  'right-shoulder',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-hip',
  'right-hip',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
] as const satisfies readonly Landmark[];

/** The joints that are measured: every model here finds them, and each can be lost, bent or redrawn. */
export const joints = [
  'nose',
  'left-ear',
  'right-ear',
  'left-shoulder',
  'right-shoulder',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-hip',
  'right-hip',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
] as const satisfies readonly Landmark[];

export type Joint = (typeof joints)[number];

/** The bones a view draws, as pairs of landmarks. A view skips a pair whose landmarks the track lacks. */
export const bones = [
  ['left-shoulder', 'right-shoulder'],
  ['left-shoulder', 'left-elbow'],
  ['left-elbow', 'left-wrist'],
  ['right-shoulder', 'right-elbow'],
  ['right-elbow', 'right-wrist'],
  ['left-shoulder', 'left-hip'],
  ['right-shoulder', 'right-hip'],
  ['left-hip', 'right-hip'],
  ['left-hip', 'left-knee'],
  ['left-knee', 'left-ankle'],
  ['right-hip', 'right-knee'],
  ['right-knee', 'right-ankle'],
  ['left-ankle', 'left-heel'],
  ['left-heel', 'left-foot-index'],
  ['left-ankle', 'left-foot-index'],
  ['right-ankle', 'right-heel'],
  ['right-heel', 'right-foot-index'],
  ['right-ankle', 'right-foot-index'],
  ['left-wrist', 'left-index'],
  ['left-wrist', 'left-pinky'],
  ['left-index', 'left-pinky'],
  ['right-wrist', 'right-index'],
  ['right-wrist', 'right-pinky'],
  ['right-index', 'right-pinky'],
  ['left-ear', 'left-eye'],
  ['left-eye', 'nose'],
  ['nose', 'right-eye'],
  ['right-eye', 'right-ear'],
] as const satisfies readonly (readonly [Landmark, Landmark])[];

/** A joint's name as a reader says it: `left-wrist` becomes "left wrist". */
export function jointLabel(joint: Landmark): string {
  return joint.replaceAll('-', ' ');
}
