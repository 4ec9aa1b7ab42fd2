import { PerspectiveCamera, Vector3 } from 'three';
import { drifting } from '../../random.ts';
import { plan, variation } from './layout.ts';

/** A long lens six metres away that moves a hand's breadth to the side while the person turns. The operator breathes. */
export function turnCamera(seed: number, aspect: number): { camera: PerspectiveCamera; moveTo(seconds: number): void } {
  const vary = variation(seed);
  const camera = new PerspectiveCamera(19.6 + 1.2 * vary('lens'), aspect, 0.5, 300);
  const breath = {
    x: drifting(seed, 'turn camera x', 4.6),
    y: drifting(seed, 'turn camera y', 3.9),
    aim: drifting(seed, 'turn camera aim', 5.4),
  };
  const aim = new Vector3();
  return {
    camera,
    moveTo(seconds) {
      const around = (-2.5 + 6 * vary('angle') + 0.55 * Math.min(seconds, 9)) * (Math.PI / 180);
      camera.position.set(
        plan.person + Math.sin(around) * 6.25 + 0.012 * breath.x(seconds),
        1.34 + 0.14 * vary('height') + 0.009 * breath.y(seconds),
        Math.cos(around) * 6.25,
      );
      aim.set(plan.person + 0.16 + 0.012 * breath.aim(seconds), 0.93 + 0.009 * breath.y(seconds + 1), 0);
      camera.lookAt(aim);
    },
  };
}
