import { Group, Mesh } from 'three';
import { Batch } from '../../props/batch.ts';
import { facadeKinds, facadeSheet, type FacadeKind, type FacadeSheet } from '../../props/tower-facades.ts';
import type { TowerBatches, TowerPlan } from '../../props/tower-plan.ts';
import { tower } from '../../props/tower.ts';
import { seeded } from '../../random.ts';
import type { CityLight } from './city-light.ts';

/** How much of the sky a facade's glass mirrors when one looks straight at it. */
const mirrors: Record<FacadeKind, number> = { masonry: 0.1, piers: 0.12, ribbon: 0.26, curtain: 0.6, frame: 0.2 };

export interface CityParts {
  /** A group for towers, in few draw calls; each call makes materials of its own where asked. */
  build(plans: readonly TowerPlan[]): Group;
  sheets: Record<FacadeKind, FacadeSheet>;
}

/** Towers share a material for each facade. */
export function cityParts(seed: number, light: CityLight): CityParts {
  const random = seeded(seed, 'flight', 'facades');
  const sheets = Object.fromEntries(facadeKinds.map((kind) => [kind, facadeSheet(kind, random)])) as Record<
    FacadeKind,
    FacadeSheet
  >;
  const materials = {
    ...Object.fromEntries(facadeKinds.map((kind) => [kind, light.material(sheets[kind], mirrors[kind])])),
    trim: light.material(),
  };
  const build = (plans: readonly TowerPlan[]): Group => {
    const group = new Group();
    const batches = Object.fromEntries([...facadeKinds, 'trim'].map((name) => [name, new Batch()])) as TowerBatches;
    for (const plan of plans) tower(batches, plan);
    for (const [name, batch] of Object.entries(batches)) {
      if (batch.triangles === 0) continue;
      group.add(new Mesh(batch.geometry(), materials[name as keyof typeof materials]));
    }
    return group;
  };
  return { build, sheets };
}
