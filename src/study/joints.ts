import { joints, type Joint } from '../terms/landmarks.ts';
import { landmarksOf, type ModelId } from '../terms/track.ts';

const jointIndices = new Map<Joint, number>(joints.map((joint, index) => [joint, index]));

/** A joint's place in the order of `joints`, which the drift series use. */
export function jointIndex(joint: Joint): number {
  return jointIndices.get(joint)!;
}

/** Whether words from outside (a link, an attribute) name a joint. */
export function isJoint(word: string): word is Joint {
  return jointIndices.has(word as Joint);
}

const landmarkIndices = new Map<ModelId, readonly number[]>();

/** For each of `joints` its place among a model's landmarks. */
export function jointLandmarks(model: ModelId): readonly number[] {
  const known = landmarkIndices.get(model);
  if (known) return known;
  const names = landmarksOf(model);
  const found = joints.map((joint) => names.indexOf(joint));
  landmarkIndices.set(model, found);
  return found;
}

/** One value of a frames x joints series. */
export function jointValue(series: Float32Array, frame: number, joint: Joint): number {
  return series[frame * joints.length + jointIndex(joint)] ?? NaN;
}
