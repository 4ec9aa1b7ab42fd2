import type { Limits } from '../../src/measure/limits.ts';
import { measure } from '../../src/measure/measure.ts';
import { classOfKind, faultKinds, type FaultKind } from '../../src/terms/kinds.ts';
import { meanF1, scoreKinds } from '../bench-truth/by-kind.ts';
import { framesInside } from '../bench-truth/figures.ts';
import type { FitClip, ReadyClip } from './fit-clips.ts';

/** What some limits make of the clips: mean frame F1 over kinds, at all strengths. */
export interface Verdict {
  /** Over the kinds to find. */
  find: number;
  /** The same with each scene left out, in the order of their names: what only one scene gives is chance. */
  findWithout: readonly number[];
  /** Over the kinds that are tried. */
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
  const judged = clips.map(({ name, scene, shot, planted, faults }, index) => ({
    name,
    half: 'fit' as const,
    scene,
    shot,
    ...(planted ? { planted } : {}),
    plantedFrames: framesInside(faults),
    plantedEvents: faults,
    flagged: flagged[index]!,
  }));
  const meanOf = (some: typeof judged, which: 'find' | 'try') =>
    meanF1(scoreKinds(some), { half: 'fit', kinds: kindsOf(which) });
  const scenes = [...new Set(judged.map(({ scene }) => scene))].sort();
  return {
    find: meanOf(judged, 'find'),
    findWithout: scenes.map((without) =>
      meanOf(
        judged.filter(({ scene }) => scene !== without),
        'find',
      ),
    ),
    attempted: meanOf(judged, 'try'),
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
