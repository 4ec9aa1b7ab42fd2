import type { Threshold } from '../../study/staircase.ts';
import { keepText, readKept as readText, type Kept } from '../shared/kept.ts';

const schema = 1;
const keeping = { key: 'frame-amnesia:threshold', noun: 'result', read: resultIn };

/** Reads what the last visit left. Never throws: what cannot be read is said. */
export function readKept(): Kept<Threshold> {
  return readText(keeping);
}

/** Keeps a result. The sentence says why it could not. */
export function keep({ level, low, high }: Threshold): string | null {
  return keepText(keeping, JSON.stringify({ schema, level, low, high }));
}

/** A result as `keep` wrote it, or null. */
export function resultIn(text: string): Threshold | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const found = value as Record<string, unknown>;
  const [level, low, high] = [found['level'], found['low'], found['high']];
  const isLevel = (it: unknown): it is number => typeof it === 'number' && it > 0 && it < 100;
  if (found['schema'] !== schema || !isLevel(level) || !isLevel(low) || !isLevel(high)) return null;
  return low <= level && level <= high ? { level, low, high } : null;
}
