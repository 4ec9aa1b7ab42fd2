import type { Threshold } from '../../study/staircase.ts';

const key = 'frame-amnesia:threshold';
const schema = 1;

/** What this browser has kept: a result, nothing, or a sentence that says why there is none. */
export interface Kept {
  result: Threshold | null;
  problem: string | null;
}

/** Reads what the last visit left. Never throws: what cannot be read is said. */
export function readKept(): Kept {
  let text: string | null;
  try {
    text = localStorage.getItem(key);
  } catch {
    return { result: null, problem: 'This browser keeps nothing for this site, so a result is gone when you leave.' };
  }
  if (text === null) return { result: null, problem: null };
  const result = resultIn(text);
  return result
    ? { result, problem: null }
    : {
        result: null,
        problem: 'What this browser kept of your last result cannot be read. A new one will take its place.',
      };
}

/** Keeps a result. The sentence says why it could not. */
export function keep({ level, low, high }: Threshold): string | null {
  try {
    localStorage.setItem(key, JSON.stringify({ schema, level, low, high }));
    return null;
  } catch {
    return 'This browser keeps nothing for this site, so your result is gone when you leave.';
  }
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
