import { effect } from '@preact/signals-core';
import type { Playhead } from './playhead.ts';
import { emptyLink, formatLink, parseLink, type PlayheadLink } from './url-state.ts';

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const quietMs = 400;

export interface UrlSyncOptions {
  /** Tells figures on one page apart; empty where there is one. */
  figureId: string;
  /** The clips a link may name. The first is the default and needs no mention. */
  clipIds: readonly string[];
}

/**
 * Sets a playhead from the page's address, and from then on writes it there: what the reader chooses at once, the time where it rests, and never as
 * a new step of the reader's history.
 *
 * @returns The sentences about what the address asked in vain; what ends the writing; and `disregard`, which takes how the playhead
 * stands for nobody's choice: the address says nothing of it.
 */
export function syncWithUrl(
  playhead: Playhead,
  options: UrlSyncOptions,
): { problems: readonly string[]; stop: () => void; disregard: () => void } {
  const { figureId, clipIds } = options;
  const { link, problems } = parseLink(
    new URLSearchParams(location.search),
    figureId,
    clipIds,
    playhead.durationUs.peek(),
  );
  if (link.clipId !== null) playhead.setClip(link.clipId);
  const asked = link.fault;
  const leading = playhead.lead.peek();
  const known = asked !== null && leading !== null && asked < leading.faults.peek().length;
  if (known) playhead.selectFault({ clipId: leading.id, index: asked });
  const missing = asked !== null && !known ? ['The link asks for a fault that was not found in this clip.'] : [];
  if (link.range) playhead.setRange(link.range);
  if (link.joints.length > 0) playhead.selectJoints(link.joints);
  if (link.timeUs > 0) playhead.seek(link.timeUs);

  let timer: ReturnType<typeof setTimeout> | undefined;
  const replace = (link: PlayheadLink): void => {
    // Another figure may have written since: start from what the address says now.
    const search = formatLink(new URLSearchParams(location.search), figureId, link).toString();
    const address = `${location.pathname}${search === '' ? '' : `?${search}`}${location.hash}`;
    if (address !== `${location.pathname}${location.search}${location.hash}`)
      history.replaceState(history.state, '', address);
  };
  const write = (): void => {
    timer = undefined;
    const lead = playhead.lead.peek()?.id ?? null;
    const selected = playhead.fault.peek();
    replace({
      clipId: lead === clipIds[0] ? null : lead,
      timeUs: playhead.timeUs.peek(),
      joints: playhead.joints.peek(),
      range: playhead.range.peek(),
      fault: selected?.clipId === lead ? selected.index : null,
    });
  };
  let last: readonly unknown[] = [];
  const stopWatching = effect(() => {
    const chosen = [playhead.lead.value, playhead.joints.value, playhead.range.value, playhead.fault.value];
    // While it plays the time is nobody's choice.
    const timeUs = playhead.playing.value ? last.at(-1) : playhead.timeUs.value;
    const now = [...chosen, timeUs];
    const changed = last.length > 0 && now.some((value, index) => value !== last[index]);
    last = now;
    if (changed) timer ??= setTimeout(write, quietMs);
  });
  return {
    problems: [...problems, ...missing],
    stop: () => {
      stopWatching();
      clearTimeout(timer);
    },
    disregard: () => {
      clearTimeout(timer);
      timer = undefined;
      replace(emptyLink);
    },
  };
}
