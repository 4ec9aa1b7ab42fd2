import { BufferAttribute, BufferGeometry, Color, Quaternion, Vector3 } from 'three';
import type { Random } from '../random.ts';

/** A clump of leaves: an ellipsoid filled with sprays. */
export interface Clump {
  middle: readonly [number, number, number];
  radii: readonly [number, number, number];
  sprays: number;
  /** Half the side of a spray, metres. */
  size: number;
  /** Hue, saturation and lightness, from and to. */
  hue: readonly [number, number];
  saturation?: number;
  lightness?: readonly [number, number];
}

const corners = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Clumps of leaves as one geometry, lit like round bushes rather than flat cards, and darker inside and below. */
export function foliage(random: Random, clumps: readonly Clump[]): BufferGeometry {
  const positions: number[] = [];
  const normals: number[] = [];
  const uvs: number[] = [];
  const colours: number[] = [];
  const colour = new Color();
  const turn = new Quaternion();
  for (const { middle, radii, sprays, size, hue, saturation = 0.45, lightness = [0.2, 0.34] as const } of clumps)
    for (let spray = 0; spray < sprays; spray += 1) {
      const way = new Vector3(random.between(-1, 1), random.between(-1, 1), random.between(-1, 1));
      const depth = Math.min(1, way.length());
      way.normalize().multiplyScalar(0.45 + 0.55 * depth);
      const centre = new Vector3(
        middle[0] + way.x * radii[0],
        middle[1] + way.y * radii[1],
        middle[2] + way.z * radii[2],
      );
      turn.set(random.between(-1, 1), random.between(-1, 1), random.between(-1, 1), random.between(-1, 1)).normalize();
      const half = size * random.between(0.7, 1.25);
      colour
        .setHSL(random.between(...hue), saturation * random.between(0.8, 1.15), random.between(...lightness))
        .multiplyScalar((0.5 + 0.5 * depth) * (0.75 + 0.25 * way.y));
      for (const index of [0, 1, 2, 0, 2, 3]) {
        const [x, y] = corners[index]!;
        const point = new Vector3(x * half, y * half, 0).applyQuaternion(turn).add(centre);
        positions.push(point.x, point.y, point.z);
        normals.push(way.x, way.y + 0.25, way.z);
        uvs.push((x + 1) / 2, (y + 1) / 2);
        colours.push(colour.r, colour.g, colour.b);
      }
    }
  const geometry = new BufferGeometry();
  for (const [name, values, width] of [
    ['position', positions, 3],
    ['normal', normals, 3],
    ['uv', uvs, 2],
    ['color', colours, 3],
  ] as const)
    geometry.setAttribute(name, new BufferAttribute(new Float32Array(values), width));
  geometry.normalizeNormals();
  return geometry;
}
