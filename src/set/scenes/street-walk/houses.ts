import { Box3, Color, Group, Matrix4, Mesh, Vector3, type BufferGeometry, type Material } from 'three';
import { Batch } from '../../props/batch.ts';
import { floorHeight, type Facade, type StreetBatches } from '../../props/building.ts';
import { facade } from '../../props/facade.ts';
import { seeded, type Random } from '../../random.ts';
import { cutOut, withoutHidden } from './cut-out.ts';
import { plan } from './layout.ts';
import { repeats, type StreetMaterials } from './materials.ts';
import { isCloseBy, type StreetParts } from './parts.ts';

const walls = [
  { wall: 'brick', colour: 0x9c5a42, trim: 0xc9b795 },
  { wall: 'plaster', colour: 0xc7ad83, trim: 0xe0d3b8 },
  { wall: 'plaster', colour: 0x87969a, trim: 0xd5d2c6 },
  { wall: 'brick', colour: 0x7a5348, trim: 0xb9a88e },
  { wall: 'plaster', colour: 0xb07c5a, trim: 0xddcbaa },
  { wall: 'plaster', colour: 0x9aa088, trim: 0xd9d4c0 },
  { wall: 'brick', colour: 0xb08060, trim: 0xd8cdb4 },
] as const;
const shopColours = [0x24423f, 0x5d2721, 0x23344f, 0x3c3026, 0x26272a, 0x6b4526, 0x2b4a55, 0x31452c];
const frames = [0xd9d2c2, 0x4a5a50, 0x3a3f46, 0xe4ddcc, 0x6d3b2c];

/** Houses beyond this, along the street, are drawn without the small things. */
const nearFrom = -24;

/** No camera goes beyond this, down the street. */
const seenFromBehind = -12;

/** A shop's share of a front, in the world: along the street, and whether it has an awning. */
interface Shop {
  from: number;
  to: number;
  hasAwning: boolean;
}

/** Both rows of houses, merged by material; what shops close by hang out, and the end of the street, can flicker or vanish. */
export function houses(seed: number, materials: StreetMaterials, owned: StreetParts): Group {
  const batches: StreetBatches = {
    brick: new Batch(repeats.brick),
    plaster: new Batch(repeats.plaster),
    trim: new Batch(),
    glass: new Batch(),
    sign: new Batch(),
  };
  const random = seeded(seed, 'street', 'houses');
  const shops: Record<'near' | 'far', Shop[]> = { near: [], far: [] };
  // The far row looks along -z: its own x runs against the street's.
  row(random, plan.from, plan.to, (from, width, front) => {
    const place = new Matrix4().makeRotationY(Math.PI).setPosition(from + width, 0, plan.farFront);
    facade(batches, materials.sheets, place, random, front);
    shops.far.push(...shopsOf(from, width, { ...front, shops: front.shops.toReversed() }));
  });
  // Of the near row the camera sees, close by, no more than the ground floor and the next.
  row(random, plan.from, plan.to, (from, width, front) => {
    facade(batches, materials.sheets, new Matrix4().makeTranslation(from, 0, plan.nearFront), random, {
      ...front,
      balcony: false,
      floors: from > nearFrom ? 1 : front.floors,
      mansard: front.mansard && from <= nearFrom,
    });
    shops.near.push(...shopsOf(from, width, front));
  });
  const group = new Group();
  const meshes = merged(batches, materials);
  for (const { name, box } of hungOut(shops)) {
    const pieces = meshes.flatMap((mesh) => {
      const piece = cutOut(mesh.geometry, box);
      return piece ? [new Mesh(piece, mesh.material)] : [];
    });
    if (pieces.length > 0) group.add(owned.add(name, pieces));
  }
  for (const [name, build] of endOfStreet) {
    const own = { plaster: new Batch(repeats.plaster), trim: new Batch() };
    build(own);
    const pieces = (['plaster', 'trim'] as const).flatMap((wall) =>
      own[wall].triangles > 0 ? [new Mesh(own[wall].geometry(), materials[wall])] : [],
    );
    group.add(owned.add(name, pieces));
  }
  group.add(...meshes);
  return group;
}

function merged(batches: StreetBatches, materials: StreetMaterials): Mesh<BufferGeometry, Material>[] {
  return (['brick', 'plaster', 'trim', 'glass', 'sign'] as const).map((name) => {
    const mesh = new Mesh(withoutHidden(batches[name].geometry(), seenFromBehind), materials[name]);
    mesh.name = `houses ${name}`;
    return mesh;
  });
}

function shopsOf(from: number, width: number, { shops }: Facade): Shop[] {
  const each = width / shops.length;
  return shops.map(({ awning }, index) => ({
    from: from + index * each,
    to: from + (index + 1) * each,
    hasAwning: awning !== undefined,
  }));
}

/** Spaces that hold what a shop hangs out over the street, and nothing else: see `shop-front.ts`. */
function hungOut({ near, far }: Record<'near' | 'far', readonly Shop[]>): { name: string; box: Box3 }[] {
  const space = (shop: Shop, low: number, high: number, z: readonly [number, number]) =>
    new Box3(new Vector3(shop.from, low, z[0]), new Vector3(shop.to, high, z[1]));
  const close = ({ from, to }: Shop) => isCloseBy((from + to) / 2);
  const facing = ({ from, to }: Shop) => (from + to) / 2 > -38 && (from + to) / 2 < 0;
  return [
    ...near
      .filter(close)
      .filter(({ hasAwning }) => hasAwning)
      .map((shop) => ({
        name: 'an awning',
        box: space(shop, 2.2, 2.99, [plan.nearFront + 0.135, plan.nearFront + 1.4]),
      })),
    ...far
      .filter(facing)
      .filter(({ hasAwning }) => hasAwning)
      .map((shop) => ({
        name: 'an awning across the street',
        box: space(shop, 2.2, 2.99, [plan.farFront - 1.4, plan.farFront - 0.135]),
      })),
    ...far.filter(facing).map((shop) => ({
      name: "a shop's sign across the street",
      box: space(shop, 3.01, 3.605, [plan.farFront - 0.135, plan.farFront - 0.125]),
    })),
  ];
}

function row(
  random: Random,
  from: number,
  to: number,
  build: (from: number, width: number, front: Facade) => void,
): void {
  let x = from;
  let last = -1;
  for (let number = 0; x < to; number += 1) {
    const bays = random.below(3) + 3;
    const width = bays * random.between(2.5, 2.9);
    let style = random.below(walls.length);
    if (style === last) style = (style + 1) % walls.length;
    last = style;
    const { wall, colour, trim } = walls[style]!;
    const shops = Array.from({ length: width > 9.5 ? 2 : 1 }, (_, index) => ({
      board: number * 2 + index + random.below(2),
      colour: new Color(random.pick(shopColours)),
      awning: random.unit() < 0.55 ? random.below(4) : undefined,
    }));
    build(x, width, {
      width,
      floors: random.below(2) + 3,
      bays,
      wall,
      colour: new Color(colour),
      trim: new Color(trim),
      frame: new Color(random.pick(frames)),
      shutters: random.unit() < 0.3,
      balcony: random.unit() < 0.45,
      mansard: random.unit() < 0.55,
      shops,
      isNear: x > nearFrom,
    });
    x += width + 0.04;
  }
}

type EndBatches = Pick<StreetBatches, 'plaster' | 'trim'>;

/** What stands across the end of the street: a block, a tower with a spire, and others, which the haze makes layers of. */
const endOfStreet: readonly (readonly [name: string, build: (batches: EndBatches) => void])[] = [
  [
    'the house at the end of the street',
    ({ plaster, trim }) => {
      const stone = { colour: new Color(0xb9ac95) };
      plaster.box([plan.from - 30, 0, -30], [plan.from - 14, 5 * floorHeight, 40], stone, ['bottom', 'back', 'left']);
      for (let floor = 0; floor < 5; floor += 1)
        for (let z = -28; z < 39; z += 2.6)
          trim.box(
            [plan.from - 14, floor * floorHeight + 1, z],
            [plan.from - 13.96, floor * floorHeight + 2.8, z + 1.2],
            { colour: new Color(0x4b5057) },
          );
    },
  ],
  [
    'the tower with the spire',
    ({ plaster, trim }) => {
      const tower = { colour: new Color(0xa99f90) };
      plaster.box([plan.from - 44, 0, 3], [plan.from - 36, 34, 11], tower, ['bottom', 'left']);
      trim.pillar([plan.from - 40, 34, 7], 5, { below: 3.4, above: 3 }, 8, tower);
      trim.pillar([plan.from - 40, 39, 7], 13, { below: 3, above: 0.1 }, 8, { colour: new Color(0x5f7a70) });
    },
  ],
  [
    'the far towers',
    ({ plaster }) => {
      plaster.box([plan.from - 80, 0, -26], [plan.from - 66, 52, -12], { colour: new Color(0x9a9a9c) }, [
        'bottom',
        'left',
      ]);
      plaster.box([plan.from - 90, 0, 22], [plan.from - 74, 44, 36], { colour: new Color(0x949596) }, [
        'bottom',
        'left',
      ]);
    },
  ],
];
