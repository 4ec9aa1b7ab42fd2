import type { Color } from 'three';
import type { Batch, Cell } from './batch.ts';

/** Where the faces of a street's buildings go: one batch a material. */
export interface StreetBatches {
  brick: Batch;
  plaster: Batch;
  /** Stone, wood and metal without a pattern. */
  trim: Batch;
  glass: Batch;
  sign: Batch;
}

export interface StreetSheets {
  homes: readonly Cell[];
  shops: readonly Cell[];
  boards: readonly Cell[];
  stripes: readonly Cell[];
}

/** A building's front. Its own axes: x along the front, y up, z towards the street; it begins at x = 0. */
export interface Facade {
  width: number;
  floors: number;
  bays: number;
  wall: 'brick' | 'plaster';
  colour: Color;
  trim: Color;
  frame: Color;
  shutters: boolean;
  balcony: boolean;
  mansard: boolean;
  shops: readonly { board: number; colour: Color; awning: number | undefined }[];
  /** Near enough for quoins, dentils, slats and railings to be seen. */
  isNear: boolean;
}

export const groundHeight = 3.9;
export const floorHeight = 3.15;
