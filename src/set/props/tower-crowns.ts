import { Color } from 'three';
import type { Random } from '../random.ts';
import type { Batch, Point } from './batch.ts';
import type { Block, TowerBatches, TowerPlan } from './tower-plan.ts';
import { shaft } from './tower-shaft.ts';

/** Signs of x and z of the four corners of a square. */
const corners = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

const iron = new Color(0x3a3634);
const copper = new Color(0x5d8f80);
const gilt = new Color(0xd7a548);
const wood = new Color(0xa06e46);

/** What a tower ends in. */
export function crown(batches: TowerBatches, random: Random, plan: TowerPlan, block: Block): void {
  const { trim } = batches;
  const [cx, cz] = [(block.x0 + block.x1) / 2, (block.z0 + block.z1) / 2];
  const wide = Math.min(block.x1 - block.x0, block.z1 - block.z0);
  const look = { colour: plan.trim };
  const y = block.y1;
  switch (plan.crown) {
    case 'steps':
    case 'spire': {
      let [half, at] = [wide * 0.4, y];
      for (let step = 0; step < 4; step += 1) {
        const tall = wide * (0.3 - 0.035 * step);
        const stepped = { x0: cx - half, x1: cx + half, z0: cz - half, z1: cz + half, y0: at, y1: at + tall };
        if (step < 2) shaft(batches, random, plan, stepped);
        else
          trim.box([cx - half, at, cz - half], [cx + half, at + tall, cz + half], { ...look, shadeBelow: 0.8 }, [
            'bottom',
          ]);
        for (const [sx, sz] of corners)
          trim.box(
            [cx + sx * half - 0.7, at, cz + sz * half - 0.7],
            [cx + sx * half + 0.7, at + tall + 1.8, cz + sz * half + 0.7],
            look,
            ['bottom'],
          );
        at += tall;
        half *= 0.7;
      }
      if (plan.crown === 'spire') {
        trim.pillar([cx, at, cz], wide * 0.55, { below: half * 1.25, above: half * 0.32 }, 8, {
          colour: copper,
          shadeBelow: 0.75,
        });
        trim.pillar([cx, at + wide * 0.55, cz], wide * 1.05, { below: half * 0.3, above: 0.1 }, 6, { colour: gilt });
      } else trim.pillar([cx, at, cz], wide * 0.5, { below: 0.5, above: 0.12 }, 6, { colour: iron });
      break;
    }
    case 'pyramid':
      hip(trim, block, y + 1, wide * 0.95, 0.1, copper);
      for (let side = -1; side <= 1; side += 2)
        trim.box(
          [cx + side * wide * 0.2 - 1.4, y, block.z1 - 2.4],
          [cx + side * wide * 0.2 + 1.4, y + wide * 0.34, block.z1 + 0.2],
          look,
          ['bottom'],
        );
      trim.pillar([cx, y + wide * 0.9, cz], wide * 0.34, { below: 0.8, above: 0.1 }, 6, { colour: gilt });
      break;
    case 'lantern': {
      const half = wide * 0.36;
      trim.pillar([cx, y, cz], 5, { below: half * 1.25, above: half * 1.1 }, 8, look);
      trim.pillar([cx, y + 5, cz], 11, { below: half, above: half }, 8, { colour: new Color(3.2, 2.1, 1.05) });
      for (let edge = 0; edge < 8; edge += 1) {
        const angle = (edge / 8) * 2 * Math.PI;
        trim.pillar(
          [cx + half * Math.sin(angle), y + 5, cz + half * Math.cos(angle)],
          11,
          { below: 0.6, above: 0.6 },
          4,
          look,
        );
      }
      trim.pillar([cx, y + 16, cz], 9, { below: half * 1.18, above: half * 0.3 }, 8, {
        colour: copper,
        shadeBelow: 0.7,
      });
      trim.pillar([cx, y + 25, cz], 14, { below: 0.5, above: 0.08 }, 5, { colour: gilt });
      break;
    }
    case 'mast':
      roofClutter(trim, random, block, plan.detail);
      mast(trim, cx, y, cz, wide * 1.5);
      break;
    case 'roof':
      roofClutter(trim, random, block, plan.detail);
      break;
    case 'tanks':
      roofClutter(trim, random, block, plan.detail);
      for (const [dx, dz] of plan.detail === 0
        ? []
        : ([
            [-0.22, 0.2],
            [0.24, -0.1],
          ] as const))
        waterTank(trim, [cx + dx * wide, y, cz + dz * wide], random.between(0.9, 1.25), plan.detail === 2);
  }
}

function hip(trim: Batch, { x0, x1, z0, z1 }: Block, y: number, rise: number, top: number, colour: Color): void {
  const [cx, cz] = [(x0 + x1) / 2, (z0 + z1) / 2];
  const feet: Point[] = [
    [x0, y, z1],
    [x1, y, z1],
    [x1, y, z0],
    [x0, y, z0],
  ];
  const tips = feet.map(([x, , z]): Point => [cx + (x - cx) * top, y + rise, cz + (z - cz) * top]);
  for (let edge = 0; edge < 4; edge += 1) {
    const next = (edge + 1) % 4;
    trim.quad([feet[edge]!, feet[next]!, tips[next]!, tips[edge]!], { colour, shadeBelow: 0.8 });
  }
}

/** A tank of staves on iron legs, under a cone: the city keeps its water on its roofs. Only a near one has hoops and is quite round. */
export function waterTank(trim: Batch, [x, y, z]: Point, size: number, isNear: boolean): void {
  const leg = 2.6 * size;
  const foot = y + leg + 0.3;
  const edges = isNear ? 14 : 8;
  const dark = { colour: iron };
  for (const [sx, sz] of corners)
    trim.box(
      [x + sx * 1.5 * size - 0.12, y, z + sz * 1.5 * size - 0.12],
      [x + sx * 1.5 * size + 0.12, y + leg, z + sz * 1.5 * size + 0.12],
      dark,
      ['top', 'bottom'],
    );
  trim.box([x - 1.9 * size, y + leg, z - 1.9 * size], [x + 1.9 * size, foot, z + 1.9 * size], dark, ['bottom']);
  const staves = { colour: wood, shadeBelow: 0.75 };
  trim.pillar([x, foot, z], 4.2 * size, { below: 2.05 * size, above: 1.9 * size }, edges, staves);
  for (const part of isNear ? [0.16, 0.5, 0.84] : [])
    trim.pillar([x, foot + 4.2 * size * part, z], 0.14, { below: 2.1 * size, above: 2.08 * size }, edges, dark);
  const cap = { colour: new Color(0x75645a), shadeBelow: 0.8 };
  trim.pillar([x, foot + 4.2 * size, z], 1.7 * size, { below: 2.25 * size, above: 0.12 }, edges, cap);
}

/** A lattice mast, as three tapering poles and rings. */
function mast(trim: Batch, x: number, y: number, z: number, tall: number): void {
  trim.pillar([x, y, z], tall * 0.4, { below: 1, above: 0.6 }, 6, { colour: iron });
  trim.pillar([x, y + tall * 0.4, z], tall * 0.35, { below: 0.6, above: 0.4 }, 6, { colour: new Color(0xc9533a) });
  trim.pillar([x, y + tall * 0.75, z], tall * 0.25, { below: 0.25, above: 0.08 }, 5, { colour: new Color(0xe6e0d8) });
  for (const part of [0.4, 0.58, 0.75])
    trim.pillar([x, y + tall * part, z], 0.5, { below: 0.95, above: 0.95 }, 8, { colour: iron });
}

/** Lift houses, fans, vents, pipes and a parapet: what a roof collects. */
export function roofClutter(trim: Batch, random: Random, { x0, x1, z0, z1, y1 }: Block, detail: 0 | 1 | 2): void {
  if (detail === 0) return;
  const [wide, deep] = [x1 - x0, z1 - z0];
  const greys = [0x8a837a, 0x6f6a66, 0xa39a8e, 0x5c5a5e];
  for (let count = 0; count < detail * 3; count += 1) {
    const size = count === 0 ? 5.5 : random.between(0.8, 2.6);
    const [x, z] = [random.between(x0 + 1, x0 + wide * 0.8), random.between(z0 + 1, z0 + deep * 0.8)];
    const colour = new Color(random.pick(greys));
    const tall = count === 0 ? random.between(3.5, 6) : random.between(0.8, 2.6);
    if (count % 3 === 2)
      trim.pillar([x + size / 2, y1, z + size / 2], tall, { below: size * 0.45, above: size * 0.45 }, 8, {
        colour,
        shadeBelow: 0.6,
      });
    else
      trim.box(
        [x, y1, z],
        [Math.min(x + size * 1.4, x1 - 0.4), y1 + tall, Math.min(z + size, z1 - 0.4)],
        { colour, shadeBelow: 0.6 },
        ['bottom'],
      );
  }
  if (detail < 2) return;
  const pipe = new Color(0x97918a);
  trim.box([x0 + 2, y1 + 0.3, z0 + deep * 0.4], [x1 - 2, y1 + 0.6, z0 + deep * 0.4 + 0.3], { colour: pipe }, [
    'bottom',
  ]);
}
