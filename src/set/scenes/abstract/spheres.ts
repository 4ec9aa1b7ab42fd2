import { Mesh, SphereGeometry } from 'three';
import { seeded } from '../../random.ts';
import { glass } from './gloss.ts';
import type { Moving } from './moving.ts';
import type { Palette } from './palette.ts';

/** Balls of glass: a large one in the middle that breathes with the beat, smaller ones on slow courses around it. */
export function spheres(seed: number, palette: Palette): Moving[] {
  const random = seeded(seed, 'spheres');
  const first = random.between(0, 2 * Math.PI);
  const plan = [
    { radius: 1.12, away: 0, height: 0.05, rate: 0, colours: 0 },
    { radius: 0.42, away: 2.35, height: 0.35, rate: 0.34, colours: 1 },
    { radius: 0.27, away: 1.85, height: -0.75, rate: -0.46, colours: 2 },
    { radius: 0.16, away: 1.62, height: 0.85, rate: 0.6, colours: 1 },
    { radius: 0.34, away: 3.4, height: -0.35, rate: 0.24, colours: 0 },
  ];
  return plan.map(({ radius, away, height, rate, colours }, order): Moving => {
    const [wide, high] = radius > 0.5 ? [56, 36] : [32, 20];
    const mesh = new Mesh(new SphereGeometry(radius, wide, high), glass(palette.glass[colours]!));
    mesh.castShadow = true;
    mesh.name = `sphere ${order + 1}`;
    return {
      mesh,
      moveTo(seconds) {
        const turn = first + order * 1.9 + rate * seconds;
        const bob = 0.09 * Math.sin(seconds * 0.9 + order * 1.3);
        mesh.position.set(0.35 + away * Math.cos(turn), height + bob, 0.1 + 0.75 * away * Math.sin(turn));
        const breath = order === 0 ? 1 + 0.025 * Math.sin((seconds / 1.5) * 2 * Math.PI) : 1;
        mesh.scale.setScalar(breath);
      },
    };
  });
}
