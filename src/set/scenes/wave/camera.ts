import { PerspectiveCamera, Vector3 } from 'three';
import { drifting } from '../../random.ts';
import { variation } from './layout.ts';

/** Height of the head bone of the person for whom the lens was set, metres. */
const usualHead = 1.62;

/**
 * A portrait lens two metres away, near enough that the hand comes forward, that leans in a little while the hand waves. The operator breathes.
 *
 * @param head height of the person's head bone, metres: the frame is set to it
 */
export function waveCamera(
  seed: number,
  aspect: number,
  head: number,
): { camera: PerspectiveCamera; moveTo(seconds: number): void } {
  const vary = variation(seed);
  const camera = new PerspectiveCamera(43.3 + 1.6 * vary('lens'), aspect, 0.1, 80);
  const breath = {
    x: drifting(seed, 'wave camera x', 4.4),
    y: drifting(seed, 'wave camera y', 3.8),
    aim: drifting(seed, 'wave camera aim', 5.3),
  };
  const size = head / usualHead;
  const aim = new Vector3();
  const around = (3 + 4.5 * vary('angle')) * (Math.PI / 180);
  return {
    camera,
    moveTo(seconds) {
      const away = size * (1.82 - 0.01 * Math.min(seconds, 8));
      camera.position.set(
        0.06 + Math.sin(around) * away + 0.008 * breath.x(seconds),
        size * 1.42 + 0.07 * vary('height') + 0.006 * breath.y(seconds),
        Math.cos(around) * away,
      );
      aim.set(0.09 + 0.008 * breath.aim(seconds), size * 1.28 + 0.006 * breath.y(seconds + 1), 0);
      camera.lookAt(aim);
    },
  };
}
