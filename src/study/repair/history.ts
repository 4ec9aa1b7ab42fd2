import type { Repair } from './repair.ts';

/** Repairs made, and those taken back that may be made again. */
export interface History {
  made: readonly Repair[];
  undone: readonly Repair[];
}

export const noRepairs: History = { made: [], undone: [] };

/** A new repair ends what could be made again. Several at once are taken back one by one. */
export function withRepairs({ made }: History, repairs: readonly Repair[]): History {
  return { made: [...made, ...repairs], undone: [] };
}

export function undo({ made, undone }: History): History {
  const last = made.at(-1);
  return last ? { made: made.slice(0, -1), undone: [...undone, last] } : { made, undone };
}

export function redo({ made, undone }: History): History {
  const next = undone.at(-1);
  return next ? { made: [...made, next], undone: undone.slice(0, -1) } : { made, undone };
}
