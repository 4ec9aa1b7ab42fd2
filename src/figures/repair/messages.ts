import type { Mended } from '../../pipeline/mend.ts';
import type { Repair, Rushes } from '../../study/repair/repair.ts';

/** What the figure tells the worker that mends. */
export type Request =
  | { kind: 'rushes'; rushes: Rushes; modelTorsoPixels: Float32Array }
  | { kind: 'mend'; request: number; repairs: readonly Repair[] };

/** What it answers. */
export type Reply =
  { kind: 'mended'; request: number; mended: Mended } | { kind: 'failed'; request: number; sentence: string };
