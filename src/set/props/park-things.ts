import { Color, Matrix4, type BufferGeometry } from 'three';
import type { Random } from '../random.ts';
import { Batch, type Point } from './batch.ts';

const iron = { colour: new Color(0x22302b) };

/** A bench of slats between cast ends, looking along +z. */
export function bench(x: number, z: number, width: number): BufferGeometry {
  const batch = new Batch();
  batch.place = new Matrix4().makeTranslation(x, 0, z);
  const slat = (index: number) => ({ colour: new Color(0x7d5838).multiplyScalar(0.9 + 0.14 * Math.sin(index * 2.3)) });
  for (let index = 0; index < 5; index += 1)
    batch.box([0, 0.43, 0.02 + index * 0.09], [width, 0.46, 0.095 + index * 0.09], slat(index));
  for (let index = 0; index < 4; index += 1) {
    const lean = -0.02 - index * 0.028;
    batch.box([0, 0.53 + index * 0.1, lean - 0.03], [width, 0.605 + index * 0.1, lean], slat(index + 5));
  }
  for (const end of [0.06, width - 0.12]) {
    batch.box([end, 0, 0.4], [end + 0.06, 0.66, 0.45], iron);
    batch.box([end, 0, -0.05], [end + 0.06, 0.44, 0.0], iron);
    batch.box([end, 0.44, -0.12], [end + 0.06, 0.96, -0.07], iron);
    batch.box([end, 0.38, -0.08], [end + 0.06, 0.43, 0.45], iron);
    batch.box([end, 0.63, -0.08], [end + 0.06, 0.67, 0.46], iron);
  }
  return batch.geometry();
}

/** A lamp post of a park: fluted foot, slender shaft, a lantern of six sides. */
export function parkLamp(x: number, z: number): BufferGeometry {
  const batch = new Batch();
  batch.place = new Matrix4().makeTranslation(x, 0, z);
  batch.pillar([0, 0, 0], 0.12, { below: 0.17, above: 0.15 }, 10, iron);
  batch.pillar([0, 0.12, 0], 0.55, { below: 0.1, above: 0.075 }, 10, iron);
  batch.pillar([0, 0.67, 0], 0.07, { below: 0.11, above: 0.11 }, 10, iron);
  batch.pillar([0, 0.74, 0], 1.45, { below: 0.055, above: 0.04 }, 8, iron);
  batch.box([-0.24, 2.0, -0.02], [0.24, 2.04, 0.02], iron);
  batch.pillar([0, 2.19, 0], 0.06, { below: 0.05, above: 0.15 }, 6, iron);
  batch.pillar([0, 2.25, 0], 0.4, { below: 0.13, above: 0.2 }, 6, { colour: new Color(0xf2e6c4) });
  batch.pillar([0, 2.65, 0], 0.16, { below: 0.25, above: 0.06 }, 6, iron);
  batch.pillar([0, 2.81, 0], 0.12, { below: 0.035, above: 0.01 }, 6, iron);
  return batch.geometry();
}

/** A small boat with a sail, side on. */
export function sailBoat(x: number, y: number, z: number, sail: number): BufferGeometry {
  const batch = new Batch();
  batch.place = new Matrix4().makeTranslation(x, y, z);
  const hull = { colour: new Color(0x7a3a2a), shadeBelow: 0.7 };
  batch.quad(
    [
      [-1.3, 0, 0.3],
      [1.2, 0, 0.3],
      [1.75, 0.5, 0.42],
      [-1.55, 0.46, 0.42],
    ],
    hull,
  );
  batch.quad(
    [
      [-1.55, 0.4, 0.43],
      [1.66, 0.43, 0.43],
      [1.75, 0.5, 0.43],
      [-1.55, 0.47, 0.43],
    ],
    { colour: new Color(0xece4d0) },
  );
  batch.box([0.1, 0.3, 0], [0.16, 3.6, 0.06], { colour: new Color(0x8a6238) });
  batch.quad(
    [
      [-1.35, 0.78, 0.05],
      [0.08, 0.72, 0.05],
      [0.08, 3.5, 0.05],
      [0.04, 3.5, 0.05],
    ],
    { colour: new Color(sail), shadeBelow: 0.9 },
  );
  batch.quad(
    [
      [0.2, 0.74, 0.05],
      [1.6, 0.62, 0.05],
      [0.22, 2.9, 0.05],
      [0.2, 2.9, 0.05],
    ],
    { colour: new Color(0xf1ead8), shadeBelow: 0.92 },
  );
  return batch.geometry();
}

/** A bed of tulips and the green below them, within an oval. */
export function flowerBed(
  random: Random,
  x: number,
  z: number,
  radii: readonly [number, number],
  colours: readonly number[],
): BufferGeometry {
  const batch = new Batch();
  batch.place = new Matrix4().makeTranslation(x, 0, z);
  const soil = { colour: new Color(0x3a2c20) };
  const rim = (edge: number): Point => {
    const angle = (edge / 18) * 2 * Math.PI;
    return [Math.sin(angle) * radii[0], 0.02, Math.cos(angle) * radii[1]];
  };
  for (let edge = 0; edge < 18; edge += 1) batch.quad([[0, 0.08, 0], rim(edge), rim(edge + 1), [0, 0.08, 0]], soil);
  for (let plant = 0; plant < 210; plant += 1) {
    const [angle, far] = [random.between(0, 2 * Math.PI), Math.sqrt(random.unit()) * 0.94];
    const [px, pz] = [Math.cos(angle) * far * radii[0], Math.sin(angle) * far * radii[1]];
    const tall = random.between(0.22, 0.36);
    const turn = random.between(-0.6, 0.6);
    const leaf = {
      colour: new Color().setHSL(random.between(0.27, 0.34), 0.38, random.between(0.16, 0.26)),
      shadeBelow: 0.5,
    };
    for (const side of [-1, 1])
      batch.quad(
        [
          [px - 0.02, 0, pz],
          [px + 0.02, 0, pz],
          [px + side * 0.07 + 0.012, tall * 0.8, pz + turn * 0.06],
          [px + side * 0.07 - 0.012, tall * 0.8, pz + turn * 0.06],
        ],
        leaf,
      );
    const colour = new Color(random.pick(colours)).multiplyScalar(random.between(0.85, 1.1));
    batch.pillar([px, tall, pz], 0.075, { below: 0.022, above: 0.036 }, 5, { colour, shadeBelow: 0.75 });
  }
  return batch.geometry();
}

/** Tufts of grass along the edges of a path, and daisies in the lawn near it. */
export function tufts(random: Random, from: number, to: number, edges: readonly number[]): BufferGeometry {
  const batch = new Batch();
  for (const edge of edges)
    for (let x = from; x < to; x += random.between(0.014, 0.05)) {
      const z = edge + random.between(-0.1, 0.1);
      const tall = random.between(0.02, 0.085);
      const lean = random.between(-0.04, 0.04);
      const half = random.between(0.006, 0.014);
      const colour = new Color().setHSL(random.between(0.2, 0.26), 0.42, random.between(0.1, 0.17));
      batch.quad(
        [
          [x - half, 0, z],
          [x + half, 0, z],
          [x + lean + 0.003, tall, z - 0.01],
          [x + lean - 0.003, tall, z - 0.01],
        ],
        { colour, shadeBelow: 0.7 },
      );
    }
  const white = { colour: new Color(0xf0eee2) };
  for (let daisy = 0; daisy < 150; daisy += 1) {
    const z = random.between(-9, edges[0]! - 0.2);
    const x = random.between(from, to);
    const size = random.between(0.008, 0.015);
    const y = random.between(0.03, 0.07);
    batch.quad(
      [
        [x - size, y - size * 0.6, z + size * 0.6],
        [x + size, y - size * 0.6, z + size * 0.6],
        [x + size, y + size * 0.6, z - size * 0.6],
        [x - size, y + size * 0.6, z - size * 0.6],
      ],
      white,
    );
  }
  return batch.geometry();
}
