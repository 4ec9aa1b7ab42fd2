import { classOfKind, type FaultKind } from '../../terms/kinds.ts';
import { capitalised, kindLabel } from '../words.ts';

/** What a kind of fault is, and how it is told from ordinary motion: a sentence each. */
const meanings: Readonly<Record<FaultKind, string>> = {
  redrawn:
    'From frame to frame the joint is somewhere that the frames around do not lead to, as if each had been drawn without sight of the last.',
  teleport: 'The limb is suddenly elsewhere and comes back, with no way travelled in between.',
  'lost-limb': 'Where the limb should be, the picture shows what lies behind it.',
  'extra-limb': 'There is a limb more than the body has.',
  swapped: 'Left and right change places, and a body cannot turn round between two frames.',
  stretch: 'The bone changes its length beyond what turning towards the camera explains.',
  'head-twist': 'The head turns faster, or farther, than a neck allows.',
  'wrong-bend': 'The joint bends to the side on which it has no hinge.',
  'foot-slide': 'A foot that carries the body moves along the ground.',
  'fingers-redrawn': 'The fingers are elsewhere in each frame while the hand is not.',
  'fingers-fused': 'Fingers run together into one.',
  'fingers-count': 'The hand has a finger too many or too few.',
  'light-level': 'The whole picture turns lighter or darker at once, and back, with no cause in sight.',
  'light-colour': 'The whole picture takes on a tint at once, and loses it again.',
  'light-direction': 'The light falls from another side for a while.',
  'background-flicker': 'A part of the background changes at once and back, while nothing moves there.',
  'background-vanish': 'Something behind the person is gone for a while.',
  'clothing-change': 'A piece of cloth takes on another colour, and the light did not.',
  'cloth-fold': 'Cloth folds as cloth cannot.',
  'object-broken': 'A thing changes its shape or comes apart.',
  'shadow-wrong': 'A shadow does not belong to what casts it.',
  identity: 'From one frame to the next this is another person.',
  'repeated-frames': 'A picture is shown again where motion should go on.',
  'dropped-frames': 'All of the picture jumps ahead at once: frames are missing.',
};

/** What a kind of fault is, as a sentence. */
export function meaningOf(kind: FaultKind): string {
  return meanings[kind];
}

/** What the site can say of a kind, where it was planted and may well not be found; `null` where it is to be found. */
export function limitOf(kind: FaultKind): string | null {
  const name = capitalised(kindLabel(kind));
  if (kind === 'fingers-fused' || kind === 'fingers-count')
    return `${name}: this we cannot tell. How many fingers a hand has, no measure here can count.`;
  if (kind === 'foot-slide')
    return `${name}: this we cannot tell yet. Of a body that walks, no measure here knows a slide from a step.`;
  if (kind === 'swapped')
    return `${name}: no measure here looks for this as such. It is found by what the limbs do when they change sides: they jump.`;
  const kindClass = classOfKind(kind);
  if (kindClass === 'cannot')
    return `${name}: this we cannot see. It is shown because viewers see it, and our measures do not: silence about it means nothing.`;
  return kindClass === 'try' ? `${name}: this we try to find, and often miss.` : null;
}
