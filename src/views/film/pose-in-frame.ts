import { joints, type Joint } from '../../terms/landmarks.ts';
import { field, landmarkFields, landmarksOf, leastVisibility, type ModelId, type Track } from '../../terms/track.ts';
import type { Fault } from '../../terms/fault.ts';
import { jointLandmarks } from '../../study/joints.ts';

/** How sure the detector is of a landmark, in three steps that a line can show. */
export type Certainty = 'sure' | 'unsure' | 'guess';

/** From this share of what counts as seen a landmark is only unsure; below it is a guess. */
const unsureShare = 0.5;

/** Of a landmark that the measurement counts as seen: `sure`. */
export function certaintyOf(visibility: number, model: ModelId): Certainty {
  const least = leastVisibility(model);
  if (visibility >= least) return 'sure';
  return visibility >= unsureShare * least ? 'unsure' : 'guess';
}

/**
 * The joints that some fault touches in a frame.
 *
 * @param touched Is emptied and filled anew: a view that draws each frame keeps one.
 */
export function faultedJoints(faults: readonly Fault[], frame: number, touched: Set<Joint>): ReadonlySet<Joint> {
  touched.clear();
  for (const fault of faults) {
    if (frame < fault.firstFrame || frame > fault.lastFrame) continue;
    for (const joint of fault.joints) touched.add(joint);
  }
  return touched;
}

/**
 * The joint nearest to a point of the picture.
 *
 * @param reach Farthest distance that counts, in the picture's pixels.
 */
export function nearestJoint(track: Track, frame: number, x: number, y: number, reach: number): Joint | null {
  const landmarks = jointLandmarks(track.model);
  const landmarkCount = landmarksOf(track.model).length;
  let nearest: Joint | null = null;
  let nearestDistance = reach;
  for (const [index, joint] of joints.entries()) {
    const offset = (frame * landmarkCount + landmarks[index]!) * landmarkFields;
    const distance = Math.hypot(track.values[offset + field.x]! - x, track.values[offset + field.y]! - y);
    if (distance <= nearestDistance) {
      nearest = joint;
      nearestDistance = distance;
    }
  }
  return nearest;
}
