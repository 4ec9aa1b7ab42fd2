import { joints, type Joint } from '../../src/terms/landmarks.ts';
import { field, hasPerson, landmarkOffset, landmarksOf, type Track } from '../../src/terms/track.ts';
import type { FigureTruth, Truth } from '../../src/terms/truth.ts';

/** How well the detector sees a clip's subject, in counts, so that clips can be added up. */
export interface Detectability {
  /** Frames in which truth has at least half the joints in frame and not hidden, and those among them in which the subject was found. */
  judged: number;
  found: number;
  /** Joints in frame and not hidden, in frames found, and those among them that lie within 0.2 torso lengths of the truth. */
  joints: number;
  near: number;
}

/** PCK at 0.2: share of joints within so many torso lengths (Yang & Ramanan 2013, with the torso for the head's size). */
const nearTorsoLengths = 0.2;

const nothingSeen: Detectability = { judged: 0, found: 0, joints: 0, near: 0 };

export function addUp(parts: readonly Detectability[]): Detectability {
  return parts.reduce(
    (sum, part) => ({
      judged: sum.judged + part.judged,
      found: sum.found + part.found,
      joints: sum.joints + part.joints,
      near: sum.near + part.near,
    }),
    nothingSeen,
  );
}

/** Holds the track of a sound clip against its truth. The picture's size is the same in both. */
export function detectabilityOf(track: Track, truth: Truth): Detectability {
  const landmarks = landmarksOf(track.model);
  const places = joints.map((joint) => landmarks.indexOf(joint));
  return addUp(
    truth.frames.map(({ figures }, frame): Detectability => {
      const figure = figures[0];
      if (!figure) return nothingSeen;
      const seen = joints.map((_, joint) => figure.inFrame[joint]! && !figure.hidden[joint]!);
      if (seen.filter(Boolean).length * 2 < joints.length) return nothingSeen;
      if (!hasPerson(track, frame)) return { judged: 1, found: 0, joints: 0, near: 0 };
      const reach = nearTorsoLengths * torsoPixels(figure);
      const near = joints.map((_, joint) => {
        const offset = landmarkOffset(track, frame, places[joint]!);
        const [x, y] = [track.values[offset + field.x]!, track.values[offset + field.y]!];
        return Math.hypot(x - figure.pixels[joint * 2]!, y - figure.pixels[joint * 2 + 1]!) <= reach;
      });
      return {
        judged: 1,
        found: 1,
        joints: seen.filter(Boolean).length,
        near: seen.filter((isSeen, joint) => isSeen && near[joint]).length,
      };
    }),
  );
}

/** Shoulder middle to hip middle in the picture, hips out of frame included. */
function torsoPixels({ pixels }: FigureTruth): number {
  const middle = (left: Joint, right: Joint) => {
    const [a, b] = [joints.indexOf(left), joints.indexOf(right)];
    return { x: (pixels[a * 2]! + pixels[b * 2]!) / 2, y: (pixels[a * 2 + 1]! + pixels[b * 2 + 1]!) / 2 };
  };
  const [shoulders, hips] = [middle('left-shoulder', 'right-shoulder'), middle('left-hip', 'right-hip')];
  return Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y);
}
