import { Color, DoubleSide, Group, Mesh, MeshBasicMaterial, type Texture } from 'three';
import { Batch, type Cell } from '../../props/batch.ts';
import { painted } from '../../props/paint.ts';
import { seeded, type Random } from '../../random.ts';

interface Bank {
  x: number;
  y: number;
  z: number;
  width: number;
  height: number;
  cell: Cell;
}

const kinds = 3;
const [wide, tall] = [640, 192];

/**
 * Clouds at many depths: mountains of them over the far shore, gold towards the sun and violet away from it, and thin ones that hang
 * between the tops of the towers.
 */
export function clouds(seed: number): { group: Group; textures: Texture[] } {
  const random = seeded(seed, 'flight', 'clouds');
  const map = cloudTexture(random);
  const material = (light: Color, opacity: number) =>
    new MeshBasicMaterial({ map, color: light, opacity, transparent: true, depthWrite: false, side: DoubleSide });
  const far: Bank[] = [];
  for (let layer = 0; layer < 3; layer += 1)
    for (let x = -1500; x < 2200; x += random.between(420, 780)) {
      const width = random.between(900, 1700);
      far.push({
        x,
        y: 130 + layer * 150 + random.between(-60, 60),
        z: -2500 + layer * 110,
        width,
        height: width * random.between(0.22, 0.32),
        cell: cellOf(random),
      });
    }
  const high: Bank[] = Array.from({ length: 11 }, (_, index) => {
    const width = random.between(130, 260);
    return {
      x: -230 + index * 58 + random.between(-25, 25),
      y: random.between(176, 285),
      z: random.between(-420, -170),
      width,
      height: width * 0.2,
      cell: cellOf(random),
    };
  });
  const group = new Group();
  const add = (banks: readonly Bank[], light: Color, opacity: number, order: number) => {
    const batch = new Batch();
    for (const { x, y, z, width, height, cell } of banks.toSorted((a, b) => a.z - b.z))
      batch.quad(
        [
          [x - width / 2, y - height / 2, z],
          [x + width / 2, y - height / 2, z],
          [x + width / 2, y + height / 2, z],
          [x - width / 2, y + height / 2, z],
        ],
        { colour: new Color(1, 1, 1), cell },
      );
    const mesh = new Mesh(batch.geometry(), material(light, opacity));
    mesh.renderOrder = order;
    group.add(mesh);
    return mesh;
  };
  add(far, new Color(1.25, 1.1, 1.05), 0.9, 10).material.userData['noHaze'] = true;
  add(high, new Color(1.1, 1, 1), 0.5, 11);
  return { group, textures: [map] };
}

function cellOf(random: Random): Cell {
  const kind = random.below(kinds);
  return { left: 0.002, right: 0.998, top: 1 - kind / kinds - 0.004, bottom: 1 - (kind + 1) / kinds + 0.004 };
}

/** Heaps of vapour, drawn from noise: lit where they thin out towards the upper right, violet below. */
function cloudTexture(random: Random): Texture {
  return painted(
    wide,
    tall * kinds,
    (brush) => {
      const picture = brush.createImageData(wide, tall * kinds);
      for (let kind = 0; kind < kinds; kind += 1) paintCloud(picture, kind * tall, heap(random));
      brush.putImageData(picture, 0, 0);
    },
    { repeats: false },
  );
}

/** How thick a cloud is at a place of its picture (0 to 1 across and up): below 0 there is none. */
type Thickness = (u: number, v: number) => number;

function heap(random: Random): Thickness {
  const noise = valueNoise(random);
  const peaks = Array.from({ length: 5 }, (_, index) => ({
    at: 0.14 + 0.18 * index + random.between(-0.06, 0.06),
    high: random.between(0.4, 0.95),
    spread: random.between(0.09, 0.2),
  }));
  return (u, v) => {
    let crest = 0.3;
    for (const { at, high, spread } of peaks) crest = Math.max(crest, high * Math.exp(-(((u - at) / spread) ** 2)));
    crest *= Math.min(1, 6 * u * (1 - u));
    let [sum, weight, scale] = [0, 0.5, 1];
    for (let octave = 0; octave < 5; octave += 1) {
      sum += weight * noise(u * 9 * scale + octave * 7.3, v * 3.2 * scale + octave * 3.1);
      weight *= 0.52;
      scale *= 2.1;
    }
    const edge = Math.min(1, 9 * u) * Math.min(1, 9 * (1 - u));
    return Math.min((crest * 1.05 - v + (sum - 0.5) * 0.85) * edge, (v - 0.04 - 0.3 * sum * 0.4) * 1.6);
  };
}

function paintCloud(picture: ImageData, top: number, thickness: Thickness): void {
  for (let row = 1; row < tall - 1; row += 1)
    for (let x = 0; x < wide; x += 1) {
      const [u, v] = [x / wide, 1 - row / tall];
      const thick = thickness(u, v);
      if (thick <= 0) continue;
      // Light falls from the upper right: what has less cloud before it on that side is brighter.
      const lit = Math.min(
        1,
        Math.max(0, 0.36 + 2.1 * (thick - thickness(u + 0.012, v + 0.06)) + 0.5 * v - 0.25 * thick),
      );
      const offset = ((top + row) * wide + x) * 4;
      for (const [channel, dark, light] of [
        [0, 96, 255],
        [1, 84, 206],
        [2, 128, 150],
      ] as const)
        picture.data[offset + channel] = dark + (light - dark) * lit;
      picture.data[offset + 3] = 255 * Math.min(1, thick * 4.5);
    }
}

/** Smooth noise, 0 to 1, from a lattice of seeded numbers. */
function valueNoise(random: Random): (x: number, y: number) => number {
  const side = 64;
  const lattice = Float32Array.from({ length: side * side }, () => random.unit());
  const at = (x: number, y: number) => lattice[(y & (side - 1)) * side + (x & (side - 1))]!;
  return (x, y) => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [a, b] = [x - i, y - j].map((share) => share * share * (3 - 2 * share)) as [number, number];
    return (at(i, j) * (1 - a) + at(i + 1, j) * a) * (1 - b) + (at(i, j + 1) * (1 - a) + at(i + 1, j + 1) * a) * b;
  };
}
