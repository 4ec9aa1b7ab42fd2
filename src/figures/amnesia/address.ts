import { drawnFrames, drawnFramesPerSecond, memories, prompts } from '../../terms/generated.ts';
import { decimalNumber, oneOf, rounded, shortened, wholeNumber } from '../shared/address-parts.ts';
import { mostSeed, noiseShares, type AmnesiaState } from './amnesia-state.ts';

/** What an address says of the figure. */
export interface AmnesiaAddress {
  state: AmnesiaState;
  /** Where the playhead stands, in seconds; null where the address does not say. */
  seconds: number | null;
  /** What of it was not understood: sentences. */
  problems: readonly string[];
}

const names = ['prompt', 'memory', 'seed', 'shared', 't'] as const;
type Name = (typeof names)[number];

/**
 * Reads the figure's part of a URL's search. What is absent is as usual; what is unknown or absurd is as usual too, with a sentence that says
 * which part that was.
 *
 * @param id the figure's id: its names begin with it and a dot
 * @param first what is usual here
 */
export function readAddress(search: URLSearchParams, id: string, first: AmnesiaState): AmnesiaAddress {
  const problems: string[] = [];
  const read = <Value>(name: Name, usual: Value, parse: (text: string) => Value | null, what: string): Value => {
    const text = search.get(`${id}.${name}`);
    if (text === null) return usual;
    const value = parse(text);
    if (value !== null) return value;
    problems.push(
      `The link asks for ${what} “${shortened(text)}”, which this generator does not have. This is its usual one.`,
    );
    return usual;
  };
  for (const name of new Set(search.keys()))
    if (name.startsWith(`${id}.`) && !names.some((known) => name === `${id}.${known}`))
      problems.push(`The link also says “${shortened(name)}”, which means nothing to this figure.`);
  const state: AmnesiaState = {
    prompt: read('prompt', first.prompt, oneOf(prompts), 'the prompt'),
    memory: read('memory', first.memory, (text) => oneOf(memories)(wholeNumber(text)), 'a memory of'),
    seed: read('seed', first.seed, parseSeed, 'the seed'),
    sharedNoise: read(
      'shared',
      first.sharedNoise,
      (text) => oneOf(noiseShares)(decimalNumber(text)),
      'a share of the noise of',
    ),
  };
  return { state, seconds: read('t', null, parseSeconds, 'the moment'), problems };
}

/** Writes the figure's part into a copy of a URL's search. What is as usual is left out. */
export function writeAddress(
  search: URLSearchParams,
  id: string,
  state: AmnesiaState,
  seconds: number,
  first: AmnesiaState,
): URLSearchParams {
  const result = new URLSearchParams(search);
  for (const name of new Set(result.keys())) if (name.startsWith(`${id}.`)) result.delete(name);
  const write = (name: Name, text: string, usual: string): void => {
    if (text !== usual) result.set(`${id}.${name}`, text);
  };
  write('prompt', state.prompt, first.prompt);
  write('memory', String(state.memory), String(first.memory));
  write('seed', String(state.seed), String(first.seed));
  write('shared', String(state.sharedNoise), String(first.sharedNoise));
  write('t', rounded(seconds), '0');
  return result;
}

/** A seed that a reader may ask for, or null. */
export function parseSeed(text: string): number | null {
  const seed = wholeNumber(text);
  return seed !== null && seed >= 1 && seed <= mostSeed ? seed : null;
}

function parseSeconds(text: string): number | null {
  const seconds = decimalNumber(text);
  return seconds !== null && seconds >= 0 && seconds < drawnFrames / drawnFramesPerSecond ? seconds : null;
}
