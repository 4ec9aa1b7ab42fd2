import { PerspectiveCamera, Vector3 } from 'three';
import { drifting, seeded } from '../../random.ts';

/**
 * At the height of the face, ahead and to the left of who sits there, so that the hand is seen from the side on which it closes. Leans
 * in by a hand's breadth over the clip. Seed 1 is the shot that is shown; others stand elsewhere within reason.
 */
export function cupCamera(seed: number, aspect: number): { camera: PerspectiveCamera; moveTo(seconds: number): void } {
  const random = seeded(seed, 'cup', 'camera');
  const vary = (by: number) => (seed === 1 ? 0 : random.between(-by, by));
  const camera = new PerspectiveCamera(29 + vary(2.5), aspect, 0.2, 30);
  const angle = ((-41 + vary(9)) * Math.PI) / 180;
  const height = 1.24 + vary(0.1);
  const aim = new Vector3(0.2 + vary(0.04), 0.86, 0.1 + vary(0.04));
  const breath = { x: drifting(seed, 'cup camera x', 4.7), y: drifting(seed, 'cup camera y', 3.9) };
  return {
    camera,
    moveTo(seconds) {
      const far = 2.86 - 0.014 * seconds;
      camera.position.set(
        far * Math.cos(angle) + 0.006 * breath.x(seconds),
        height + 0.005 * breath.y(seconds),
        far * Math.sin(angle) + 0.006 * breath.x(seconds + 3),
      );
      camera.lookAt(aim);
    },
  };
}
