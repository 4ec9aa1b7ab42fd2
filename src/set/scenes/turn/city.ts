import { Color, Group, Mesh, MeshLambertMaterial, type Texture } from 'three';
import { Batch } from '../../props/batch.ts';
import { grain, painted } from '../../props/paint.ts';
import { signs } from '../../props/signs.ts';
import { seeded, type Random } from '../../random.ts';
import { variation } from './layout.ts';
import type { Built } from './terrace.ts';

/** The street is this far below the roof. */
const street = -24;

const wallColours = [0xb98a6a, 0xa5775e, 0xc2a98a, 0x9a8a80, 0xb59a86, 0x8f6f62];

/** Roofs and houses beyond the parapet, in layers that the haze sets apart; a water tank, a billboard, and one tower by itself. */
export function city(seed: number): Built {
  const random = seeded(seed, 'turn', 'city');
  const vary = variation(seed);
  const windows = facades(random);
  const sign = signs();
  const mesh = (batch: Batch, map: Texture | null = null) =>
    new Mesh(batch.geometry(), new MeshLambertMaterial({ vertexColors: true, map }));

  const houses = new Batch(12);
  const roofs = new Batch();
  for (const layer of layers) {
    const reach = 10 - layer.z * 0.62;
    for (let x = -reach; x < reach;) {
      const wide = random.between(...layer.wide);
      block(houses, roofs, random, {
        x,
        z: layer.z - random.between(0, 3),
        wide,
        deep: layer.deep,
        top: random.between(layer.low, layer.high),
      });
      x += wide + random.between(0, 1.2);
    }
  }

  const tower = new Batch(12);
  const tall = new Color(0xa88b86);
  const at = 6.4 + 1.5 * vary('tower');
  tower.box([at, street, -62], [at + 6, 9.6, -56], { colour: tall }, ['bottom', 'back']);
  tower.box([at + 1, 9.6, -61], [at + 5, 10.6, -57], { colour: tall.clone().multiplyScalar(0.8) }, ['bottom', 'back']);

  const tank = new Batch();
  waterTank(tank, -2.65 + 0.4 * vary('tank'), -0.6, -17);

  const board = new Group();
  const frame = new Batch();
  const [left, right, low, high, z] = [1.15, 6.1, 1.25, 2.75, -24.8];
  frame.box([left - 0.12, low - 0.12, z - 0.2], [right + 0.12, high + 0.12, z], { colour: new Color(0x38302c) });
  for (let leg = 0; leg < 5; leg += 1) {
    const x = left + 0.3 + leg * ((right - left - 0.6) / 4);
    frame.box([x - 0.07, -1.4, z - 0.2], [x + 0.07, low, z - 0.06], { colour: new Color(0x38302c) });
  }
  const face = new Batch();
  const cell = sign.boards[seed === 1 ? 4 : random.below(sign.boards.length)]!;
  face.quad(
    [
      [left, low, z + 0.01],
      [right, low, z + 0.01],
      [right, high, z + 0.01],
      [left, high, z + 0.01],
    ],
    {
      colour: new Color(0xffffff),
      cell,
    },
  );
  board.add(mesh(frame), mesh(face, sign.texture));

  const fixed = new Group();
  fixed.add(mesh(houses, windows), mesh(roofs));
  return {
    fixed,
    parts: [
      { name: 'the water tank', object: mesh(tank) },
      { name: 'the billboard', object: board },
      { name: 'the tower', object: mesh(tower, windows) },
    ],
    textures: [windows, sign.texture],
  };
}

interface Layer {
  z: number;
  deep: number;
  low: number;
  high: number;
  wide: readonly [number, number];
}

/** Rows of houses, one behind the other: metres. */
const layers: readonly Layer[] = [
  { z: -13, deep: 7, low: -2.2, high: -0.3, wide: [5, 8] },
  { z: -26, deep: 9, low: -0.5, high: 1.6, wide: [6, 10] },
  { z: -44, deep: 10, low: 0.5, high: 4.5, wide: [7, 12] },
  { z: -72, deep: 12, low: 2, high: 9, wide: [8, 14] },
  { z: -112, deep: 16, low: 4, high: 15, wide: [10, 18] },
];

interface Block {
  x: number;
  z: number;
  wide: number;
  deep: number;
  top: number;
}

/** A house with a cornice, and on its roof what roofs have: a stair head, vents, an aerial. */
function block(houses: Batch, roofs: Batch, random: Random, { x, z, wide, deep, top }: Block): void {
  const colour = new Color(random.pick(wallColours)).multiplyScalar(random.between(0.85, 1.1));
  houses.box([x, street, z - deep], [x + wide, top, z], { colour }, ['bottom', 'back', 'top']);
  const grey = { colour: new Color(0x6d6664).multiplyScalar(random.between(0.8, 1.15)) };
  roofs.box([x, top - 0.02, z - deep], [x + wide, top, z], grey, ['bottom', 'back', 'front', 'left', 'right']);
  roofs.box([x - 0.1, top - 0.25, z - 0.1], [x + wide + 0.1, top + 0.12, z + 0.14], {
    colour: colour.clone().lerp(new Color(0xd8cbb4), 0.5),
  });
  const on = (from: number, to: number) => x + wide * random.between(from, to);
  if (random.unit() < 0.7) {
    const head = on(0.1, 0.6);
    roofs.box(
      [head, top, z - deep * 0.7],
      [head + wide * 0.25, top + random.between(0.9, 1.7), z - deep * 0.3],
      { colour: colour.clone().multiplyScalar(0.85) },
      ['bottom'],
    );
  }
  for (let vent = random.below(3); vent > 0; vent -= 1)
    roofs.pillar(
      [on(0.1, 0.9), top, z - deep * random.between(0.15, 0.6)],
      random.between(0.5, 1.1),
      { below: 0.16, above: 0.16 },
      7,
      grey,
    );
  if (random.unit() < 0.5) {
    const mast = on(0.2, 0.8);
    roofs.pillar([mast, top, z - 1], 2.2, { below: 0.03, above: 0.02 }, 4, grey);
    for (const level of [1.5, 1.8, 2.1])
      roofs.box([mast - 0.45, top + level, z - 1.02], [mast + 0.45, top + level + 0.03, z - 0.98], grey);
  }
}

function waterTank(batch: Batch, x: number, y: number, z: number): void {
  const steel = { colour: new Color(0x4a3f3a) };
  const wood = new Color(0x9a6a4a);
  for (const [dx, dz] of [
    [-0.85, -0.85],
    [0.85, -0.85],
    [-0.85, 0.85],
    [0.85, 0.85],
  ] as const)
    batch.box([x + dx - 0.07, y - 1.8, z + dz - 0.07], [x + dx + 0.07, y + 0.6, z + dz + 0.07], steel);
  batch.box([x - 1.1, y + 0.55, z - 1.1], [x + 1.1, y + 0.7, z + 1.1], steel);
  batch.box([x - 0.85, y - 0.4, z + 0.8], [x + 0.85, y - 0.3, z + 0.9], steel);
  batch.pillar([x, y + 0.7, z], 1.9, { below: 1.16, above: 1.1 }, 18, { colour: wood, shadeBelow: 0.82 });
  for (const hoop of [0.3, 0.8, 1.3, 1.7])
    batch.pillar([x, y + 0.7 + hoop, z], 0.06, { below: 1.175, above: 1.17 }, 18, steel);
  batch.pillar([x, y + 2.6, z], 0.75, { below: 1.26, above: 0.06 }, 18, { colour: new Color(0x6b5a50) });
}

/** Rows of windows, some of them lit. One repeat is 12 m: four bays, four floors. */
function facades(random: Random): Texture {
  return painted(256, 256, (brush) => {
    brush.fillStyle = 'rgb(238,232,224)';
    brush.fillRect(0, 0, 256, 256);
    grain(brush, random, 14, 0.05);
    for (let floor = 0; floor < 4; floor += 1)
      for (let bay = 0; bay < 4; bay += 1) {
        const [x, y] = [bay * 64 + 18, floor * 64 + 12];
        brush.fillStyle = 'rgba(255,250,240,0.8)';
        brush.fillRect(x - 3, y - 3, 34, 46);
        const lit = random.unit();
        brush.fillStyle = lit < 0.14 ? 'rgb(255,206,130)' : lit < 0.4 ? 'rgb(120,112,112)' : 'rgb(74,72,80)';
        brush.fillRect(x, y, 28, 40);
        brush.fillStyle = 'rgba(230,222,208,0.9)';
        brush.fillRect(x + 13, y, 2, 40);
        brush.fillRect(x, y + 18, 28, 2);
      }
  });
}
