import { Color } from 'three';
import type { Random } from '../random.ts';
import type { Batch, Cell, Point } from './batch.ts';
import { facadeCells } from './tower-facades.ts';
import type { Block, TowerBatches, TowerPlan } from './tower-plan.ts';

/** Four walls of windows from `y0` to `y1`, with a flat roof. */
export function shaft(batches: TowerBatches, random: Random, plan: TowerPlan, block: Block, tier = 0): void {
  const { x0, x1, z0, z1, y0, y1 } = block;
  const walls = batches[plan.facade];
  const { trim } = batches;
  const floors = Math.max(1, Math.round((y1 - y0) / facadeCells.height));
  const look = { colour: plan.colour };
  const windows = (metres: number): Cell => {
    const bays = Math.max(1, Math.round(metres / facadeCells.width));
    const [left, bottom] = [random.below(64) / facadeCells.across, random.below(64) / facadeCells.up];
    return { left, right: left + bays / facadeCells.across, bottom, top: bottom + floors / facadeCells.up };
  };
  const faces: readonly [number, [Point, Point, Point, Point]][] = [
    [
      x1 - x0,
      [
        [x0, y0, z1],
        [x1, y0, z1],
        [x1, y1, z1],
        [x0, y1, z1],
      ],
    ],
    [
      z1 - z0,
      [
        [x1, y0, z1],
        [x1, y0, z0],
        [x1, y1, z0],
        [x1, y1, z1],
      ],
    ],
    [
      x1 - x0,
      [
        [x1, y0, z0],
        [x0, y0, z0],
        [x0, y1, z0],
        [x1, y1, z0],
      ],
    ],
    [
      z1 - z0,
      [
        [x0, y0, z0],
        [x0, y0, z1],
        [x0, y1, z1],
        [x0, y1, z0],
      ],
    ],
  ];
  for (const [metres, corners] of faces) walls.quad(corners, { ...look, cell: windows(metres) });
  trim.quad(
    [
      [x0, y1, z1],
      [x1, y1, z1],
      [x1, y1, z0],
      [x0, y1, z0],
    ],
    { colour: new Color(0x4b4642) },
  );
  if (plan.detail === 0) return;
  ledge(trim, block, y1 - 0.5, 1.5, 0.55, plan.trim);
  if (plan.facade === 'masonry') {
    ledge(trim, block, y1 - facadeCells.height * 2 - 0.2, 0.6, 0.4, plan.trim);
    if (tier === 0)
      for (let y = 30.4; y < y1 - 20; y += facadeCells.height * 8) ledge(trim, block, y, 0.5, 0.3, plan.trim);
  }
  if (plan.detail === 2 && (plan.facade === 'piers' || plan.facade === 'frame'))
    piers(trim, block, plan, plan.facade === 'piers' ? 2 : 3);
  if (plan.detail === 2 && plan.facade === 'curtain') fins(trim, block, plan.trim);
}

/** A band that goes round a block and stands out from it. */
function ledge(trim: Batch, { x0, x1, z0, z1 }: Block, y: number, tall: number, out: number, colour: Color): void {
  const look = { colour, shadeBelow: 0.7 };
  trim.box([x0 - out, y, z1], [x1 + out, y + tall, z1 + out], look, ['back']);
  trim.box([x0 - out, y, z0 - out], [x1 + out, y + tall, z0], look, ['front']);
  trim.box([x1, y, z0], [x1 + out, y + tall, z1], look, ['left', 'front', 'back']);
  trim.box([x0 - out, y, z0], [x0, y + tall, z1], look, ['right', 'front', 'back']);
}

/** Upright piers between the bays, on the walls that the camera and the sun see. */
function piers(trim: Batch, { x0, x1, z1, z0, y0, y1 }: Block, plan: TowerPlan, every: number): void {
  const look = { colour: plan.trim.clone().lerp(plan.colour, 0.5) };
  const step = (metres: number) => (metres / Math.max(1, Math.round(metres / facadeCells.width))) * every;
  for (let x = x0; x <= x1 + 0.1; x += step(x1 - x0))
    trim.box([x - 0.4, y0, z1], [x + 0.4, y1 + 1.6, z1 + 0.5], look, ['back', 'bottom']);
  for (const [x, out] of [
    [x1, 0.5],
    [x0, -0.5],
  ] as const)
    for (let z = z0; z <= z1 + 0.1; z += step(z1 - z0))
      trim.box([Math.min(x, x + out), y0, z - 0.4], [Math.max(x, x + out), y1 + 1.6, z + 0.4], look, [
        'bottom',
        out > 0 ? 'left' : 'right',
      ]);
}

/** Thin blades of metal at the corners and every few bays of a glass wall. */
function fins(trim: Batch, { x0, x1, z1, y0, y1 }: Block, colour: Color): void {
  const bays = Math.max(1, Math.round((x1 - x0) / facadeCells.width));
  for (let bay = 0; bay <= bays; bay += 2) {
    const x = x0 + ((x1 - x0) * bay) / bays;
    trim.box([x - 0.1, y0, z1], [x + 0.1, y1 + 0.4, z1 + 0.34], { colour }, ['back', 'bottom', 'top']);
  }
}
