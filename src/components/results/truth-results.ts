import kept from '../../../content/results/truth.json';
import { classOfKind, faultKinds, type FaultKind, type KindClass } from '../../terms/kinds.ts';
import type { PlantedStrength, ResultBar, TruthResults } from '../../terms/results.ts';

/** What the benchmark found out when its results were last kept. A test holds them to what is measured now. */
export const results = kept as unknown as TruthResults;

export const strengthsShown = ['strong', 'medium', 'weak'] as const satisfies readonly PlantedStrength[];

/** @throws Error when there is no such bar, so that a page which asks for one is not built */
export function barOf(id: string): ResultBar {
  const found = results.bars.find((bar) => bar.id === id);
  if (!found) throw new Error(`There is no bar "${id}" in content/results/truth.json.`);
  return found;
}

export function kindsOfClass(wanted: KindClass): FaultKind[] {
  return faultKinds.filter((kind) => classOfKind(kind) === wanted);
}

/** Frame F1 of a kind planted strongly; undefined where no such clip is kept. */
export function strongF1(kind: FaultKind): number | undefined {
  return results.kinds.find((each) => each.kind === kind && each.strength === 'strong')?.f1;
}

/** Kinds to find which, planted strongly, reach the bar that no such kind may miss, and those which do not. */
export function findKindsByBar(): { reached: FaultKind[]; missed: FaultKind[] } {
  const { bar } = barOf('find-worst');
  const graded = kindsOfClass('find').filter((kind) => strongF1(kind) !== undefined);
  return {
    reached: graded.filter((kind) => strongF1(kind)! >= bar),
    missed: graded.filter((kind) => strongF1(kind)! < bar),
  };
}

/** A figure of 0 to 1 with two digits. */
export function scoreLabel(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

/** "1,758". */
export function countLabel(value: number): string {
  return value.toLocaleString('en-GB');
}

/** A share as per cent: whole ones from ten up, one digit below where there is one. */
export function shareLabel(share: number): string {
  const percent = share * 100;
  return `${percent >= 9.95 ? Math.round(percent) : Number(percent.toFixed(1))} %`;
}

/** "a, b and c"; "none" of nothing. */
export function listLabel(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? 'none';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
