import type { FaultKind } from '../../../src/terms/kinds.ts';
import { strengths, type Strength } from '../../clips/bench-takes.ts';
import type { EditedPart } from './seen-body.ts';

/** Kinds that are injected into real footage. */
export const injectedKinds = [
  'teleport',
  'stretch',
  'lost-limb',
  'redrawn',
  'light-level',
  'background-flicker',
] as const satisfies readonly FaultKind[];

export type InjectedKind = (typeof injectedKinds)[number];

/** A fault to be injected into a cut of a real clip. */
export interface Planned {
  /** Name of the real clip. */
  source: string;
  kind: InjectedKind;
  strength: Strength;
  /** The limb or the head; absent where it is the light's fault. */
  part?: EditedPart;
  /** Light alone: whether all of the picture changes, or a part of the background. */
  whole?: boolean;
  /** Whether a limb grows or light rises (1), or the other way round (-1). */
  way: 1 | -1;
}

/** How far off each kind is, by strength: units as in the vocabulary of faults. */
export const amounts: Record<InjectedKind, Record<Strength, number>> = {
  // Torso lengths, root of the mean square over the two moving joints.
  teleport: { weak: 0.15, medium: 0.3, strong: 0.6 },
  redrawn: { weak: 0.15, medium: 0.3, strong: 0.6 },
  // Shares of a bone's length, and of the limb's.
  stretch: { weak: 0.15, medium: 0.3, strong: 0.6 },
  'lost-limb': { weak: 0.5, medium: 0.75, strong: 1 },
  // Shares of luminance.
  'light-level': { weak: 0.05, medium: 0.12, strong: 0.25 },
  'background-flicker': { weak: 0.05, medium: 0.12, strong: 0.25 },
};

type Place = Omit<Planned, 'kind' | 'strength' | 'way'> & { way?: -1 };

/** Limbs that are free of the body for long enough, and large; the sky gets darker, since white cannot get brighter. */
const places: Record<InjectedKind, readonly Place[]> = {
  teleport: [
    { source: 'walk-view2', part: 'left-arm' },
    { source: 'walk-view4', part: 'right-leg' },
    { source: 'walk-indoor', part: 'left-arm' },
  ],
  stretch: [
    { source: 'walk-view1', part: 'left-arm' },
    { source: 'walk-view3', part: 'left-arm' },
    { source: 'walk-indoor', part: 'left-arm', way: -1 },
  ],
  'lost-limb': [
    { source: 'walk-indoor', part: 'right-arm' },
    { source: 'walk-view1', part: 'right-leg' },
    { source: 'walk-outdoor', part: 'left-arm' },
  ],
  redrawn: [
    { source: 'walk-view3', part: 'right-arm' },
    { source: 'walk-view2', part: 'right-arm' },
    { source: 'squats', part: 'head' },
  ],
  'light-level': [
    { source: 'squats', whole: true },
    { source: 'walk-outdoor', whole: true, way: -1 },
    { source: 'walk-view3', whole: true },
    { source: 'walk-view2', whole: false },
    { source: 'walk-view4', whole: false },
  ],
  'background-flicker': [
    { source: 'walk-view1', whole: false },
    { source: 'walk-outdoor', whole: false },
    { source: 'walk-indoor', whole: false },
  ],
};

/** Every fault that is injected, each at three strengths. */
export const plan: readonly Planned[] = injectedKinds.flatMap((kind) =>
  places[kind].flatMap((place) =>
    (Object.keys(strengths) as Strength[]).map((strength): Planned => ({ way: 1, ...place, kind, strength })),
  ),
);

/** "walk-view1-stretch-left-arm-strong". */
export function nameOf({ source, kind, part, whole, strength }: Planned): string {
  const where = part ?? (kind === 'light-level' ? (whole ? 'whole' : 'part') : undefined);
  return [source, kind, where, strength].filter((word) => word !== undefined).join('-');
}
