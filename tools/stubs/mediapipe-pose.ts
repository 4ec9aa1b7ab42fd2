/** Stands in for `@mediapipe/pose`, whose runtime this project never starts and whose export no bundler can see. */
export function Pose(): never {
  throw new Error('The mediapipe runtime is not part of this site: BlazePose runs on tfjs.');
}
