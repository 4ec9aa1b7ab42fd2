import { Color, Vector3 } from 'three';
import { seeded } from '../../random.ts';
import { silk } from './gloss.ts';
import { meshOf, pliable, refresh, type Moving } from './moving.ts';

const steps = 150;
const across = 6;

/** The middle of the large sphere, and how far from it a ribbon stays. */
const core = new Vector3(0.35, 0.05, 0.1);
const reach = 1.5;

interface Course {
  /** Height over the width of the picture, and how it swings. */
  height: number;
  tilt: number;
  depth: number;
  waves: readonly { size: number; rate: number; speed: number; phase: number }[];
  twist: { turns: number; phase: number; speed: number };
  width: number;
}

/** A band of silk that runs through the picture, waves and twists: a sum of a few travelling waves, so that any moment is known at once. */
export function ribbon(seed: number, order: number, colours: readonly [Color, Color]): Moving {
  const course = courseOf(seed, order);
  const index: number[] = [];
  for (let step = 0; step < steps; step += 1)
    for (let k = 0; k < across; k += 1) {
      const a = step * (across + 1) + k;
      const b = a + across + 1;
      index.push(a, b, a + 1, b, b + 1, a + 1);
    }
  const geometry = pliable((steps + 1) * (across + 1), index);
  const [inner, outer] = colours;
  const shade = new Color();
  const colour = geometry.getAttribute('color');
  for (let step = 0; step <= steps; step += 1)
    for (let k = 0; k <= across; k += 1) {
      const share = k / across;
      shade.lerpColors(inner, outer, share ** 1.3);
      // A thread of light along either edge.
      if (k === 0 || k === across) shade.lerp(new Color(1, 1, 1), 0.35);
      const fade = 0.82 + 0.18 * Math.sin(step * 0.16 + order * 2);
      colour.setXYZ(step * (across + 1) + k, shade.r * fade, shade.g * fade, shade.b * fade);
    }
  const position = geometry.getAttribute('position');
  const [here, ahead, side, normal] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  return {
    mesh: meshOf(geometry, silk(outer.clone().multiplyScalar(0.55), 2.2), `ribbon ${order + 1}`),
    moveTo(seconds) {
      for (let step = 0; step <= steps; step += 1) {
        const u = (step / steps) * 2 - 1;
        placeOn(course, u, seconds, here);
        placeOn(course, u + 0.01, seconds, ahead);
        ahead.sub(here).normalize();
        const { turns, phase, speed } = course.twist;
        const turn = phase + turns * u * Math.PI + speed * seconds + 0.5 * Math.sin(u * 4 - seconds * 0.9);
        normal.set(0, Math.cos(turn), Math.sin(turn));
        side.crossVectors(ahead, normal).normalize();
        const width = course.width * (0.72 + 0.28 * Math.sin(u * 3.3 + seconds * 0.6 + phase));
        for (let k = 0; k <= across; k += 1) {
          const out = (k / across - 0.5) * width;
          // Slightly hollow, like silk in the wind.
          const hollow = 0.12 * width * ((k / across - 0.5) ** 2 * 4 - 1);
          position.setXYZ(
            step * (across + 1) + k,
            here.x + side.x * out + normal.x * hollow,
            here.y + side.y * out + normal.y * hollow,
            here.z + side.z * out + normal.z * hollow,
          );
        }
      }
      refresh(geometry);
    },
  };
}

function courseOf(seed: number, order: number): Course {
  const random = seeded(seed, 'ribbon', order);
  const phase = () => random.between(0, 2 * Math.PI);
  // The last two are no more than lines.
  const isThin = order > 2;
  const heights = [0.8, -0.3, -1.15, 1.35, -0.6];
  return {
    height: heights[order % heights.length]! + random.between(-0.2, 0.2),
    tilt: random.between(-0.55, 0.55) + ((order % 3) - 1) * 0.35,
    depth: [-1.2, 1.75, 0.7, -0.3, 1.6][order % 5]!,
    waves: [
      { size: random.between(0.5, 0.75), rate: random.between(2.1, 2.8), speed: 0.55, phase: phase() },
      { size: random.between(0.2, 0.32), rate: random.between(4.2, 5.2), speed: -0.85, phase: phase() },
      { size: 0.08, rate: random.between(8, 10), speed: 1.5, phase: phase() },
    ],
    twist: { turns: random.between(0.8, 1.5), phase: phase(), speed: random.between(0.22, 0.4) },
    width: isThin ? 0.09 : random.between(0.62, 0.95),
  };
}

function placeOn({ height, tilt, depth, waves }: Course, u: number, seconds: number, target: Vector3): void {
  let [y, z] = [height + tilt * u, depth];
  for (const { size, rate, speed, phase } of waves) {
    y += size * Math.sin(rate * u + speed * seconds + phase);
    z += 1.15 * size * Math.cos(rate * 0.8 * u + speed * 0.9 * seconds + phase * 1.7);
  }
  target.set(u * 6.4, y, z);
  // Around the large sphere, not through it.
  const away = target.distanceTo(core);
  const wanted = Math.hypot(away, reach * Math.exp(-((away / (1.5 * reach)) ** 2)));
  target
    .sub(core)
    .multiplyScalar(wanted / Math.max(away, 0.05))
    .add(core);
}
