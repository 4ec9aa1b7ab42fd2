import type { Joint } from '../../terms/landmarks.ts';
import { fingers, neck } from './skeleton.ts';

/** What a failure can befall: a limb, a hand or the head. Left and right are the figure's own. */
export const bodyParts = ['left-arm', 'right-arm', 'left-leg', 'right-leg', 'head', 'left-hand', 'right-hand'] as const;

export type BodyPart = (typeof bodyParts)[number];

export type SidedPart = Exclude<BodyPart, 'head'>;

export function sideOf(part: SidedPart): 'L' | 'R' {
  return part.startsWith('left') ? 'L' : 'R';
}

/** Bones whose flesh is the part's, from the body outwards. */
export function bonesOf(part: BodyPart): readonly string[] {
  if (part === 'head') return neck;
  const side = sideOf(part);
  const digits = fingers.flatMap((finger) => [1, 2, 3].map((phalanx) => `finger${finger}-${phalanx}_${side}`));
  const palm = [1, 2, 3, 4].map((ray) => `metacarpal${ray}_${side}`);
  const hand = [`wrist_${side}`, ...palm, ...digits];
  if (part.endsWith('hand')) return hand;
  if (part.endsWith('arm'))
    return [
      `clavicle_${side}`,
      `shoulder01_${side}`,
      `shoulder02_${side}`,
      `upperarm02_${side}`,
      `lowerarm01_${side}`,
      `lowerarm02_${side}`,
      ...hand,
    ];
  return [
    `upperleg01_${side}`,
    `upperleg02_${side}`,
    `lowerleg01_${side}`,
    `lowerleg02_${side}`,
    `foot_${side}`,
    `toe_${side}`,
  ];
}

/** Joints that a fault of the part moves, for the truth. The joint on the trunk stays. */
export function jointsOf(part: BodyPart): readonly Joint[] {
  switch (part) {
    case 'head':
      return ['nose', 'left-ear', 'right-ear'];
    case 'left-arm':
      return ['left-elbow', 'left-wrist'];
    case 'right-arm':
      return ['right-elbow', 'right-wrist'];
    case 'left-leg':
      return ['left-knee', 'left-ankle'];
    case 'right-leg':
      return ['right-knee', 'right-ankle'];
    case 'left-hand':
      return ['left-wrist'];
    case 'right-hand':
      return ['right-wrist'];
  }
}

/** A part as a reader says it: `left-arm` becomes "left arm". */
export function partLabel(part: BodyPart): string {
  return part.replace('-', ' ');
}
