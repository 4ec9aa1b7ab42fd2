import { seeded } from '../../random.ts';

/** Plan of the roof, metres: someone turns at the origin; the camera stands at +z, the parapet and the city lie behind, at -z. */
export const plan = {
  parapet: { z: -3.3, height: 0.92, thick: 0.3 },
  deck: { from: -9, to: 9, front: 9 },
  person: -0.12,
};

/** What a seed changes: a number between -1 and 1 for each name, and 0 for all of them with seed 1, the shipped shot. */
export function variation(seed: number): (name: string) => number {
  return (name) => (seed === 1 ? 0 : seeded(seed, 'turn scene', name).between(-1, 1));
}
