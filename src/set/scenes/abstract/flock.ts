import { Vector3, type Color } from 'three';
import { seeded } from '../../random.ts';
import { silk } from './gloss.ts';
import { meshOf, pliable, refresh, type Moving } from './moving.ts';

const count = 420;

/**
 * A flock of paper darts. All follow one course around the middle, each a little late and a little off; the offsets turn and breathe, so the
 * flock thickens, thins and turns as one.
 */
export function flock(seed: number, colour: Color): Moving {
  const random = seeded(seed, 'flock');
  const start = random.between(0, 2 * Math.PI);
  const darts = Array.from({ length: count }, () => {
    const spread = random.unit() ** 0.6;
    const angle = random.between(0, 2 * Math.PI);
    return {
      late: random.between(0, 1.5) + random.unit() ** 3 * 1.2,
      out: spread * 0.62,
      angle,
      speed: random.between(0.5, 1.3),
      flap: random.between(0, 6.28),
      size: random.between(0.035, 0.075),
      tone: random.between(0.75, 1.05),
    };
  });
  // Nose, left tip, tail, right tip.
  const geometry = pliable(
    count * 4,
    darts.flatMap((_, dart) => [0, 1, 2, 0, 2, 3].map((k) => dart * 4 + k)),
  );
  const [position, tint] = [geometry.getAttribute('position'), geometry.getAttribute('color')];
  for (const [dart, { tone }] of darts.entries())
    for (let k = 0; k < 4; k += 1) tint.setXYZ(dart * 4 + k, colour.r * tone, colour.g * tone, colour.b * tone);
  const [here, next, ahead, up, side, point] = Array.from({ length: 6 }, () => new Vector3()) as [
    Vector3,
    Vector3,
    Vector3,
    Vector3,
    Vector3,
    Vector3,
  ];
  const place = (dart: (typeof darts)[number], seconds: number, target: Vector3) => {
    const t = seconds - dart.late;
    const turn = start + 0.78 * t;
    const swell = 0.75 + 0.35 * Math.sin(0.9 * t + start);
    target.set(
      0.2 + (3.1 + 0.5 * Math.sin(0.7 * t)) * Math.cos(turn),
      0.35 + 0.95 * Math.sin(1.17 * t + start * 2) + 0.25 * Math.sin(2.3 * t),
      -0.4 + 2.1 * Math.sin(turn),
    );
    const around = dart.angle + dart.speed * t;
    target.x += dart.out * swell * Math.cos(around);
    target.y += dart.out * swell * Math.sin(around);
    target.z += dart.out * swell * Math.sin(around * 0.7 + dart.angle);
  };
  const mesh = meshOf(geometry, silk(colour.clone().multiplyScalar(0.3), 2), 'flock');
  // So thin a thing would only shade itself.
  mesh.receiveShadow = false;
  return {
    mesh,
    moveTo(seconds) {
      for (const [index, dart] of darts.entries()) {
        place(dart, seconds, here);
        place(dart, seconds + 0.02, next);
        ahead.subVectors(next, here).normalize();
        side.set(0, 1, 0).cross(ahead).normalize();
        up.crossVectors(ahead, side);
        const lift = 0.45 + 0.4 * Math.sin(9 * seconds + dart.flap);
        const put = (k: number, along: number, out: number, above: number) => {
          point
            .copy(here)
            .addScaledVector(ahead, along * dart.size)
            .addScaledVector(side, out * dart.size)
            .addScaledVector(up, above * dart.size);
          position.setXYZ(index * 4 + k, point.x, point.y, point.z);
        };
        put(0, 1.5, 0, 0);
        put(1, -0.7, 0.85, lift);
        put(2, -0.4, 0, 0);
        put(3, -0.7, -0.85, lift);
      }
      refresh(geometry);
    },
  };
}
