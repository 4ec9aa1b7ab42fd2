import { jointLandmarks } from '../joints.ts';
import { field, hasPerson, landmarkOffset, type Track } from '../../terms/track.ts';

/**
 * How far the joints of a repaired clip are from where the model has them at the same moment: the mean over all frames and joints, in torso lengths. A
 * measure of motion cannot know this: it takes a clip that was never broken. NaN where nothing can be compared.
 *
 * @param sourceFrames for each frame of the track, its frame in the model
 * @param torsoPixels torso length in pixels for each frame of the model
 */
export function astrayTorsoLengths(
  track: Track,
  model: Track,
  sourceFrames: readonly number[],
  torsoPixels: Float32Array,
): number {
  let sum = 0;
  let count = 0;
  sourceFrames.forEach((source, frame) => {
    const torso = torsoPixels[source]!;
    if (!hasPerson(track, frame) || !hasPerson(model, source) || !(torso > 0)) return;
    for (const landmark of jointLandmarks(track.model)) {
      const a = landmarkOffset(track, frame, landmark);
      const b = landmarkOffset(model, source, landmark);
      const x = track.values[a + field.x]! - model.values[b + field.x]!;
      const y = track.values[a + field.y]! - model.values[b + field.y]!;
      sum += Math.hypot(x, y) / torso;
      count++;
    }
  });
  return sum / count;
}
