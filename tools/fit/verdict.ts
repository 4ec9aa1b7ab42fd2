import type { Limits } from '../../src/measure/limits.ts';
import { measure } from '../../src/measure/measure.ts';
import { classOfKind, faultKinds, type FaultKind } from '../../src/terms/kinds.ts';
import { meanF1, scoreKinds } from '../bench-truth/by-kind.ts';
import { framesInside } from '../bench-truth/figures.ts';
import type { Fault } from '../../src/terms/fault.ts';
import type { FitClip, ReadyClip } from './fit-clips.ts';

/** What some limits make of the clips: mean frame F1 over kinds, at all strengths. */
export interface Verdict {
  /** Over the kinds to find, as the benchmark counts: any name is right. */
  find: number;
  /** The same, counting only what is called by its name. */
  named: number;
  /** The same over the kinds that are tried. */
  attempted: number;
}

/** Frames flagged in clips in which nothing is a fault, by their source. */
export type Alarms = Readonly<Record<string, number>>;

/** What is left of a fault for counting. */
export type Flag = Pick<Fault, 'kind' | 'firstFrame' | 'lastFrame'>;

/** Faults, clip by clip. */
export function flagsIn(clips: readonly ReadyClip[], limits: Limits): Flag[][] {
  return clips.map(({ track, pixels, kept }) =>
    measure(track, pixels, { limits, kept }).faults.map(({ kind, firstFrame, lastFrame }) => ({
      kind,
      firstFrame,
      lastFrame,
    })),
  );
}

/** Frames by which a flag may miss, as in the benchmark. */
const tolerance = 2;

const kindsOf = (which: 'find' | 'try'): FaultKind[] => faultKinds.filter((kind) => classOfKind(kind) === which);

/** @param flags of the same clips, in their order */
export function verdictOf(clips: readonly FitClip[], flags: readonly (readonly Flag[])[]): Verdict {
  const scored = (framesOf: (clip: FitClip, own: readonly Flag[]) => number[]) =>
    scoreKinds(
      clips.map((clip, index) => ({
        name: clip.name,
        half: 'fit',
        shot: clip.shot,
        ...(clip.planted ? { planted: clip.planted } : {}),
        plantedFrames: framesInside(clip.faults),
        plantedEvents: clip.faults,
        flagged: framesOf(clip, flags[index]!),
      })),
    );
  const any = scored((_, own) => framesInside(own));
  return {
    named: meanF1(scored(framesByName), { half: 'fit', kinds: kindsOf('find') }),
    find: meanF1(any, { half: 'fit', kinds: kindsOf('find') }),
    attempted: meanF1(any, { half: 'fit', kinds: kindsOf('try') }),
  };
}

/** Frames flagged under the planted name, and those flagged under another where nothing was planted. */
function framesByName({ planted, faults }: FitClip, flags: readonly Flag[]): number[] {
  const near = framesInside(
    faults.map(({ firstFrame, lastFrame }) => ({
      firstFrame: firstFrame - tolerance,
      lastFrame: lastFrame + tolerance,
    })),
  );
  const right = framesInside(flags.filter(({ kind }) => kind === planted?.kind));
  const wrong = framesInside(flags.filter(({ kind }) => kind !== planted?.kind));
  return [...new Set([...right, ...wrong.filter((frame) => !near.includes(frame))])].sort((a, b) => a - b);
}

/** @param flags of the same clips, in their order */
export function alarmsOf(clips: readonly FitClip[], flags: readonly (readonly Flag[])[]): Alarms {
  const alarms: Record<string, number> = {};
  clips.forEach(({ source, planted }, index) => {
    if (!planted) alarms[source] = (alarms[source] ?? 0) + framesInside(flags[index]!).length;
  });
  return alarms;
}
