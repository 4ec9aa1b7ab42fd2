import type { ReadonlySignal } from '@preact/signals-core';
import type { Playhead } from '../../study/playhead.ts';
import '../buttons.css';
import { h, place, Scope, setText } from '../dom.ts';
import './flash-hold.css';

/** What the check for flashing light says of a clip. */
export interface FlashVerdict {
  safe: boolean;
  /** It could not be checked, which is no proof that it is safe. */
  unchecked?: boolean;
  /** What was found, for the reader. */
  sentence: string;
  /** The fastest speed at which it flashes no more than three times a second, of those that are offered; 0 where it does so at none. */
  safeSpeed: number;
}

export interface FlashHoldOptions {
  playhead: Playhead;
  /** `null` until the clip was checked: until then it does not play. For a pair, the worse of the two. */
  verdict: ReadonlySignal<FlashVerdict | null>;
}

/**
 * A cover over the film of a clip that flashes: it does not play until the reader chose how. The host lies over the film, in a parent
 * that is positioned.
 *
 * @returns What ends it and empties the host.
 */
export function mountFlashHold(host: HTMLElement, options: FlashHoldOptions): () => void {
  const { playhead, verdict } = options;
  const scope = new Scope();
  const title = h('p', { class: 'fa-hold-title' });
  const words = h('p', {});
  const slow = h('button', { type: 'button', class: 'fa-button' }, 'Play it slowly');
  const dimmed = h('button', { type: 'button', class: 'fa-button' }, 'Play it dimmed');
  const root = h(
    'div',
    { class: 'fa-hold', role: 'group', 'aria-label': 'Before it plays' },
    title,
    words,
    h('div', { class: 'fa-hold-buttons' }, slow, dimmed),
  );
  place(host, scope, root);
  scope.effect(() => {
    const found = verdict.value;
    setText(title, found?.unchecked ? 'Not checked for flashing.' : 'This clip flashes.');
    setText(words, found?.sentence ?? '');
    slow.hidden = found?.safeSpeed === 0;
    if (!found) playhead.hold('checking');
    else if (!found.safe) playhead.hold('held');
    else playhead.clearCaution(found.safeSpeed);
  });
  scope.effect(() => {
    root.hidden = playhead.caution.value !== 'held';
  });
  scope.listen(slow, 'click', () => {
    playhead.accept('slow', verdict.peek()?.safeSpeed);
    playhead.play();
  });
  scope.listen(dimmed, 'click', () => {
    playhead.accept('dimmed');
    playhead.play();
  });
  return () => scope.dispose();
}
