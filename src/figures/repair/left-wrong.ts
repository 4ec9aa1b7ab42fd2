import type { Repair } from '../../study/repair/repair.ts';
import type { Fault } from '../../terms/fault.ts';
import type { FaultKind } from '../../terms/kinds.ts';
import { count, kindLabel } from '../../views/words.ts';

export interface Outcome {
  faults: readonly Fault[];
  /** What the clip came with. */
  cameWith: readonly Fault[];
  repairs: readonly Repair[];
  /** Mean distance of the joints from the sound take, in torso lengths: now and at first. */
  astray: number;
}

/** What is wrong still, what the repairs have made wrong, and what no measure of motion can tell: sentences. */
export function leftWrong({ faults, cameWith, repairs, astray }: Outcome): string {
  if (repairs.length === 0) return 'Nothing has been mended yet.';
  const old = new Set<FaultKind>(cameWith.map(({ kind }) => kind));
  const made = faults.filter(({ kind }) => !old.has(kind));
  const still = faults.filter(({ kind }) => old.has(kind));
  const drawn = repairs.some(({ act }) => act === 'in-between' || act === 'redraw');
  const guessed = repairs.some(({ act }) => act === 'in-between' || act === 'hold');
  return [
    faults.length === 0 ? 'The measure finds nothing more.' : '',
    still.length > 0 ? `Still wrong, or uncovered by the repairs: ${listed(still)}.` : '',
    made.length > 0 ? `Made wrong by the repairs: ${listed(made)}.` : '',
    guessed
      ? `Smooth is not the same as right: over the whole clip the joints lie ${astray.toFixed(3)} torso lengths from the sound take, on average.`
      : '',
    drawn ? 'Only the skeleton was mended. The pictures are as they came, and somebody has to paint them.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function listed(faults: readonly Fault[]): string {
  const kinds = new Map<FaultKind, number>();
  for (const { kind } of faults) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return [...kinds].map(([kind, times]) => `${kindLabel(kind)} (${count(times, 'time')})`).join(', ');
}
