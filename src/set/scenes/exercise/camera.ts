import { PerspectiveCamera, Vector3 } from 'three';
import { drifting, seeded } from '../../random.ts';

/**
 * In front of him and to his right, at the height of the chest, wide enough for an arm overhead and a lunge. The operator follows the hips
 * at a distance, late and only a little, and breathes.
 */
export function hallCamera(
  seed: number,
  aspect: number,
): { camera: PerspectiveCamera; moveTo(seconds: number, hips: (seconds: number) => Vector3): void } {
  const random = seeded(seed, 'hall camera');
  const around = (8 + random.between(-5, 5)) * (Math.PI / 180);
  const far = 5.75 + random.between(-0.15, 0.25);
  const height = 1.14 + random.between(-0.1, 0.16);
  const camera = new PerspectiveCamera(21.6, aspect, 0.3, 60);
  const breath = { x: drifting(seed, 'hall x', 4.1), y: drifting(seed, 'hall y', 3.3) };
  const middle = new Vector3(0.22, 0.96, 0);
  const aim = new Vector3();
  const place = new Vector3();
  return {
    camera,
    moveTo(seconds, hips) {
      // The mean of where he was, is and will be: a hand on the tripod knows the exercise.
      place.set(0, 0, 0);
      for (const step of [-0.6, -0.3, 0, 0.3, 0.6]) place.addScaledVector(hips(seconds + step), 0.2);
      aim.set(middle.x + 0.45 * (place.x - middle.x), middle.y + 0.006 * breath.y(seconds), 0.2 * place.z);
      camera.position.set(
        0.22 - Math.sin(around) * far + 0.25 * (place.x - middle.x) + 0.008 * breath.x(seconds),
        height + 0.006 * breath.y(seconds + 2),
        Math.cos(around) * far,
      );
      camera.lookAt(aim);
    },
  };
}
