import { PerspectiveCamera, Vector3 } from 'three';
import { drifting, seeded } from '../../random.ts';

/**
 * Stands ahead of whoever comes, pans along less than they walk, and slides a little the same way: they come towards it, are seen from
 * the side, and go. Seed 1 is the shot that is shown; others stand elsewhere within reason.
 */
export function roomCamera(
  seed: number,
  aspect: number,
): { camera: PerspectiveCamera; moveTo(seconds: number, walkerX: number): void } {
  const random = seeded(seed, 'evening-room', 'camera');
  const vary = (by: number) => (seed === 1 ? 0 : random.between(-by, by));
  const camera = new PerspectiveCamera(25.5 + vary(1.5), aspect, 0.3, 40);
  const place = { x: 1.9 + vary(0.6), y: 1.24 + vary(0.14), z: 5.35 + vary(0.25) };
  const breath = {
    x: drifting(seed, 'room camera x', 4.9),
    y: drifting(seed, 'room camera y', 4.1),
    aim: drifting(seed, 'room camera aim', 5.3),
  };
  const aim = new Vector3();
  return {
    camera,
    moveTo(seconds, walkerX) {
      camera.position.set(
        place.x + 0.13 * walkerX + 0.01 * breath.x(seconds),
        place.y + 0.006 * breath.y(seconds),
        place.z + 0.01 * breath.x(seconds + 3),
      );
      aim.set(0.22 + 0.66 * walkerX + 0.008 * breath.aim(seconds), 0.98 + 0.006 * breath.y(seconds + 1), 0);
      camera.lookAt(aim);
    },
  };
}
