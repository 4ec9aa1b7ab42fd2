import { h, type Scope } from '../dom.ts';
import { shortcuts } from './keys.ts';

/** The list of shortcuts, as a dialog that the `?` key or its button opens. */
export function shortcutsDialog(scope: Scope): { element: HTMLDialogElement; open: () => void } {
  const close = h('button', { type: 'submit', class: 'fa-button' }, 'Close');
  const rows = shortcuts.flatMap(({ keys, does }) => [
    h('dt', {}, ...keys.flatMap((key, index) => [...(index > 0 ? [' '] : []), h('kbd', {}, key)])),
    h('dd', {}, does),
  ]);
  const element = h(
    'dialog',
    { class: 'fa-shortcuts', 'aria-label': 'Shortcuts' },
    h('h3', {}, 'Shortcuts'),
    h('p', {}, 'They work while the figure has the focus.'),
    h('dl', {}, ...rows),
    h('form', { method: 'dialog' }, close),
  );
  scope.add(() => element.close());
  // A press on the backdrop is one on the dialog itself: its content fills it.
  scope.listen(element, 'click', (event) => {
    if (event.target === element) element.close();
  });
  return { element, open: () => element.showModal() };
}
