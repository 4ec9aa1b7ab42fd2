import { joints, type Joint, type Landmark } from '../terms/landmarks.ts';
import { field, landmarkOffset, landmarksOf, leastVisibility, type Track } from '../terms/track.ts';

/** Number of measured joints; every array of a {@link Body} has frames x jointCount values. */
export const jointCount = joints.length;

/** The measured joints of a track, in pixels. A joint that was not seen is NaN in x and y. */
export interface Body {
  timestampsUs: readonly number[];
  x: Float64Array;
  y: Float64Array;
  /** 0 to 1, kept for unseen joints too; NaN where the person was not found. */
  visibility: Float64Array;
}

/** Index in `joints` of a joint. */
export function indexOf(joint: Joint): number {
  return joints.indexOf(joint);
}

/** Measured joints that lie left and right of each other, as indices. */
export const mirrorOf: readonly number[] = joints.map((joint, index) => {
  const mirror = joint.startsWith('left-')
    ? joint.replace('left-', 'right-')
    : joint.startsWith('right-')
      ? joint.replace('right-', 'left-')
      : joint;
  const at = (joints as readonly string[]).indexOf(mirror);
  return at === -1 ? index : at;
});

/** Picks the measured joints out of a track; what is not visible enough, or lies outside the picture, is not seen. */
export function bodyOf(track: Track): Body {
  const frames = track.timestampsUs.length;
  const body: Body = {
    timestampsUs: track.timestampsUs,
    x: new Float64Array(frames * jointCount).fill(Number.NaN),
    y: new Float64Array(frames * jointCount).fill(Number.NaN),
    visibility: new Float64Array(frames * jointCount).fill(Number.NaN),
  };
  const landmarks: readonly Landmark[] = landmarksOf(track.model);
  const least = leastVisibility(track.model);
  const places = joints.map((joint) => landmarks.indexOf(joint));
  for (let frame = 0; frame < frames; frame++) {
    places.forEach((landmark, joint) => {
      const from = landmarkOffset(track, frame, landmark);
      const x = track.values[from + field.x]!;
      const y = track.values[from + field.y]!;
      const visibility = track.values[from + field.visibility]!;
      const to = frame * jointCount + joint;
      body.visibility[to] = visibility;
      if (visibility >= least && x >= 0 && y >= 0 && x <= track.width && y <= track.height) {
        body.x[to] = x;
        body.y[to] = y;
      }
    });
  }
  return body;
}

/** Whether the joint was seen in the frame. */
export function isSeen(body: Body, frame: number, joint: number): boolean {
  return !Number.isNaN(body.x[frame * jointCount + joint]!);
}

/** Middle between two joints in a frame; NaN where either was not seen. */
export function middleOf(body: Body, frame: number, first: number, second: number): { x: number; y: number } {
  const a = frame * jointCount + first;
  const b = frame * jointCount + second;
  return { x: (body.x[a]! + body.x[b]!) / 2, y: (body.y[a]! + body.y[b]!) / 2 };
}
