import type { Color } from 'three';
import type { Batch } from './batch.ts';
import type { FacadeKind } from './tower-facades.ts';

/** What a tower can end in. */
export const crownKinds = ['steps', 'pyramid', 'spire', 'tanks', 'lantern', 'mast', 'roof'] as const;

export type CrownKind = (typeof crownKinds)[number];

/** Where the faces of towers go: one batch a facade, and one for what has no windows. */
export type TowerBatches = Record<FacadeKind | 'trim', Batch>;

/** A tower before it is built. Metres; `x` and `z` are the middle of its foot. */
export interface TowerPlan {
  x: number;
  z: number;
  width: number;
  depth: number;
  height: number;
  facade: FacadeKind;
  colour: Color;
  /** Of ledges, piers and crowns. */
  trim: Color;
  crown: CrownKind;
  /** Storeys of the setbacks: 1 is a plain shaft. */
  tiers: number;
  /** How much is modelled: 0 far off, 1 in between, 2 near enough for piers, ledges and tanks to be seen. */
  detail: 0 | 1 | 2;
  seed: number;
}

/** A box of a tower, metres. */
export interface Block {
  x0: number;
  x1: number;
  z0: number;
  z1: number;
  y0: number;
  y1: number;
}
