import { Color, Group, Mesh, MeshLambertMaterial, type Object3D, type Texture } from 'three';
import { Batch } from '../../props/batch.ts';
import { lantern } from '../../props/garden.ts';
import { bricks, plaster } from '../../props/surfaces.ts';
import { seeded } from '../../random.ts';
import { plan } from './layout.ts';

const brickMetres = 1.8;
const doorColours = [0x1f5a58, 0x6d2a26, 0x2b4468, 0x3f5a34];
const brickColours = [0xa5654a, 0xa98c6c, 0x8c5a4a];

export interface Built {
  /** What stays. */
  fixed: Object3D;
  /** What can go, by the name a reader would give it. */
  parts: readonly { name: string; object: Object3D }[];
  textures: readonly Texture[];
}

/** The house's front: bricks, a door with glass in it, a lantern and a number. */
export function house(seed: number): Built {
  const random = seeded(seed, 'wave', 'house');
  const style = seed === 1 ? 0 : random.below(12);
  const door = new Color(doorColours[style % doorColours.length]);
  const maps = { brick: bricks(random), paint: plaster(random) };
  const mesh = (batch: Batch, map: Texture | null, glow = 0) => {
    const material = new MeshLambertMaterial({ vertexColors: true, map });
    if (glow > 0) material.emissive.setRGB(glow, glow * 0.78, glow * 0.5);
    const made = new Mesh(batch.geometry(), material);
    made.castShadow = true;
    made.receiveShadow = true;
    return made;
  };

  const wall = new Batch(brickMetres);
  const brick = { colour: new Color(brickColours[style % brickColours.length]), shadeBelow: 0.72 };
  const { door: opening, corner } = plan;
  wall.box([-6, 0, plan.wall - 0.3], [opening.from - 0.1, 3.4, plan.wall], brick, ['bottom', 'back']);
  wall.box([opening.to + 0.1, 0, plan.wall - 5], [corner, 3.4, plan.wall], brick, ['bottom', 'back']);
  wall.box([opening.from - 0.1, opening.height + 0.1, plan.wall - 0.3], [opening.to + 0.1, 3.4, plan.wall], brick, [
    'back',
  ]);

  const joinery = new Batch(4);
  const white = { colour: new Color(0xd9d3c2), shadeBelow: 0.85 };
  const { from, to, height } = opening;
  for (const [a, b] of [
    [from - 0.1, from],
    [to, to + 0.1],
  ] as const)
    joinery.box([a, 0, plan.wall - 0.2], [b, height, plan.wall + 0.035], white, ['bottom', 'back']);
  joinery.box([from - 0.14, height, plan.wall - 0.2], [to + 0.14, height + 0.13, plan.wall + 0.06], white, ['back']);
  leaf(joinery, door);
  // Quoins at the corner, that the light catches.
  const stone = { colour: new Color(0xb9ad94) };
  for (let level = 0; level < 12; level += 1)
    joinery.box(
      [corner - (level % 2 ? 0.2 : 0.13), level * 0.29 + 0.01, plan.wall - 0.25],
      [corner + 0.014, level * 0.29 + 0.28, plan.wall + 0.014],
      { colour: stone.colour.clone().multiplyScalar(random.between(0.88, 1.06)) },
      ['bottom', 'back'],
    );

  const glass = new Batch();
  pane(glass);
  const lamp = new Batch();
  lantern(lamp, [-0.56, 2.02, plan.wall], new Color(0xf1d9a2));
  const plate = new Batch();
  number(plate, door);

  const fixed = new Group();
  fixed.add(mesh(wall, maps.brick), mesh(joinery, maps.paint));
  return {
    fixed,
    parts: [
      { name: 'the glass in the door', object: mesh(glass, null, 0.05) },
      { name: 'the lantern by the door', object: mesh(lamp, null, 0.05) },
      { name: "the house's number", object: mesh(plate, null) },
    ],
    textures: [maps.brick, maps.paint],
  };
}

/** Where the glass is in the leaf of the door. */
const window = { from: plan.door.from + 0.17, to: plan.door.to - 0.17, low: 1.28, high: 1.9 };

function leaf(batch: Batch, colour: Color): void {
  const { from, to, height } = plan.door;
  const z = plan.wall - 0.09;
  const paint = { colour, shadeBelow: 0.8 };
  const dark = { colour: colour.clone().multiplyScalar(0.62) };
  batch.box([from, 0, z - 0.04], [to, height, z], paint, ['back', 'bottom']);
  // Mouldings around the two panels below, and around the glass.
  const frame = (x0: number, y0: number, x1: number, y1: number) => {
    for (const [a, b, c, d] of [
      [x0, y0, x1, y0 + 0.03],
      [x0, y1 - 0.03, x1, y1],
      [x0, y0, x0 + 0.03, y1],
      [x1 - 0.03, y0, x1, y1],
    ] as const)
      batch.box([a, b, z], [c, d, z + 0.022], paint, ['back']);
    batch.box([x0 + 0.03, y0 + 0.03, z], [x1 - 0.03, y1 - 0.03, z + 0.004], dark, ['back']);
  };
  const middle = (from + to) / 2;
  frame(from + 0.1, 0.2, middle - 0.03, 0.98);
  frame(middle + 0.03, 0.2, to - 0.1, 0.98);
  frame(window.from - 0.04, window.low - 0.04, window.to + 0.04, window.high + 0.04);
  const brass = { colour: new Color(0xb08d45) };
  batch.box([middle - 0.14, 1.06, z], [middle + 0.14, 1.13, z + 0.02], brass);
  batch.pillar([to - 0.07, 1.04, z + 0.045], 0.05, { below: 0.03, above: 0.03 }, 8, brass);
}

/** Four panes with a hall behind them, and a curtain drawn half across. */
function pane(batch: Batch): void {
  const z = plan.wall - 0.078;
  const { from, to, low, high } = window;
  const middle = (from + to) / 2;
  const level = (low + high) / 2;
  batch.box([from, low, z], [to, high, z + 0.004], { colour: new Color(0x34403c), shadeBelow: 0.7 }, ['back']);
  for (let fold = 0; fold < 7; fold += 1) {
    const x = from + fold * 0.034;
    const cloth = new Color(0xd8cba8).multiplyScalar(fold % 2 ? 0.72 : 0.95);
    batch.box([x, low, z + 0.004], [x + 0.034, high, z + 0.006], { colour: cloth, shadeBelow: 0.8 }, ['back']);
  }
  const bar = { colour: new Color(0xd9d3c2) };
  batch.box([middle - 0.012, low, z], [middle + 0.012, high, z + 0.024], bar, ['back']);
  batch.box([from, level - 0.012, z], [to, level + 0.012, z + 0.024], bar, ['back']);
}

/** An enamelled 24. */
function number(batch: Batch, ground: Color): void {
  const [x, y, z] = [-0.62, 1.62, plan.wall];
  batch.box([x - 0.115, y - 0.085, z], [x + 0.115, y + 0.085, z + 0.012], { colour: new Color(0xe9e4d6) });
  batch.box([x - 0.103, y - 0.073, z + 0.012], [x + 0.103, y + 0.073, z + 0.014], { colour: ground });
  const bar = (x0: number, y0: number, x1: number, y1: number) =>
    batch.box([x + x0, y + y0, z + 0.014], [x + x1, y + y1, z + 0.016], { colour: new Color(0xf2eddf) }, ['back']);
  for (const level of [-0.05, -0.008, 0.034]) bar(-0.07, level, -0.012, level + 0.016);
  bar(-0.028, -0.008, -0.012, 0.05);
  bar(-0.07, -0.05, -0.054, 0.008);
  bar(0.014, -0.014, 0.076, 0.002);
  bar(0.014, -0.008, 0.03, 0.05);
  bar(0.05, -0.05, 0.066, 0.036);
}
