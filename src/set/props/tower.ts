import { Matrix4 } from 'three';
import { seeded } from '../random.ts';
import { crown, roofClutter } from './tower-crowns.ts';
import { facadeCells } from './tower-facades.ts';
import type { TowerBatches, TowerPlan } from './tower-plan.ts';
import { shaft } from './tower-shaft.ts';

/** Shares of the height at which the tiers end, by how many there are. */
const setbacks: Readonly<Record<number, readonly number[]>> = { 2: [0.72, 1], 3: [0.56, 0.82, 1] };

/** Builds a tower into batches: shafts that step back as they rise, ledges, piers, a crown, and what stands on roofs. */
export function tower(batches: TowerBatches, plan: TowerPlan): void {
  const random = seeded(plan.seed, 'tower');
  for (const batch of Object.values(batches)) batch.place = new Matrix4();
  let [width, depth, bottom] = [plan.width, plan.depth, 0];
  for (let tier = 0; tier < plan.tiers; tier += 1) {
    const isLast = tier === plan.tiers - 1;
    const share = setbacks[plan.tiers]?.[tier] ?? 1;
    const top = isLast ? plan.height : floored(plan.height * share);
    const block = {
      x0: plan.x - width / 2,
      x1: plan.x + width / 2,
      z0: plan.z - depth / 2,
      z1: plan.z + depth / 2,
      y0: bottom,
      y1: top,
    };
    shaft(batches, random, plan, block, tier);
    if (isLast) crown(batches, random, plan, block);
    else {
      roofClutter(batches.trim, random, block, plan.detail);
      const inset = random.between(0.68, 0.82);
      width *= inset;
      depth *= inset;
      bottom = top;
    }
  }
}

function floored(height: number): number {
  return Math.round(height / facadeCells.height) * facadeCells.height;
}
