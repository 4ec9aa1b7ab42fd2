import type { Threshold } from '../../study/staircase.ts';
import { setText } from '../../views/dom.ts';
import { scaleRows } from './scale.ts';

/** Brings a result, or that there is none yet, onto the scale that the build drew. */
export function drawScale(scale: Element, tremble: number, result: Threshold | null): void {
  for (const { id, value, at, from, to } of scaleRows(tremble, result)) {
    const row = scale.querySelector<HTMLElement>(`[data-row="${id}"]`);
    if (!row) continue;
    setText(row.querySelector('[data-value]')!, value);
    const line = row.querySelector<HTMLElement>('[data-line]')!;
    line.hidden = at === null;
    line.style.setProperty('--at', String(at ?? 0));
    line.style.setProperty('--from', String(from ?? at ?? 0));
    line.style.setProperty('--to', String(to ?? at ?? 0));
  }
}
