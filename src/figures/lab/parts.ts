import type { ReadonlySignal } from '@preact/signals-core';
import { sceneOf } from '../../set/scenes/index.ts';
import type { Take } from '../../set/take.ts';
import { h, setAttribute, setText, type Scope } from '../../views/dom.ts';
import { kindLabel } from '../../views/words.ts';
import { isOwnView, type LabState, type LabStore } from './lab-state.ts';
import { kindsAt } from './player.ts';

export interface SlateOptions {
  state: ReadonlySignal<LabState>;
  take: ReadonlySignal<Take>;
  frame: ReadonlySignal<number>;
  /** What keeps the set dark, as a sentence. */
  problem: ReadonlySignal<string | null>;
  /** What the set is busy with; empty where with nothing. */
  doing: ReadonlySignal<string>;
}

/** What lies on the picture: what is on the roll, what goes wrong right now, and what keeps the set dark. */
export function slate(scope: Scope, options: SlateOptions): readonly HTMLElement[] {
  const roll = h('p', { class: 'fa-lab-roll', 'aria-hidden': 'true' });
  const now = h('p', { class: 'fa-lab-now', 'aria-hidden': 'true' });
  const status = h('p', { class: 'fa-lab-state', role: 'status' });
  scope.effect(() => {
    const { scene, seed, view } = options.state.value;
    setText(roll, `${sceneOf(scene).title} · take ${seed}${isOwnView(view) ? '' : ' · camera moved'}`);
  });
  scope.effect(() => {
    const take = options.take.value;
    const kinds = kindsAt(take, Math.min(options.frame.value, take.frames - 1));
    now.hidden = kinds.length === 0;
    setText(now, kinds.map(kindLabel).join(', '));
  });
  scope.effect(() => {
    const problem = options.problem.value;
    setAttribute(status, 'data-problem', String(problem !== null));
    setText(status, problem ?? options.doing.value);
  });
  return [roll, now, status];
}

/** What of the address was not understood. */
export function sayings(scope: Scope, sentences: ReadonlySignal<readonly string[]>): HTMLElement {
  const list = h('ul', { class: 'fa-lab-list' });
  const box = h('div', { class: 'fa-lab-sayings', role: 'status' }, list);
  scope.effect(() => {
    box.hidden = sentences.value.length === 0;
    list.replaceChildren(...sentences.value.map((sentence) => h('li', {}, sentence)));
  });
  return box;
}

/** Undo, and everything as at the beginning. */
export function wayBack(scope: Scope, store: LabStore, figure: HTMLElement): HTMLElement {
  const undo = h('button', { type: 'button', class: 'fa-button' }, 'Undo');
  const reset = h('button', { type: 'button', class: 'fa-button' }, 'Reset all');
  scope.listen(undo, 'click', () => store.undo());
  scope.listen(reset, 'click', () => store.reset());
  scope.listen(figure, 'keydown', (event) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    store.undo();
  });
  scope.effect(() => {
    undo.disabled = !store.canUndo.value;
  });
  return h('div', { class: 'fa-lab-back', role: 'group', 'aria-label': 'The way back' }, undo, reset);
}
