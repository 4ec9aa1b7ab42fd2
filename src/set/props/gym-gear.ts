import { Color, Matrix4, SphereGeometry, type BufferGeometry } from 'three';
import { Batch, type Cell, type Point } from './batch.ts';

const wood = new Color(0xc08a52);
const steel = { colour: new Color(0x54585c) };
const black = { colour: new Color(0x1d1e20) };

/** Swedish wall bars against a wall that faces +z: from `x`, one bay of `width`, metres. */
export function wallBars(x: number, z: number, width: number, height: number): BufferGeometry {
  const batch = new Batch();
  const post = { colour: wood.clone().multiplyScalar(0.72) };
  for (const side of [x, x + width - 0.05])
    batch.box([side, 0, z], [side + 0.05, height, z + 0.14], post, ['back', 'bottom']);
  const count = Math.floor((height - 0.12) / 0.145);
  for (let bar = 0; bar < count; bar += 1) {
    const y = 0.1 + bar * 0.145;
    // The uppermost one stands off the wall.
    const off = bar === count - 1 ? 0.12 : 0.06;
    const look = { colour: wood.clone().multiplyScalar(0.94 + 0.1 * Math.sin(bar * 2.7)) };
    batch.box([x + 0.05, y, z + off], [x + width - 0.05, y + 0.034, z + off + 0.045], look, ['back', 'left', 'right']);
  }
  return batch.geometry();
}

/** A punch bag on chains from a ceiling, metres. */
export function punchBag(x: number, z: number, ceiling: number): BufferGeometry {
  const batch = new Batch();
  batch.place = new Matrix4().makeTranslation(x, 0, z);
  const [low, high, radius] = [0.62, 1.82, 0.175];
  const leather = new Color(0x8c2f24);
  const bands = [
    { y: low, until: low + 0.22, colour: black.colour },
    { y: low + 0.22, until: high - 0.26, colour: leather },
    { y: high - 0.26, until: high - 0.06, colour: black.colour },
  ];
  for (const { y, until, colour } of bands)
    batch.pillar([0, y, 0], until - y, { below: radius, above: radius }, 16, { colour, shadeBelow: 0.86 });
  batch.pillar([0, low + 0.48, 0], 0.07, { below: radius + 0.004, above: radius + 0.004 }, 16, {
    colour: new Color(0xd9cfba),
  });
  batch.pillar([0, high - 0.06, 0], 0.06, { below: radius, above: radius * 0.7 }, 16, black);
  for (let chain = 0; chain < 4; chain += 1) {
    const angle = (chain * Math.PI) / 2 + 0.5;
    const [cx, cz] = [Math.cos(angle) * radius * 0.72, Math.sin(angle) * radius * 0.72];
    strut(batch, [cx, high, cz], [0, high + 0.42, 0], 0.008);
  }
  batch.pillar([0, high + 0.4, 0], ceiling - high - 0.4, { below: 0.011, above: 0.011 }, 6, steel);
  return batch.geometry();
}

/** A thin bar from one point to another, as two crossed faces on either side. */
function strut(batch: Batch, from: Point, to: Point, half: number): void {
  for (const [dx, dz] of [
    [half, 0],
    [0, half],
  ] as const)
    for (const turn of [1, -1])
      batch.quad(
        [
          [from[0] - dx * turn, from[1], from[2] - dz * turn],
          [from[0] + dx * turn, from[1], from[2] + dz * turn],
          [to[0] + dx * turn, to[1], to[2] + dz * turn],
          [to[0] - dx * turn, to[1], to[2] - dz * turn],
        ],
        steel,
      );
}

/** A pile of folded mats, lowest first. */
export function matPile(x: number, z: number, colours: readonly number[]): BufferGeometry {
  const batch = new Batch();
  const [wide, deep, thick] = [1.15, 0.7, 0.1];
  colours.forEach((colour, index) => {
    const shift = 0.03 * Math.sin(index * 2.1);
    batch.place = new Matrix4()
      .makeRotationY(0.05 * Math.sin(index * 1.7 + 1))
      .setPosition(x + shift, index * (thick + 0.004), z + shift * 0.5);
    const look = { colour: new Color(colour), shadeBelow: 0.78 };
    batch.box([-wide / 2, 0, -deep / 2], [wide / 2, thick, deep / 2], look, ['bottom', 'back']);
    batch.box([-wide / 2, thick * 0.46, deep / 2 - 0.002], [wide / 2, thick * 0.54, deep / 2 + 0.003], {
      colour: new Color(colour).multiplyScalar(0.45),
    });
    for (const handle of [-0.3, 0.3])
      batch.box([handle - 0.09, thick * 0.34, deep / 2], [handle + 0.09, thick * 0.6, deep / 2 + 0.012], {
        colour: new Color(0xd8d2c2),
      });
  });
  return batch.geometry();
}

/** A rack of two shelves, as one geometry: what lies on it is `ball`s of its own. */
export function rack(x: number, z: number, width: number): BufferGeometry {
  const batch = new Batch();
  batch.place = new Matrix4().makeTranslation(x, 0, z);
  for (const post of [0, width - 0.04]) {
    batch.box([post, 0, -0.16], [post + 0.04, 0.92, -0.12], steel);
    batch.box([post, 0, 0.12], [post + 0.04, 0.62, 0.16], steel);
  }
  for (const y of [0.16, 0.58])
    for (const bar of [-0.1, 0.06]) batch.box([0, y, bar], [width, y + 0.03, bar + 0.04], steel);
  return batch.geometry();
}

/** A ball that keeps the material's colour. */
export function ball(radius: number, x: number, y: number, z: number): BufferGeometry {
  return new SphereGeometry(radius, 20, 14).translate(x, y, z);
}

/** A flat board on a wall that faces +z, with a picture on it and an edge around. */
export function board(
  low: readonly [number, number],
  high: readonly [number, number],
  z: number,
  cell: Cell,
): BufferGeometry {
  const batch = new Batch();
  batch.quad(
    [
      [low[0], low[1], z],
      [high[0], low[1], z],
      [high[0], high[1], z],
      [low[0], high[1], z],
    ],
    { colour: new Color(1, 1, 1), cell },
  );
  return batch.geometry();
}
