import { failures, failureOf } from '../../set/failures/index.ts';
import type { ActiveFailure } from '../../set/failures/failure.ts';
import { sceneOf, scenes } from '../../set/scenes/index.ts';
import { framesPerSecond } from '../../set/stage.ts';
import { decimalNumber, oneOf, rounded, shortened, wholeNumber } from '../shared/address-parts.ts';
import { defaultState, filmLengths, filmSizes, isOwnView, mostSeed, withinLimits, type LabState } from './lab-state.ts';

/** What an address says of a lab. */
export interface LabAddress {
  state: LabState;
  /** Where the playhead stands, in seconds. */
  seconds: number;
  /** What of it was not understood: sentences. */
  problems: readonly string[];
}

const names = ['scene', 'cast', 'seed', 'fail', 'view', 'size', 'length', 't'] as const;
type Name = (typeof names)[number];

/** Written for "no failure at all": what is left out means the default, and that has one. */
const noFailures = 'none';

/**
 * Reads a lab's part of a URL's search. What is absent has its default; what is unknown or absurd has its default too, and a
 * sentence that says which part that was.
 *
 * @param id The figure's id: its names begin with it and a dot.
 * @param first The default of this lab.
 */
export function readAddress(search: URLSearchParams, id: string, first: LabState = defaultState): LabAddress {
  const problems: string[] = [];
  const read = <Value>(name: Name, fallback: Value, parse: (text: string) => Value | null, what: string): Value => {
    const text = search.get(`${id}.${name}`);
    if (text === null) return fallback;
    const value = parse(text);
    if (value !== null) return value;
    problems.push(
      `The link asks for ${what} “${shortened(text)}”, which the lab does not have. This is its usual one.`,
    );
    return fallback;
  };
  for (const name of new Set(search.keys())) {
    if (name.startsWith(`${id}.`) && !names.some((known) => name === `${id}.${known}`))
      problems.push(`The link also says “${shortened(name)}”, which means nothing to the lab.`);
  }
  const scene = read('scene', first.scene, oneOf(scenes.map((each) => each.id)), 'the scene');
  const { casts } = sceneOf(scene);
  const usualCast = first.cast !== null && casts.includes(first.cast) ? first.cast : null;
  const cast = read('cast', usualCast, oneOf(casts), 'the player');
  const length = read('length', first.length, (text) => oneOf(filmLengths)(wholeNumber(text)), 'a length of');
  const state: LabState = {
    scene,
    cast: cast === casts[0] ? null : cast,
    seed: read('seed', first.seed, parseSeed, 'the take'),
    failures: read('fail', first.failures, parseFailures, 'the failure'),
    view: read('view', first.view, parseView, 'the camera'),
    size: read('size', first.size, oneOf(filmSizes), 'the size'),
    length,
  };
  return { state, seconds: read('t', 0, (text) => parseSeconds(text, length), 'the moment'), problems };
}

/** Writes a lab's part into a copy of a URL's search. What is as usual is left out. */
export function writeAddress(
  search: URLSearchParams,
  id: string,
  state: LabState,
  seconds: number,
  first: LabState = defaultState,
): URLSearchParams {
  const result = new URLSearchParams(search);
  for (const name of new Set(result.keys())) if (name.startsWith(`${id}.`)) result.delete(name);
  const write = (name: Name, text: string, usual: string): void => {
    if (text !== usual) result.set(`${id}.${name}`, text);
  };
  write('scene', state.scene, first.scene);
  write('cast', state.cast ?? sceneOf(state.scene).casts[0] ?? '', first.cast ?? sceneOf(state.scene).casts[0] ?? '');
  write('seed', String(state.seed), String(first.seed));
  write('fail', failuresText(state.failures), failuresText(first.failures));
  write('view', viewText(state), viewText(first));
  write('size', state.size, first.size);
  write('length', String(state.length), String(first.length));
  write('t', rounded(seconds), '0');
  return result;
}

/** "redrawn:1,stretch:0.667:left-arm", as the address and `data-failures` say it; null where any of it makes no sense. */
export function parseFailures(text: string): readonly ActiveFailure[] | null {
  if (text === noFailures) return [];
  const found = text.split(',').map(parseFailure);
  const known = found.filter((failure) => failure !== null);
  const kinds = new Set(known.map(({ kind }) => kind));
  return known.length === found.length && kinds.size === found.length ? known : null;
}

function parseFailure(text: string): ActiveFailure | null {
  const [kind, severityText, partText, ...more] = text.split(':');
  const module = failures.find((failure) => failure.kind === kind);
  const severity = decimalNumber(severityText);
  if (!module || severity === null || severity < 0 || severity > 1 || more.length > 0) return null;
  if (partText === undefined) return { kind: module.kind, severity };
  const part = module.parts.find((each) => each === partText);
  return part ? { kind: module.kind, severity, part } : null;
}

function failuresText(active: readonly ActiveFailure[]): string {
  if (active.length === 0) return noFailures;
  return active
    .map(({ kind, severity, part }) => [failureOf(kind).kind, rounded(severity), ...(part ? [part] : [])].join(':'))
    .join(',');
}

function parseView(text: string): LabState['view'] | null {
  const numbers = text.split(',').map(decimalNumber);
  const [azimuth, height, distance] = numbers;
  if (numbers.length !== 3 || azimuth == null || height == null || distance == null) return null;
  const view = { azimuth, height, distance };
  const within = withinLimits(view);
  return (['azimuth', 'height', 'distance'] as const).every((name) => within[name] === view[name]) ? view : null;
}

function viewText({ view }: LabState): string {
  return isOwnView(view) ? '0,0,1' : [view.azimuth, view.height, view.distance].map(rounded).join(',');
}

function parseSeed(text: string): number | null {
  const seed = wholeNumber(text);
  return seed !== null && seed >= 1 && seed <= mostSeed ? seed : null;
}

function parseSeconds(text: string, length: number): number | null {
  const seconds = decimalNumber(text);
  return seconds !== null && seconds >= 0 && seconds <= length - 1 / framesPerSecond + 1e-3 ? seconds : null;
}
