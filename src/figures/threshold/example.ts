import { jointLabel } from '../../terms/landmarks.ts';
import { exampleOf, rules, type Question } from './question.ts';
import { inTorsos } from './scale.ts';

/** A wrist that is out by as much as the text says, shown to whoever asks: which one it is stands beside it, so it is no question. */
export interface Example {
  question: Question;
  /** A frame in which the wrist is out. */
  brokenFrame: number;
  words: string;
}

/**
 * The example of a level.
 *
 * @param level - how far the wrist is out, in torso lengths
 * @param clipFrames - how many frames the clip has
 */
export function openExample(level: number, clipFrames: number): Example {
  const question = exampleOf(level, clipFrames);
  const brokenFrame = question.nudges.findIndex((nudge) => nudge !== null);
  const { joint } = question.nudges[brokenFrame]!;
  const words = `An example, which does not count: for a third of a second, the ${question.broken} one’s ${jointLabel(joint)} is ${inTorsos(level)} torso lengths out.`;
  return { question, brokenFrame, words };
}

const name = (figureId: string): string => `${figureId}.level`;

/** The level that the page's address asks a figure for; undefined where it asks for none that the figure can show. */
export function levelInAddress(figureId: string): number | undefined {
  const text = new URLSearchParams(location.search).get(name(figureId));
  const level = text === null ? NaN : Number(text);
  return level >= rules.least && level <= rules.most ? level : undefined;
}

/** The figure has gone on to something else: whoever passes its address on means that. */
export function forgetLevelInAddress(figureId: string): void {
  const search = new URLSearchParams(location.search);
  if (!search.has(name(figureId))) return;
  search.delete(name(figureId));
  const text = search.toString();
  history.replaceState(history.state, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
}
