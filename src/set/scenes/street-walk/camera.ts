import { PerspectiveCamera, Vector3 } from 'three';
import { drifting } from '../../random.ts';

/**
 * A dolly ahead of him and to his left, that lets him come a little closer: the frame tightens from about 2.6 m to 2.2 m of height.
 * The operator breathes.
 */
export function streetCamera(
  seed: number,
  aspect: number,
): { camera: PerspectiveCamera; moveTo(seconds: number, walkerX: number): void } {
  const camera = new PerspectiveCamera(28.5, aspect, 0.3, 400);
  const breath = {
    x: drifting(seed, 'camera x', 4.3),
    y: drifting(seed, 'camera y', 3.7),
    aim: drifting(seed, 'camera aim', 5.1),
  };
  const aim = new Vector3();
  return {
    camera,
    moveTo(seconds, walkerX) {
      const ahead = 4.95 - 0.16 * seconds;
      camera.position.set(
        walkerX + ahead + 0.012 * breath.x(seconds),
        1.28 + 0.008 * breath.y(seconds),
        -2.02 + 0.01 * breath.x(seconds + 3),
      );
      aim.set(walkerX - 0.2, 0.93 + 0.008 * breath.y(seconds + 1), -0.34 + 0.012 * breath.aim(seconds));
      camera.lookAt(aim);
    },
  };
}
