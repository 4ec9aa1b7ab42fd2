/** The kinds of fault: one vocabulary for truth, measurement, the analyse command and the pages. */
export const faultKinds = [
  'redrawn',
  'teleport',
  'lost-limb',
  'extra-limb',
  'swapped',
  'stretch',
  'head-twist',
  'wrong-bend',
  'foot-slide',
  'fingers-redrawn',
  'fingers-fused',
  'fingers-count',
  'light-level',
  'light-colour',
  'light-direction',
  'background-flicker',
  'background-vanish',
  'clothing-change',
  'cloth-fold',
  'object-broken',
  'shadow-wrong',
  'identity',
  'repeated-frames',
  'dropped-frames',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Things worth telling that are not faults: where the film was cut, frames shown n times throughout, a camera that moves. */
export const toldKinds = ['cut', 'duplicate-rate', 'camera-move'] as const;

export type ToldKind = (typeof toldKinds)[number];

/** Whether a kind is found, attempted, or declared as something this site does not see. */
export type KindClass = 'find' | 'try' | 'cannot';

const attempted: readonly FaultKind[] = [
  'extra-limb',
  'swapped',
  'foot-slide',
  'fingers-fused',
  'fingers-count',
  'light-direction',
  'identity',
];

/** Shown on the film set, and beyond what the measure can see. */
const unseen: readonly FaultKind[] = ['cloth-fold', 'object-broken', 'shadow-wrong'];

export function classOfKind(kind: FaultKind): KindClass {
  if (unseen.includes(kind)) return 'cannot';
  return attempted.includes(kind) ? 'try' : 'find';
}
