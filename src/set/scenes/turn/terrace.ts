import { Color, DoubleSide, Group, Mesh, MeshLambertMaterial, type Material, type Object3D, type Texture } from 'three';
import { Batch, type Point } from '../../props/batch.ts';
import { pot } from '../../props/garden.ts';
import { foliage } from '../../props/garden-leaves.ts';
import { grain, painted } from '../../props/paint.ts';
import { bricks } from '../../props/surfaces.ts';
import { seeded, type Random } from '../../random.ts';
import { chair, parasol, table } from './furniture.ts';
import { plan, variation } from './layout.ts';

export interface Built {
  /** What stays. */
  fixed: Object3D;
  /** What can go, by the name a reader would give it. */
  parts: readonly { name: string; object: Object3D }[];
  textures: readonly Texture[];
}

const parasolCloth = [0xb8452f, 0x2f6a68, 0xc08a2e, 0x3d4f7a];

/** The roof itself: boards, a parapet, and what people carry up there. */
export function terrace(seed: number, leafMaterial: Material): Built {
  const random = seeded(seed, 'turn', 'terrace');
  const vary = variation(seed);
  const maps = { boards: boards(random), brick: bricks(random) };
  const mesh = (batch: Batch, map: Texture | null = null) => {
    const made = new Mesh(batch.geometry(), new MeshLambertMaterial({ vertexColors: true, map }));
    made.castShadow = true;
    made.receiveShadow = true;
    return made;
  };

  const deck = new Batch(2.4);
  const { deck: floor, parapet } = plan;
  const strip = (z0: number, z1: number, shade: readonly [number, number]) =>
    deck.quad(
      [
        [floor.from, 0, z1],
        [floor.to, 0, z1],
        [floor.to, 0, z0],
        [floor.from, 0, z0],
      ],
      {
        colour: new Color(0xb08f6c),
        shadeBelow: shade[1],
        shadeAbove: shade[0],
      },
    );
  strip(-1.6, floor.front, [1, 1]);
  strip(-2.6, -1.6, [0.92, 1]);
  strip(parapet.z, -2.6, [0.5, 0.92]);
  const boarding = mesh(deck, maps.boards);
  boarding.castShadow = false;

  const wall = new Batch(1.8);
  const brick = { colour: new Color(0xa8674c), shadeBelow: 0.6 };
  wall.box([floor.from, 0, parapet.z - parapet.thick], [floor.to, parapet.height, parapet.z], brick, ['bottom']);
  const coping = new Batch();
  const stone = new Color(0xc9bda6);
  for (let x = floor.from; x < floor.to; x += 0.8)
    coping.box(
      [x, parapet.height, parapet.z - parapet.thick - 0.05],
      [x + 0.79, parapet.height + 0.07, parapet.z + 0.05],
      { colour: stone.clone().multiplyScalar(random.between(0.9, 1.06)) },
      ['bottom'],
    );

  const stack = new Batch(1.8);
  const cap = new Batch();
  const at = -2.25 + 0.2 * vary('chimney');
  chimney(stack, cap, [at, 0, parapet.z + 0.1]);
  const chimneyGroup = new Group();
  chimneyGroup.add(mesh(stack, maps.brick), mesh(cap));

  const lights = new Batch();
  bulbs(lights, [at + 0.1, 2.05, parapet.z + 0.12], [2.55, 2.12, -2.6]);
  const string = new Mesh(
    lights.geometry(),
    new MeshLambertMaterial({ vertexColors: true, emissive: 0x9a6a34, emissiveIntensity: 0.5 }),
  );

  const olive: Point = [-1.62 + 0.15 * vary('olive'), 0, -2.3];
  const cloth = new Color(seed === 1 ? parasolCloth[0] : random.pick(parasolCloth));
  const shade = new Batch();
  parasol(shade, [2.42 + 0.15 * vary('parasol'), 0, -2.45], cloth);
  const canopy = mesh(shade);
  (canopy.material as Material).side = DoubleSide;
  const [top, seat] = [new Batch(), new Batch()];
  table(top, [1.98, 0, -1.75]);
  chair(seat, [1.28, 0, -1.95], 58 + 12 * vary('chair'), new Color(0x3f6f63));

  const fixed = new Group();
  fixed.add(boarding, mesh(wall, maps.brick), mesh(coping), string);
  return {
    fixed,
    parts: [
      { name: 'the chimney', object: chimneyGroup },
      { name: 'the olive tree in its pot', object: oliveTree(random, olive, leafMaterial, mesh) },
      { name: 'the parasol', object: canopy },
      { name: 'the table', object: mesh(top) },
      { name: 'the green chair', object: mesh(seat) },
    ],
    textures: Object.values(maps),
  };
}

function oliveTree(random: Random, [x, y, z]: Point, leafMaterial: Material, mesh: (batch: Batch) => Mesh): Group {
  const clay = new Batch();
  pot(clay, [x, y, z], 0.46, 0.25, new Color(0xb27352));
  clay.pillar([x, 0.44, z], 0.72, { below: 0.035, above: 0.022 }, 6, { colour: new Color(0x7a6a55) });
  const crown = new Mesh(
    foliage(random, [
      {
        middle: [x, 1.42, z],
        radii: [0.36, 0.33, 0.34],
        sprays: 85,
        size: 0.1,
        hue: [0.2, 0.27],
        saturation: 0.26,
        lightness: [0.26, 0.4],
      },
      {
        middle: [x + 0.16, 1.2, z + 0.05],
        radii: [0.22, 0.17, 0.22],
        sprays: 26,
        size: 0.09,
        hue: [0.2, 0.26],
        saturation: 0.26,
        lightness: [0.24, 0.36],
      },
    ]),
    leafMaterial,
  );
  crown.castShadow = true;
  const group = new Group();
  group.add(mesh(clay), crown);
  return group;
}

function chimney(stack: Batch, cap: Batch, [x, , z]: Point): void {
  stack.box([x - 0.36, 0, z - 0.3], [x + 0.36, 1.62, z + 0.22], { colour: new Color(0x97604a), shadeBelow: 0.7 }, [
    'bottom',
  ]);
  const stone = { colour: new Color(0xbdb09a) };
  cap.box([x - 0.42, 1.62, z - 0.36], [x + 0.42, 1.7, z + 0.28], stone);
  for (const side of [-0.17, 0.17]) {
    const clay = { colour: new Color(0xb5714f), shadeBelow: 0.8 };
    cap.pillar([x + side, 1.7, z - 0.04], 0.3, { below: 0.12, above: 0.095 }, 10, clay);
    cap.pillar([x + side, 1.98, z - 0.04], 0.05, { below: 0.12, above: 0.12 }, 10, clay);
  }
}

/** A cable that sags between two points, with a bulb every now and then. */
function bulbs(batch: Batch, from: Point, to: Point): void {
  const place = (share: number): Point => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share - 0.34 * 4 * share * (1 - share),
    from[2] + (to[2] - from[2]) * share,
  ];
  const pieces = 26;
  for (let piece = 0; piece < pieces; piece += 1) {
    const [a, b] = [place(piece / pieces), place((piece + 1) / pieces)];
    batch.quad(
      [
        [a[0], a[1] - 0.005, a[2]],
        [b[0], b[1] - 0.005, b[2]],
        [b[0], b[1] + 0.005, b[2]],
        [a[0], a[1] + 0.005, a[2]],
      ],
      { colour: new Color(0x1c1a18) },
    );
    if (piece % 3 !== 1) continue;
    batch.pillar([a[0], a[1] - 0.05, a[2]], 0.05, { below: 0.016, above: 0.014 }, 6, { colour: new Color(0x1c1a18) });
    batch.pillar([a[0], a[1] - 0.12, a[2]], 0.07, { below: 0.02, above: 0.036 }, 7, { colour: new Color(0xffd89a) });
  }
}

/** Boards of weathered wood, along x. One repeat is 2.4 m. */
function boards(random: Random): Texture {
  return painted(512, 512, (brush) => {
    const rows = 16;
    const tall = 512 / rows;
    for (let row = 0; row < rows; row += 1) {
      const seam = random.between(0, 512);
      for (const [x, width] of [
        [0, seam],
        [seam, 512 - seam],
      ] as const) {
        const level = random.between(176, 236);
        brush.fillStyle = `rgb(${level},${level * random.between(0.93, 0.98)},${level * random.between(0.86, 0.94)})`;
        brush.fillRect(x, row * tall, width, tall);
        for (let line = 0; line < 7; line += 1) {
          brush.fillStyle = `rgba(70,52,38,${random.between(0.04, 0.14)})`;
          brush.fillRect(x, row * tall + random.between(3, tall - 3), width, random.between(0.8, 2.2));
        }
      }
      brush.fillStyle = 'rgba(34,26,20,0.85)';
      brush.fillRect(0, row * tall, 512, 2.6);
      brush.fillRect(seam, row * tall, 2.4, tall);
    }
    grain(brush, random, 22, 0.05);
  });
}
