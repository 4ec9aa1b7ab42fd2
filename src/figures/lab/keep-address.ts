import type { Playhead } from '../../study/playhead.ts';
import type { Scope } from '../../views/dom.ts';
import { writeAddress } from './address.ts';
import type { LabState, LabStore } from './lab-state.ts';

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const quietMs = 400;

/** Names what an effect depends on, where it needs no more than to know that it changed. */
export function heed(...signals: readonly unknown[]): number {
  return signals.length;
}

/** Writes what is dialled into the page's address: at rest, not while it plays, and never as a new step of the reader's history. */
export function keepAddress(
  scope: Scope,
  store: LabStore,
  playhead: Playhead,
  { id, first }: { id: string; first: LabState },
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    // Another figure may have written since: start from what the address says now.
    const before = new URLSearchParams(location.search);
    const search = writeAddress(before, id, store.state.peek(), playhead.timeUs.peek() / 1e6, first).toString();
    const address = `${location.pathname}${search === '' ? '' : `?${search}`}${location.hash}`;
    if (address !== `${location.pathname}${location.search}${location.hash}`)
      history.replaceState(history.state, '', address);
  };
  scope.effect(() => {
    heed(store.state.value, playhead.timeUs.value);
    if (!playhead.playing.value) timer ??= setTimeout(write, quietMs);
  });
  scope.add(() => clearTimeout(timer));
}
