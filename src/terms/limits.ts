/**
 * What takes away from what can be judged, told beside cuts, repeats and camera moves: few pictures a second, others in front of the person, a body that the picture's rim cuts, a pose that is
 * no body's.
 */
export const limitKinds = ['low-rate', 'several-people', 'out-of-frame', 'unsure-pose'] as const;

export type LimitKind = (typeof limitKinds)[number];
