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
