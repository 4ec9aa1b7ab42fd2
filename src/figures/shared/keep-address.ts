import type { Playhead } from '../../study/playhead.ts';
import type { Scope } from '../../views/dom.ts';

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const quietMs = 400;

/** Names what an effect depends on, where it needs no more than to know that it changed. */
export function heed(...signals: readonly unknown[]): number {
  return signals.length;
}

/**
 * Writes what a figure shows into the page's address: what the reader sets at once, the time where it rests, and never as a new step of the reader's
 * history.
 *
 * @param changes reads the signals that the address depends on, beside the playhead's time
 * @param write puts the figure's part into a copy of what the address says now: another figure may have written since
 */
export function keepAddress(
  scope: Scope,
  playhead: Playhead,
  changes: () => unknown,
  write: (before: URLSearchParams) => URLSearchParams,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const replace = (): void => {
    timer = undefined;
    const search = write(new URLSearchParams(location.search)).toString();
    const address = `${location.pathname}${search === '' ? '' : `?${search}`}${location.hash}`;
    if (address !== `${location.pathname}${location.search}${location.hash}`)
      history.replaceState(history.state, '', address);
  };
  let hasBegun = false;
  scope.effect(() => {
    heed(changes());
    if (hasBegun) timer ??= setTimeout(replace, quietMs);
    hasBegun = true;
  });
  scope.effect(() => {
    heed(playhead.timeUs.value);
    if (!playhead.playing.value) timer ??= setTimeout(replace, quietMs);
  });
  scope.add(() => clearTimeout(timer));
}

/** Takes what speaks of a figure out of the address: another thing lies on its bench now. */
export function forgetAddress(id: string): void {
  const search = new URLSearchParams(location.search);
  for (const name of new Set(search.keys())) if (name.startsWith(`${id}.`)) search.delete(name);
  const text = search.toString();
  history.replaceState(history.state, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
}
