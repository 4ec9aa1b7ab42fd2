import type { FaultKind } from '../terms/kinds.ts';
import { jointLabel, type Joint } from '../terms/landmarks.ts';

/** What a viewer sees, in a word or two: fits on a mark. */
const kindLabels: Readonly<Record<FaultKind, string>> = {
  redrawn: 'redrawn',
  teleport: 'jumps',
  'lost-limb': 'lost limb',
  'extra-limb': 'extra limb',
  swapped: 'sides swapped',
  stretch: 'stretches',
  'head-twist': 'head twisted',
  'wrong-bend': 'bends wrong',
  'foot-slide': 'foot slides',
  'fingers-redrawn': 'fingers redrawn',
  'fingers-fused': 'fingers fused',
  'fingers-count': 'finger count',
  'light-level': 'light jumps',
  'light-colour': 'light colour',
  'light-direction': 'light turns',
  'background-flicker': 'background flickers',
  'background-vanish': 'background vanishes',
  'clothing-change': 'clothes change',
  'cloth-fold': 'cloth folds',
  'object-broken': 'object broken',
  'shadow-wrong': 'shadow wrong',
  identity: 'another person',
  'repeated-frames': 'frames repeat',
  'dropped-frames': 'frames missing',
};

export function kindLabel(kind: FaultKind): string {
  return kindLabels[kind];
}

/** "1.20 s" of a time in microseconds. */
export function secondsLabel(timeUs: number): string {
  return `${(timeUs / 1_000_000).toFixed(2)} s`;
}

/** "left shoulder, left elbow and left wrist"; a region's fault names its region. */
export function jointsLabel(joints: readonly Joint[], region?: string): string {
  const words = joints.map(jointLabel);
  const last = words.pop();
  if (last === undefined) return region ?? 'the picture';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** A severity on the dial as a word: weak is 1/3, medium 2/3, strong 1. */
export function severityLabel(severity: number): string {
  if (severity >= 5 / 6) return 'strong';
  if (severity >= 1 / 2) return 'medium';
  return severity >= 1 / 6 ? 'weak' : 'slight';
}

export function percentLabel(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "0.42" of a distance in torso lengths; a dash in words where there is no evidence. */
export function torsoLengthsLabel(value: number): string {
  return Number.isNaN(value) ? 'no evidence' : value.toFixed(2);
}

/** "0.62 torso lengths", "47 degrees": two significant figures and no more than two decimals; without a unit the figure alone. */
export function measuredLabel(value: number, unit = ''): string {
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 3 ? 1 : 2;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
}

/** "1 frame", "3 frames". */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
