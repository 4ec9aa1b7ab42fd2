import type { ResultBar } from '../src/terms/results.ts';

export function atLeast(id: string, what: string, figure: number, bar: number): ResultBar {
  return { id, what, figure, bar, way: 'at least', holds: figure >= bar };
}

export function atMost(id: string, what: string, figure: number, bar: number): ResultBar {
  return { id, what, figure, bar, way: 'at most', holds: figure <= bar };
}
