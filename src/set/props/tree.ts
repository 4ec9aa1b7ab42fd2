import { BufferAttribute, BufferGeometry, Color, CylinderGeometry, Matrix4, Quaternion, Vector3 } from 'three';
import { mergeGeometries } from 'three/examples/jsm/utils/BufferGeometryUtils.js';
import type { Random } from '../random.ts';

export interface TreeParts {
  wood: BufferGeometry;
  leaves: BufferGeometry;
}

const crownHeight = 6;
const sprays = 280;

/** A street tree: a trunk that forks, and sprays of leaves whose light is that of a round crown rather than of flat cards. */
export function tree(random: Random): TreeParts {
  const limbs: BufferGeometry[] = [];
  const tips: Vector3[] = [];
  const grow = (from: Vector3, way: Vector3, length: number, radius: number, left: number) => {
    const to = from.clone().addScaledVector(way, length);
    limbs.push(limb(from, to, radius, radius * 0.66, left > 1 ? 7 : 4));
    if (left === 0) {
      tips.push(to);
      return;
    }
    const forks = left === 3 ? 4 : random.below(2) + 2;
    for (let fork = 0; fork < forks; fork += 1) {
      const around = ((fork + random.between(-0.2, 0.2)) / forks) * 2 * Math.PI;
      const lean = left === 3 ? random.between(0.45, 0.75) : random.between(0.4, 0.9);
      const next = new Vector3(Math.cos(around) * lean, 1, Math.sin(around) * lean).normalize();
      grow(to, next.lerp(way, 0.3).normalize(), length * (left === 3 ? 0.5 : 0.72), radius * 0.6, left - 1);
      tips.push(to);
    }
  };
  grow(
    new Vector3(),
    new Vector3(random.between(-0.04, 0.04), 1, random.between(-0.04, 0.04)).normalize(),
    3.7,
    0.15,
    3,
  );
  const wood = mergeGeometries(limbs);
  const trunkColours = new Float32Array(wood.getAttribute('position').count * 3).fill(1);
  wood.setAttribute('color', new BufferAttribute(trunkColours, 3));
  return {
    wood,
    leaves: crown(
      random,
      tips.filter((tip) => tip.y > 4),
    ),
  };
}

function limb(from: Vector3, to: Vector3, below: number, above: number, edges: number): BufferGeometry {
  const way = to.clone().sub(from);
  const geometry = new CylinderGeometry(above, below, way.length(), edges, 1, true);
  const turn = new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), way.clone().normalize());
  return geometry.applyMatrix4(
    new Matrix4().compose(from.clone().addScaledVector(way, 0.5), turn, new Vector3(1, 1, 1)),
  );
}

function crown(random: Random, tips: readonly Vector3[]): BufferGeometry {
  const middle = new Vector3(0, crownHeight, 0);
  const positions: number[] = [];
  const normals: number[] = [];
  const uvs: number[] = [];
  const colours: number[] = [];
  const colour = new Color();
  for (let spray = 0; spray < sprays; spray += 1) {
    const tip = random.pick(tips);
    const centre = tip
      .clone()
      .add(new Vector3(random.between(-0.75, 0.75), random.between(-0.4, 0.65), random.between(-0.75, 0.75)));
    const size = random.between(0.34, 0.62);
    const turn = new Quaternion(
      random.between(-1, 1),
      random.between(-1, 1),
      random.between(-1, 1),
      random.between(-1, 1),
    ).normalize();
    const out = centre.clone().sub(middle).normalize();
    // Deep in the crown it is darker, and no two sprays have quite the same green.
    const depth = Math.min(1, centre.distanceTo(middle) / 2.4);
    colour
      .setHSL(random.between(0.13, 0.22), random.between(0.42, 0.6), random.between(0.24, 0.36))
      .multiplyScalar(0.35 + 0.65 * depth);
    const corners = (
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const
    ).map(([x, y]) => ({
      point: new Vector3(x * size, y * size, 0).applyQuaternion(turn).add(centre),
      u: (x + 1) / 2,
      v: (y + 1) / 2,
    }));
    for (const index of [0, 1, 2, 0, 2, 3]) {
      const { point, u, v } = corners[index]!;
      positions.push(point.x, point.y, point.z);
      normals.push(out.x, out.y, out.z);
      uvs.push(u, v);
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
  return geometry;
}
