import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { h, type Scope } from '../../views/dom.ts';

/** What was not understood and what is missing, with a way to try again. */
export function sayings(
  scope: Scope,
  {
    sentences,
    isMissing,
    again,
  }: {
    sentences: ReadonlySignal<readonly string[]>;
    isMissing: ReadonlySignal<boolean>;
    again: () => void;
  },
): HTMLElement {
  const list = h('ul', {});
  const retry = h('button', { type: 'button', class: 'fa-button' }, 'Try again');
  const box = h('div', { class: 'fa-amnesia-sayings', role: 'status' }, list, retry);
  scope.listen(retry, 'click', again);
  scope.effect(() => {
    box.hidden = sentences.value.length === 0;
    retry.hidden = !isMissing.value;
    list.replaceChildren(...sentences.value.map((sentence) => h('li', {}, sentence)));
  });
  return box;
}

/** A part of the figure that opens when it is asked for, and does nothing before. */
export function drawer(
  scope: Scope,
  id: string,
  title: string,
  visible: ReadonlySignal<boolean>,
  content: (open: ReadonlySignal<boolean>) => HTMLElement,
): HTMLElement {
  const isOpen = signal(false);
  const summary = h('summary', {}, title);
  const details = h('details', { class: 'fa-amnesia-drawer', id }, summary);
  scope.listen(details, 'toggle', () => {
    isOpen.value = details.open;
  });
  details.append(content(computed(() => isOpen.value && visible.value)));
  return details;
}
