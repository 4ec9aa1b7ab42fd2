import type { FaultKind } from '../../terms/kinds.ts';

/** What a player can say is wrong: the 24 kinds, in words that need no glossary. */
export const choices = [
  { id: 'limb-place', label: 'A limb is drawn anew, or jumps', kinds: ['redrawn', 'teleport'], family: 'limbs' },
  {
    id: 'limb-count',
    label: 'A limb is missing, or one too many',
    kinds: ['lost-limb', 'extra-limb', 'swapped'],
    family: 'limbs',
  },
  {
    id: 'limb-shape',
    label: 'A limb stretches, bends wrongly or slides',
    kinds: ['stretch', 'wrong-bend', 'foot-slide'],
    family: 'limbs',
  },
  {
    id: 'head',
    label: 'The head turns too far, or is somebody else’s',
    kinds: ['head-twist', 'identity'],
    family: 'head',
  },
  {
    id: 'fingers',
    label: 'The fingers',
    kinds: ['fingers-redrawn', 'fingers-fused', 'fingers-count'],
    family: 'fingers',
  },
  {
    id: 'light',
    label: 'The light or a shadow',
    kinds: ['light-level', 'light-colour', 'light-direction', 'shadow-wrong'],
    family: 'light',
  },
  { id: 'clothes', label: 'The clothes', kinds: ['clothing-change', 'cloth-fold'], family: 'clothes' },
  {
    id: 'things',
    label: 'Something behind, or a thing in a hand',
    kinds: ['background-flicker', 'background-vanish', 'object-broken'],
    family: 'things',
  },
  { id: 'time', label: 'Time jumps, or stands still', kinds: ['repeated-frames', 'dropped-frames'], family: 'time' },
  { id: 'nothing', label: 'Nothing is wrong', kinds: [], family: 'nothing' },
] as const satisfies readonly { id: string; label: string; kinds: readonly FaultKind[]; family: string }[];

export type Choice = (typeof choices)[number];
export type ChoiceId = Choice['id'];

export function choiceOf(id: ChoiceId): Choice {
  return choices.find((choice) => choice.id === id)!;
}

/** The choice under which a player would look for a kind. */
export function choiceOfKind(kind: FaultKind): ChoiceId {
  return choices.find(({ kinds }) => (kinds as readonly FaultKind[]).includes(kind))!.id;
}
