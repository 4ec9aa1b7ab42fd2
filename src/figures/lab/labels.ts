import type { LookId } from '../../set/figure/looks.ts';
import type { FaultKind } from '../../terms/kinds.ts';
import { severityLabel } from '../../views/words.ts';
import type { Stretch } from '../../set/failures/stretches.ts';

/** Who plays, as a reader says it. */
export const castLabels: Readonly<Record<LookId, string>> = {
  walker: 'The walker',
  ines: 'Ines',
  tomas: 'Tomas',
  hero: 'The hero',
};

export const rackGroups = ['Body', 'Hands', 'Light and set', 'Clothes and things', 'Time'] as const;
export type RackGroup = (typeof rackGroups)[number];

/** Where in the rack a failure hangs. */
export const rackGroupOf: Readonly<Record<FaultKind, RackGroup>> = {
  redrawn: 'Body',
  teleport: 'Body',
  'lost-limb': 'Body',
  'extra-limb': 'Body',
  swapped: 'Body',
  stretch: 'Body',
  'head-twist': 'Body',
  'wrong-bend': 'Body',
  'foot-slide': 'Body',
  identity: 'Body',
  'fingers-redrawn': 'Hands',
  'fingers-fused': 'Hands',
  'fingers-count': 'Hands',
  'light-level': 'Light and set',
  'light-colour': 'Light and set',
  'light-direction': 'Light and set',
  'shadow-wrong': 'Light and set',
  'background-flicker': 'Light and set',
  'background-vanish': 'Light and set',
  'clothing-change': 'Clothes and things',
  'cloth-fold': 'Clothes and things',
  'object-broken': 'Clothes and things',
  'repeated-frames': 'Time',
  'dropped-frames': 'Time',
};

/** The dial's marks: weak, medium and strong lie a third of it apart. */
export const dialSteps = 12;

/** "strong", or how far between two marks. */
export function dialLabel(severity: number): string {
  if (severity === 0) return 'nothing happens';
  return `${severityLabel(severity)} (${severity.toFixed(2)})`;
}

/** "frames 11 to 20, 33 to 47"; nothing where there are none. */
export function stretchesLabel(stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return '';
  const words = stretches.map(({ firstFrame, lastFrame }) =>
    firstFrame === lastFrame ? `${firstFrame}` : `${firstFrame} to ${lastFrame}`,
  );
  return `${stretches.length === 1 && words[0] && !words[0].includes('to') ? 'frame' : 'frames'} ${words.join(', ')}`;
}
