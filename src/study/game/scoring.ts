import type { Fault } from '../../terms/fault.ts';
import type { PlantedFault } from '../../terms/truth.ts';
import { durationFrom, endOfFrame, timeOfFrame } from '../frames.ts';
import { worstFirst } from '../study.ts';
import { choiceOf, choiceOfKind, type ChoiceId } from './choices.ts';

/** What a player says of a clip, the detector being one. */
export interface GameAnswer {
  /** Moments at which it went wrong, in microseconds since the clip's start. Empty where nothing is wrong. */
  marksUs: readonly number[];
  choice: ChoiceId;
}

/** Something that the film set broke: one stretch of time. */
export interface GameEvent {
  choice: ChoiceId;
  fromUs: number;
  /** When its last frame gives way to the next. */
  toUs: number;
}

export interface RoundPoints {
  where: number;
  what: number;
}

export const mostWhere = 60;
export const mostWhat = 40;
export const mostPoints = mostWhere + mostWhat;

/** A mark this far from the fault, or further, earns nothing. */
const reachUs = 500_000;
/** A hand is this late after an eye, so a mark is in time until then. */
const lateUs = 250_000;
/** Whoever found two found enough: nobody can press six times in three seconds and mean it. */
const enough = 2;

/**
 * Points for an answer, 0 to 100. Where: each mark earns up to 1 by its nearness to a fault, one mark a fault, and their sum
 * is shared among the marks, or among the faults (two at most) where there are fewer marks. What: all for the choice, half for
 * another of its family. In a clip without a fault, all for saying so and nothing for anything else.
 */
export function pointsOf(answer: GameAnswer, events: readonly GameEvent[]): RoundPoints {
  if (events.length === 0) {
    const right = answer.choice === 'nothing';
    return { where: right ? mostWhere : 0, what: right ? mostWhat : 0 };
  }
  if (answer.choice === 'nothing' || answer.marksUs.length === 0) return { where: 0, what: 0 };
  const share = foundOf(answer.marksUs, events) / Math.max(answer.marksUs.length, Math.min(enough, events.length));
  const family = choiceOf(answer.choice).family;
  const kin = events.some(({ choice }) => choiceOf(choice).family === family);
  const exact = events.some(({ choice }) => choice === answer.choice);
  return { where: Math.round(mostWhere * share), what: exact ? mostWhat : kin ? mostWhat / 2 : 0 };
}

/** How near a mark is to a fault: 1 inside it and a quarter of a second after, falling to 0 half a second away. */
export function nearness(markUs: number, { fromUs, toUs }: GameEvent): number {
  if (markUs < fromUs) return Math.max(0, 1 - (fromUs - markUs) / reachUs);
  const late = markUs - toUs - lateUs;
  return late <= 0 ? 1 : Math.max(0, 1 - late / (reachUs - lateUs));
}

/** The largest sum of nearness over pairs of a mark and a fault, each in one pair at most, and pairs in the order of time. */
function foundOf(marksUs: readonly number[], events: readonly GameEvent[]): number {
  const marks = marksUs.toSorted((a, b) => a - b);
  const inTime = events.toSorted((a, b) => a.fromUs - b.fromUs);
  // best[i]: with the marks so far, and the first i faults.
  let best = new Array<number>(inTime.length + 1).fill(0);
  for (const mark of marks) {
    const next = [0];
    inTime.forEach((event, index) => {
      next.push(Math.max(next[index]!, best[index + 1]!, best[index]! + nearness(mark, event)));
    });
    best = next;
  }
  return best.at(-1)!;
}

/**
 * What the detector says of a clip, in the form in which a reader says it: a moment for the middle of every fault that it found, and the
 * choice for the worst of them.
 */
export function detectorAnswer(faults: readonly Fault[], timestampsUs: readonly number[]): GameAnswer {
  const [worst] = worstFirst(faults);
  if (!worst) return { marksUs: [], choice: 'nothing' };
  const middles = stretchesOf(faults, timestampsUs).map(([fromUs, toUs]) => (fromUs + toUs) / 2);
  return { marksUs: middles.toSorted((a, b) => a - b), choice: choiceOfKind(worst.kind) };
}

/** What the film set broke in a clip, as stretches of its time. */
export function eventsOf(planted: readonly PlantedFault[], timestampsUs: readonly number[]): GameEvent[] {
  return stretchesOf(planted, timestampsUs).map(([fromUs, toUs], index) => ({
    choice: choiceOfKind(planted[index]!.kind),
    fromUs,
    toUs,
  }));
}

/** When each begins and when its last frame gives way to the next, in microseconds since the clip's start. */
function stretchesOf(
  faults: readonly { firstFrame: number; lastFrame: number }[],
  timestampsUs: readonly number[],
): [fromUs: number, toUs: number][] {
  const durationUs = durationFrom(timestampsUs);
  return faults.map(({ firstFrame, lastFrame }) => [
    timeOfFrame(timestampsUs, firstFrame),
    endOfFrame(timestampsUs, lastFrame, durationUs),
  ]);
}
