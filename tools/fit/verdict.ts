import type { Limits } from '../../src/measure/limits.ts';
import { measure } from '../../src/measure/measure.ts';
import { classOfKind, faultKinds, type FaultKind } from '../../src/terms/kinds.ts';
import { meanF1, scoreKinds } from '../bench-truth/by-kind.ts';
import { framesInside } from '../bench-truth/figures.ts';
import type { FitClip, ReadyClip } from './fit-clips.ts';

/** What some limits make of the clips. */
export interface Verdict {
  /** Mean frame F1 over the kinds to find, at all strengths. */
  find: number;
  /** The same over the kinds that are tried. */
  attempted: number;
}

/** Frames flagged in clips in which nothing is a fault, by their source. */
export type Alarms = Readonly<Record<string, number>>;

/** Frames inside any fault, clip by clip. */
export function flaggedIn(clips: readonly ReadyClip[], limits: Limits): number[][] {
  return clips.map(({ track, pixels, kept }) => framesInside(measure(track, pixels, { limits, kept }).faults));
}

const kindsOf = (which: 'find' | 'try'): FaultKind[] => faultKinds.filter((kind) => classOfKind(kind) === which);

/** @param flagged of the same clips, in their order */
export function verdictOf(clips: readonly FitClip[], flagged: readonly (readonly number[])[]): Verdict {
  const scores = scoreKinds(
    clips.map(({ name, shot, planted, faults }, index) => ({
      name,
      half: 'fit',
      shot,
      ...(planted ? { planted } : {}),
      plantedFrames: framesInside(faults),
      plantedEvents: faults,
      flagged: flagged[index]!,
    })),
  );
  return {
    find: meanF1(scores, { half: 'fit', kinds: kindsOf('find') }),
    attempted: meanF1(scores, { half: 'fit', kinds: kindsOf('try') }),
  };
}

/** @param flagged of the same clips, in their order */
export function alarmsOf(clips: readonly FitClip[], flagged: readonly (readonly number[])[]): Alarms {
  const alarms: Record<string, number> = {};
  clips.forEach(({ source, planted }, index) => {
    if (!planted) alarms[source] = (alarms[source] ?? 0) + flagged[index]!.length;
  });
  return alarms;
}
