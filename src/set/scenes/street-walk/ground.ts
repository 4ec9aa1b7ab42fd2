import { Color, Group, Mesh, MeshLambertMaterial } from 'three';
import { Batch, type Point } from '../../props/batch.ts';
import { seeded, type Random } from '../../random.ts';
import { plan, roadLevel } from './layout.ts';
import { repeats, type StreetMaterials } from './materials.ts';

const stone = new Color(0xa8a297);
const paving = new Color(0xb4aca0);
const road = new Color(0x4e5053);

/** Pavements, kerbs, road, its markings, drains and covers. */
export function ground(seed: number, materials: StreetMaterials): Group {
  const random = seeded(seed, 'street', 'ground');
  const slabs = new Batch(repeats.slabs);
  const asphalt = new Batch(repeats.asphalt);
  const trim = new Batch();
  const [x0, x1] = [plan.from - 60, plan.to + 20];
  // In pieces, so that baked shade can lie along the walls and in the gutters.
  const strip = (batch: Batch, z0: number, z1: number, y: number, colour: Color, shade: [number, number]) =>
    batch.quad(
      [
        [x0, y, z1],
        [x1, y, z1],
        [x1, y, z0],
        [x0, y, z0],
      ],
      { colour, shadeBelow: shade[1], shadeAbove: shade[0] },
    );
  strip(slabs, plan.nearFront, plan.nearFront + 0.9, 0, paving, [0.55, 1]);
  strip(slabs, plan.nearFront + 0.9, plan.kerb - 0.15, 0, paving, [1, 1]);
  strip(slabs, plan.farKerb + 0.15, plan.farFront - 0.9, 0, paving, [1, 1]);
  strip(slabs, plan.farFront - 0.9, plan.farFront, 0, paving, [1, 0.5]);
  strip(asphalt, plan.kerb, plan.kerb + 0.5, roadLevel, road, [0.7, 1]);
  strip(asphalt, plan.kerb + 0.5, plan.farKerb - 0.5, roadLevel, road, [1, 1]);
  strip(asphalt, plan.farKerb - 0.5, plan.farKerb, roadLevel, road, [1, 0.6]);
  for (let x = x0; x < x1; x += 0.9) {
    const shade = { colour: stone.clone().multiplyScalar(random.between(0.86, 1.08)) };
    trim.box([x, roadLevel, plan.kerb - 0.15], [x + 0.885, 0.004, plan.kerb], shade, [
      'bottom',
      'back',
      'left',
      'right',
    ]);
    trim.box([x, roadLevel, plan.farKerb], [x + 0.885, 0.004, plan.farKerb + 0.15], shade, [
      'bottom',
      'front',
      'left',
      'right',
    ]);
  }
  const white = { colour: new Color(0xc9c5ba) };
  const line = (a: number, b: number, z: number, wide: number) =>
    trim.quad(
      [
        [a, roadLevel + 0.006, z + wide],
        [b, roadLevel + 0.006, z + wide],
        [b, roadLevel + 0.006, z],
        [a, roadLevel + 0.006, z],
      ],
      white,
    );
  for (let x = x0; x < x1; x += 6) line(x, x + 3, 6.9, 0.13);
  for (const [edge, parts] of [
    [plan.parkingEnd, 0.1],
    [plan.farParking, 0.1],
  ] as const)
    for (let x = x0; x < x1; x += 1.6) line(x, x + 0.9, edge, parts);
  const iron = { colour: new Color(0x35332f) };
  for (let x = x0; x < x1; x += 13)
    for (let bar = 0; bar < 6; bar += 1)
      trim.box(
        [x + bar * 0.09, roadLevel, plan.kerb + 0.06],
        [x + bar * 0.09 + 0.055, roadLevel + 0.012, plan.kerb + 0.4],
        iron,
        ['bottom'],
      );

  fallenLeaves(trim, random);
  const group = new Group();
  const lines = new MeshLambertMaterial({ vertexColors: true });
  for (const [batch, material] of [
    [slabs, materials.slabs],
    [asphalt, materials.asphalt],
    [trim, lines],
  ] as const) {
    const mesh = new Mesh(batch.geometry(), material);
    mesh.receiveShadow = true;
    group.add(mesh);
  }
  return group;
}

/** What the trees let go: thickest in the gutter and along the kerb. */
function fallenLeaves(batch: Batch, random: Random): void {
  for (let count = 0; count < 420; count += 1) {
    const x = random.between(-34, 12);
    const away = random.between(0, 1) ** 2.2;
    const inGutter = random.unit() < 0.4;
    const z = inGutter ? plan.kerb + 0.05 + away * 0.5 : plan.kerb - 0.2 - away * 4.2;
    const y = (inGutter ? roadLevel : 0) + 0.008;
    const size = random.between(0.028, 0.055);
    const turn = random.between(0, 6.28);
    const [c, s] = [Math.cos(turn) * size, Math.sin(turn) * size];
    const lift = random.between(0, 0.02);
    const colour = new Color().setHSL(random.between(0.06, 0.14), random.between(0.5, 0.75), random.between(0.22, 0.4));
    const corners: [Point, Point, Point, Point] = [
      [x - s * 0.6, y + lift, z + c * 0.6],
      [x + c, y, z + s],
      [x + s * 0.6, y + lift, z - c * 0.6],
      [x - c, y, z - s],
    ];
    batch.quad(corners, { colour });
  }
}
