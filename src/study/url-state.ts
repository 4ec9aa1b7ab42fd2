import type { Joint } from '../terms/landmarks.ts';
import { isJoint } from './joints.ts';
import type { TimeRange } from './playhead-rules.ts';

/** What a link keeps of a playhead. */
export interface PlayheadLink {
  clipId: string | null;
  timeUs: number;
  joints: readonly Joint[];
  range: TimeRange | null;
  /** Which of the leading clip's faults, worst first, from 0. Range, time and joints stand beside it: they may have been changed since. */
  fault: number | null;
}

export const emptyLink: PlayheadLink = { clipId: null, timeUs: 0, joints: [], range: null, fault: null };

/** Nothing here lasts a day: a larger time is a mistake, not a wish. */
const longestUs = 86_400_000_000;
const seconds = /^\d{1,5}(?:\.\d{1,6})?$/;

/** The name of a parameter: figures on one page are told apart by their id before it, "pair.t". */
function key(figureId: string, name: string): string {
  return figureId === '' ? name : `${figureId}.${name}`;
}

/**
 * Reads a figure's part of a URL's search. What is absent has its default; what makes no sense has its default and a sentence.
 *
 * @param figureId Empty where the page has one figure.
 * @param clipIds The clips a link may name.
 * @param durationUs Length of the figure's longest clip, 0 while it is not known.
 */
export function parseLink(
  search: URLSearchParams,
  figureId: string,
  clipIds: readonly string[],
  durationUs = 0,
): { link: PlayheadLink; problems: readonly string[] } {
  const problems: string[] = [];
  const read = <Value>(name: string, fallback: Value, parse: (text: string) => Value | null, what: string): Value => {
    const text = search.get(key(figureId, name));
    if (text === null || text === '') return fallback;
    const value = parse(text);
    if (value !== null) return value;
    problems.push(`The link asks for ${what} “${text.slice(0, 40)}”, which this figure does not have.`);
    return fallback;
  };
  const endUs = durationUs > 0 ? durationUs : longestUs;
  const link: PlayheadLink = {
    clipId: read('clip', emptyLink.clipId, (text) => (clipIds.includes(text) ? text : null), 'the clip'),
    timeUs: read('t', emptyLink.timeUs, (text) => parseSeconds(text, endUs), 'the time'),
    joints: read('joint', emptyLink.joints, parseJoints, 'the joint'),
    fault: read('fault', emptyLink.fault, (text) => (/^\d{1,3}$/.test(text) ? Number(text) : null), 'the fault'),
    range: read('range', emptyLink.range, (text) => parseRange(text, endUs), 'the range'),
  };
  return { link, problems };
}

/** Writes a figure's part into a copy of a URL's search; what has its default is left out, and the rest of the search stays. */
export function formatLink(search: URLSearchParams, figureId: string, link: PlayheadLink): URLSearchParams {
  const result = new URLSearchParams(search);
  const write = (name: string, text: string | null): void => {
    if (text === null) result.delete(key(figureId, name));
    else result.set(key(figureId, name), text);
  };
  write('fault', link.fault === null ? null : String(link.fault));
  write('clip', link.clipId);
  write('t', link.timeUs > 0 ? formatSeconds(link.timeUs) : null);
  write('joint', link.joints.length > 0 ? link.joints.join(',') : null);
  write('range', link.range ? `${formatSeconds(link.range[0])}-${formatSeconds(link.range[1])}` : null);
  return result;
}

function formatSeconds(timeUs: number): string {
  // Six places keep the microsecond, so that a link opens on the very frame it was made on.
  return String(Number((timeUs / 1_000_000).toFixed(6)));
}

function parseSeconds(text: string, endUs: number): number | null {
  if (!seconds.test(text)) return null;
  const timeUs = Math.round(Number(text) * 1_000_000);
  return timeUs <= endUs ? timeUs : null;
}

function parseJoints(text: string): readonly Joint[] | null {
  const words = text.split(',');
  return words.every(isJoint) ? [...new Set(words)] : null;
}

function parseRange(text: string, endUs: number): TimeRange | null {
  const ends = text.split('-').map((end) => parseSeconds(end, endUs));
  const [from, to] = ends;
  return ends.length === 2 && from != null && to != null && from < to ? [from, to] : null;
}
