import type { FaultKind } from '../../terms/kinds.ts';

/** Kinds as a sentence lists them: "limbs that jump". */
export const kindPlurals: Readonly<Record<FaultKind, string>> = {
  redrawn: 'limbs redrawn in every frame',
  teleport: 'limbs that jump',
  'lost-limb': 'lost limbs',
  'extra-limb': 'extra limbs',
  swapped: 'sides that swap',
  stretch: 'bones that stretch',
  'head-twist': 'heads turned too far',
  'wrong-bend': 'joints that bend the wrong way',
  'foot-slide': 'feet that slide',
  'fingers-redrawn': 'fingers redrawn in every frame',
  'fingers-fused': 'fused fingers',
  'fingers-count': 'the number of fingers',
  'light-level': 'light that jumps',
  'light-colour': 'light that changes colour',
  'light-direction': 'light that turns',
  'background-flicker': 'backgrounds that flicker',
  'background-vanish': 'backgrounds that vanish',
  'clothing-change': 'clothes that change',
  'cloth-fold': 'folds that cloth cannot have',
  'object-broken': 'objects that forget how they are held',
  'shadow-wrong': 'shadows that do not fit what casts them',
  identity: 'people who turn into others',
  'repeated-frames': 'frames that repeat',
  'dropped-frames': 'frames left out',
};
