import { computed, type ReadonlySignal } from '@preact/signals-core';
import { failureOf, failures } from '../../set/failures/index.ts';
import type { ActiveFailure } from '../../set/failures/failure.ts';
import { partLabel } from '../../set/figure/parts.ts';
import { h, setText, type Scope } from '../../views/dom.ts';
import { failureCard } from './failure-card.ts';
import { rackGroupOf, rackGroups } from './labels.ts';
import type { LabStore } from './lab-state.ts';
import type { SetReport } from './set-report.ts';

/** What goes wrong: a card for each failure that was chosen, and the rack of all others. */
export function failurePanel(
  scope: Scope,
  store: LabStore,
  report: ReadonlySignal<SetReport>,
  id: string,
): HTMLElement {
  const cards = h('ul', { class: 'fa-lab-cards' });
  const none = h('p', { class: 'fa-lab-note' }, 'Nothing goes wrong in this take.');
  const count = h('span', {});
  const racks = h('div', { class: 'fa-lab-racks' });
  const rack = h('details', { class: 'fa-lab-rack' }, h('summary', {}, 'Add a failure ', count), racks);

  const change = (kind: ActiveFailure['kind'], patch: ActiveFailure | null): readonly ActiveFailure[] =>
    store.state.peek().failures.flatMap((each) => (each.kind === kind ? (patch ? [patch] : []) : [each]));

  /** A card stays while its failure does: a slider that is being dragged must not be exchanged. */
  const kinds = computed(() => store.state.value.failures.map(({ kind }) => kind).join());
  let cardScopes: (() => void)[] = [];
  scope.add(() => cardScopes.forEach((end) => end()));
  scope.effect(() => {
    const now = kinds.value === '' ? [] : kinds.value.split(',');
    none.hidden = now.length > 0;
    const before = cardScopes;
    cardScopes = [];
    cards.replaceChildren(
      ...now.map((kind) => {
        const module = failureOf(kind);
        const active = computed(() => store.state.value.failures.find((each) => each.kind === module.kind));
        const card = failureCard({
          id: `${id}-${kind}`,
          title: module.title,
          parts: module.parts.map((part) => ({ value: part, label: partLabel(part) })),
          active,
          report,
          drag: (patch) => store.drag({ failures: change(module.kind, patch) }),
          settle: (patch) => store.settle(patch ? { failures: change(module.kind, patch) } : {}),
          remove: () => {
            store.settle({ failures: change(module.kind, null) });
            rack.querySelector('summary')?.focus();
          },
        });
        cardScopes.push(card.end);
        return card.element;
      }),
    );
    for (const end of before) end();
  });

  scope.effect(() => {
    const chosen = new Set<string>(kinds.value.split(','));
    const set = report.value;
    const rest = failures.filter(({ kind }) => !chosen.has(kind));
    setText(count, `(${rest.length})`);
    rack.hidden = rest.length === 0;
    racks.replaceChildren(
      ...rackGroups.flatMap((group) => {
        const here = rest.filter(({ kind }) => rackGroupOf[kind] === group);
        if (here.length === 0) return [];
        const titleId = `${id}-rack-${rackGroups.indexOf(group)}`;
        const items = here.map(({ kind, title }) => {
          const why = set.whyNot({ kind, severity: 1 });
          const add = h(
            'button',
            { type: 'button', class: 'fa-button', disabled: why !== undefined, 'data-kind': kind },
            title,
          );
          add.addEventListener('click', () => {
            store.settle({ failures: [...store.state.peek().failures, { kind, severity: 1 }] });
            cards.lastElementChild?.querySelector('input')?.focus({ preventScroll: true });
          });
          return h('li', {}, add, ...(why === undefined ? [] : [h('p', { class: 'fa-lab-note' }, why)]));
        });
        return [
          h(
            'div',
            {},
            h('p', { class: 'fa-slate', id: titleId }, group),
            h('ul', { class: 'fa-lab-list', 'aria-labelledby': titleId }, ...items),
          ),
        ];
      }),
    );
  });
  return h(
    'section',
    { class: 'fa-lab-panel', 'aria-labelledby': `${id}-failures-title` },
    h('p', { class: 'fa-lab-title', id: `${id}-failures-title` }, 'What goes wrong'),
    none,
    cards,
    rack,
  );
}
