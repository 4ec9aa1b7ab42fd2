import type { Limits } from '../../src/measure/limits.ts';
import type { Alarms, Verdict } from './verdict.ts';

/** Steps that are tried from a limit, as factors. */
const factors = [0.8, 0.9, 1.1, 1.25] as const;
/** When each limit has been tried so often, the search ends in any case. */
const mostRounds = 6;
/** Less of a gain is none. */
const leastGain = 1e-9;

/** What limits are judged by; the answers must depend on the limits alone. */
export interface Judge {
  grade(limits: Limits): Promise<Verdict>;
  alarms(limits: Limits): Promise<Alarms>;
}

/** One limit: "teleport.leastStep". */
type Path = readonly [measure: string, name: string];

interface Found {
  limits: Limits;
  verdict: Verdict;
  /** Frames flagged in clips in which nothing is a fault. */
  alarms: number;
}

/**
 * Coordinate descent: one limit after another is moved a step, and stays moved where that finds strictly more, whichever scene is left out, until no step does: what one scene alone
 * gives is as likely chance. A step is refused where the kinds that are tried are found less well, and where any more frame is flagged in clips without a fault, there or one step
 * further the same way: what holds by a hair on the clips at hand will not on others.
 *
 * @param without a source whose clips may not be asked
 * @param say hears of every step that is taken
 */
export async function descend(
  first: Limits,
  judge: Judge,
  { without, say }: { without?: string; say?: (line: string) => void } = {},
): Promise<Found> {
  const alarmsAt = async (limits: Limits) =>
    Object.entries(await judge.alarms(limits)).reduce(
      (sum, [source, frames]) => sum + (source === without ? 0 : frames),
      0,
    );
  let found: Found = { limits: first, verdict: await judge.grade(first), alarms: await alarmsAt(first) };
  /** How many limits in a row could not be moved. */
  let still = 0;
  const paths = pathsOf(first);
  for (let tried = 0; tried < mostRounds * paths.length && still < paths.length; tried++) {
    const path = paths[tried % paths.length]!;
    const better = await stepFrom(found, path, judge, alarmsAt);
    still = better ? 0 : still + 1;
    if (!better) continue;
    say?.(
      `${path.join('.')}: ${valueAt(found.limits, path)} to ${valueAt(better.limits, path)}, F1 ${found.verdict.find.toFixed(4)} to ${better.verdict.find.toFixed(4)}`,
    );
    found = better;
  }
  return found;
}

/** The best step of one limit that may be taken; undefined where none is better. */
async function stepFrom(
  found: Found,
  path: Path,
  judge: Judge,
  alarmsAt: (limits: Limits) => Promise<number>,
): Promise<Found | undefined> {
  const candidates: { limits: Limits; verdict: Verdict; factor: number }[] = [];
  for (const factor of factors) {
    const limits = moved(found.limits, path, factor);
    const verdict = await judge.grade(limits);
    if (isBetter(verdict, found.verdict)) candidates.push({ limits, verdict, factor });
  }
  candidates.sort((a, b) => b.verdict.find - a.verdict.find);
  for (const { limits, verdict, factor } of candidates) {
    const alarms = await alarmsAt(limits);
    if (alarms <= found.alarms && (await alarmsAt(moved(limits, path, factor))) <= found.alarms)
      return { limits, verdict, alarms };
  }
  return undefined;
}

function isBetter(verdict: Verdict, than: Verdict): boolean {
  const isMore = (now: number, before: number) => now > before + leastGain;
  const inAll = verdict.findWithout.every((find, scene) => isMore(find, than.findWithout[scene]!));
  return inAll && isMore(verdict.find, than.find) && verdict.attempted >= than.attempted - leastGain;
}

function pathsOf(limits: Limits): Path[] {
  return Object.entries(limits).flatMap(([measure, values]) =>
    Object.keys(values as object).map((name) => [measure, name] as const),
  );
}

type Loose = Record<string, Record<string, number>>;

function valueAt(limits: Limits, [measure, name]: Path): number {
  return (limits as unknown as Loose)[measure]![name]!;
}

/** With one limit times a factor, to three digits: more than the clips know. */
function moved(limits: Limits, path: Path, factor: number): Limits {
  const [measure, name] = path;
  const loose = limits as unknown as Loose;
  const value = Number((valueAt(limits, path) * factor).toPrecision(3));
  return { ...loose, [measure]: { ...loose[measure], [name]: value } } as unknown as Limits;
}
