import { joints } from '../../../src/terms/landmarks.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../../../src/terms/track.ts';

/** A joint seen less surely than this is hidden, and its triples are dropped. */
const leastScore = 0.5;

/**
 * Acceleration error as the field takes it: mean over the joints of |x(t-1) - 2 x(t) + x(t+1)|, triples with a hidden joint dropped, over the
 * clip's median torso so that clips of any size can share a threshold.
 *
 * @returns torso lengths for each frame; NaN where nothing is known
 */
export function accelerationErrors(track: Track): number[] {
  const landmarks = landmarksOf(track.model);
  const place = (name: string) => (landmarks as readonly string[]).indexOf(name);
  const at = (frame: number, landmark: number) => {
    const offset = landmarkOffset(track, frame, landmark);
    const seen = track.values[offset + field.visibility]! >= leastScore;
    return seen ? { x: track.values[offset + field.x]!, y: track.values[offset + field.y]! } : undefined;
  };
  const torsos = track.timestampsUs.flatMap((_, frame) => {
    const [ls, rs, lh, rh] = ['left-shoulder', 'right-shoulder', 'left-hip', 'right-hip'].map((name) =>
      at(frame, place(name)),
    );
    return ls && rs && lh && rh ? [Math.hypot(ls.x + rs.x - lh.x - rh.x, ls.y + rs.y - lh.y - rh.y) / 2] : [];
  });
  const torso = torsos.sort((a, b) => a - b)[torsos.length >> 1] ?? Number.NaN;
  return track.timestampsUs.map((_, frame) => {
    if (frame === 0 || frame === track.timestampsUs.length - 1) return Number.NaN;
    const errors = joints.flatMap((joint) => {
      const [a, b, c] = [frame - 1, frame, frame + 1].map((each) => at(each, place(joint)));
      return a && b && c ? [Math.hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y)] : [];
    });
    return errors.length === 0 ? Number.NaN : errors.reduce((sum, error) => sum + error, 0) / (errors.length * torso);
  });
}

export function flagAbove(errors: readonly number[], threshold: number): number[] {
  return errors.flatMap((error, frame) => (error > threshold ? [frame] : []));
}
