import type { Limits } from '../../src/measure/limits.ts';
import { descend, type Judge } from './descend.ts';
import { fitClips, readied } from './fit-clips.ts';
import { firstLimits } from './first-limits.ts';
import type { Verdict } from './verdict.ts';

/** What a fit without one source makes of that source's clips, none of which has a fault. */
export interface LeftOut {
  source: string;
  clips: number;
  frames: number;
  /** Frames flagged by the limits that were fitted without it, by those fitted with it, and by those that the fit began with. */
  flagged: number;
  flaggedWithAll: number;
  flaggedAtFirst: number;
}

/** What is known of fitted limits. */
export interface LimitFit {
  limits: Limits;
  /** How good the limits are that the fit begins with, and those that it ends with. */
  first: Grade;
  fitted: Grade;
}

/** The verdict on the half to fit on, and frames flagged in all clips without a fault. */
export interface Grade extends Omit<Verdict, 'findWithout'> {
  alarms: number;
}

export async function fitLimits(judge: Judge, say: (line: string) => void): Promise<LimitFit> {
  const found = await descend(firstLimits, judge, { say });
  return { limits: found.limits, first: await gradeOf(firstLimits, judge), fitted: await gradeOf(found.limits, judge) };
}

/** To four digits: the same on every machine. */
export async function gradeOf(limits: Limits, judge: Judge): Promise<Grade> {
  const [{ find, attempted }, alarms] = [await judge.grade(limits), await judge.alarms(limits)];
  const short = (value: number) => Number(value.toFixed(4));
  const all = Object.values(alarms).reduce((sum, frames) => sum + frames, 0);
  return { find: short(find), attempted: short(attempted), alarms: all };
}

/** Fits without each source of real clips in turn, and asks what that makes of it. */
export async function leaveOneOut(limits: Limits, judge: Judge, say: (line: string) => void): Promise<LeftOut[]> {
  const real = fitClips()
    .filter(({ isReal }) => isReal)
    .map(readied);
  const rows: LeftOut[] = [];
  for (const [source, clips] of Map.groupBy(real, ({ source }) => source)) {
    say(`without ${source}`);
    const found = await descend(firstLimits, judge, { without: source, say });
    const alarmsIn = async (at: Limits) => (await judge.alarms(at))[source] ?? 0;
    rows.push({
      source,
      clips: clips.length,
      frames: clips.reduce((sum, { track }) => sum + track.timestampsUs.length, 0),
      flagged: await alarmsIn(found.limits),
      flaggedWithAll: await alarmsIn(limits),
      flaggedAtFirst: await alarmsIn(firstLimits),
    });
  }
  return rows;
}
