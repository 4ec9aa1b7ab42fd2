import { PerspectiveCamera, Vector3 } from 'three';
import { drifting, seeded } from '../../random.ts';
import { meeting, pace } from './people.ts';

/**
 * A dolly on the lawn that goes the way of the subject, more slowly: it begins ahead and is nearly abreast in the end, so that one walks
 * from the left of the picture to the right of it and the other comes through it.
 */
export function parkCamera(
  seed: number,
  aspect: number,
): {
  camera: PerspectiveCamera;
  /** @returns how far along the path it looks, metres */
  moveTo(seconds: number): number;
} {
  const random = seeded(seed, 'park camera');
  const ahead = 1.25 + random.between(-0.3, 0.3);
  const far = 6 + random.between(-0.15, 0.3);
  const height = 1.36 + random.between(-0.14, 0.2);
  const share = 0.67 + random.between(-0.03, 0.03);
  const camera = new PerspectiveCamera(23.6, aspect, 0.3, 400);
  const breath = { x: drifting(seed, 'park x', 4.4), y: drifting(seed, 'park y', 3.6) };
  const aim = new Vector3();
  return {
    camera,
    moveTo(seconds) {
      const along = share * pace * (seconds - meeting);
      camera.position.set(along + ahead + 0.01 * breath.x(seconds), height + 0.007 * breath.y(seconds), far);
      aim.set(along + 0.012 * breath.x(seconds + 3), 0.94 + 0.006 * breath.y(seconds + 1), 0);
      camera.lookAt(aim);
      return along;
    },
  };
}
