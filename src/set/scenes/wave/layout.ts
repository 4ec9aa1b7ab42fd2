import { seeded } from '../../random.ts';

/**
 * Plan of the front garden, metres. The person stands at the origin, on the path before the door, and looks along +z to the camera.
 * The house's wall faces them from behind; to the right of its corner the garden goes on to the gate and the trees.
 */
export const plan = {
  wall: -1.5,
  corner: 0.1,
  door: { from: -1.7, to: -0.86, height: 2.06 },
  gate: { x: 0.92, z: -4.4, width: 1.0 },
  far: 21,
};

/** What a seed changes: a number between -1 and 1 for each name, and 0 for all of them with seed 1, the shipped shot. */
export function variation(seed: number): (name: string) => number {
  return (name) => (seed === 1 ? 0 : seeded(seed, 'wave scene', name).between(-1, 1));
}
