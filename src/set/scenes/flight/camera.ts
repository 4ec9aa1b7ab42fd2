import { PerspectiveCamera, Vector3 } from 'three';
import { smooth } from '../../motion/ease.ts';
import { drifting, seeded } from '../../random.ts';
import type { FlightPath } from './path.ts';

/**
 * Flies ahead of him and to his right: first a little above, looking down the avenues, then it sinks below him as the roofs fall
 * away and lets in the sky. The hand that holds it is not quite steady. Seed 1 is the shot as designed; others move it about.
 */
export function chaseCamera(
  seed: number,
  aspect: number,
  path: FlightPath,
): { camera: PerspectiveCamera; moveTo(seconds: number): void } {
  const random = seeded(seed, 'flight', 'camera');
  const vary = (most: number) => (seed === 1 ? 0 : random.between(-most, most));
  const own = { lens: vary(3), around: vary(6), above: vary(0.12), near: vary(0.1), aim: vary(0.08) };
  const camera = new PerspectiveCamera(39 + own.lens, aspect, 0.4, 6000);
  const names = ['x', 'y', 'z', 'aim x', 'aim y', 'roll'];
  const drift = new Map(names.map((name) => [name, drifting(seed, `flight camera ${name}`, 4.1)]));
  const shake = new Map(names.map((name) => [name, drifting(seed, `flight shake ${name}`, 0.7)]));
  const hand = (name: string, seconds: number, slow: number, quick: number) =>
    slow * drift.get(name)!(seconds) + quick * shake.get(name)!(seconds);
  const lens = Math.tan((19.5 * Math.PI) / 180) / Math.tan(((39 + own.lens) * Math.PI) / 360);
  const offset = new Vector3();
  const aim = new Vector3();
  const up = new Vector3(0, 1, 0);
  return {
    camera,
    moveTo(seconds) {
      const { place } = path.at(seconds);
      const rise = smooth(0.6, 4.6, seconds);
      const push = smooth(0, 2.2, seconds) - 0.7 * smooth(3.4, 5.8, seconds);
      const away = (3.5 - 0.2 * push + own.near) * lens;
      offset
        .set(0.55 - 0.35 * rise, 0.8 - 0.58 * rise + own.above, 1)
        .setZ(Math.sqrt(Math.max(1, away * away - 0.6)))
        .applyAxisAngle(up, (own.around * Math.PI) / 180);
      offset.x += hand('x', seconds, 0.05, 0.004);
      offset.y += hand('y', seconds, 0.04, 0.004);
      camera.position.copy(place).add(offset);
      aim.set(
        place.x + 0.5 + own.aim + hand('aim x', seconds, 0.03, 0.003),
        place.y + 0.33 + hand('aim y', seconds, 0.025, 0.003),
        place.z,
      );
      const roll = ((-3.5 + 5 * rise + hand('roll', seconds, 0.7, 0.05)) * Math.PI) / 180;
      camera.up.set(Math.sin(roll), Math.cos(roll), 0);
      camera.lookAt(aim);
    },
  };
}
