import type { Shot } from '../scenes/scene.ts';
import type { Linear } from './colours.ts';

/** How much more than its strength a failure is planted, so that a weak one still passes the weak value after rounding. */
export const margin = 1.02;

/** Multiplies the finished picture; answers what takes that back. */
export function gainPicture(shot: Shot, [red, green, blue]: Linear): () => void {
  const sound = shot.grade;
  const [r, g, b] = sound.gain ?? [1, 1, 1];
  shot.grade = { ...sound, gain: [r * red, g * green, b * blue] };
  return () => {
    shot.grade = sound;
  };
}
