import { computed } from '@preact/signals-core';
import { sceneOf, scenes } from '../../set/scenes/index.ts';
import type { SceneId } from '../../set/scenes/scene.ts';
import { h, setText, type Scope } from '../../views/dom.ts';
import { castLabels } from './labels.ts';
import { mostSeed, type LabStore } from './lab-state.ts';

/** What is played, by whom, and which take of it. */
export function scenePanel(scope: Scope, store: LabStore, id: string): HTMLElement {
  const select = h(
    'select',
    { class: 'fa-select fa-lab-select', id: `${id}-scene` },
    ...scenes.map((scene) => h('option', { value: scene.id }, scene.title)),
  );
  const summary = h('p', { class: 'fa-lab-note' });
  const players = h('div', { class: 'fa-lab-chips', role: 'group', 'aria-label': 'Who plays' });
  const take = h('output', { class: 'fa-lab-value' });
  const another = h('button', { type: 'button', class: 'fa-button' }, 'Another take');
  const scene = computed(() => store.state.value.scene);

  scope.listen(select, 'change', () => {
    const next = sceneOf(select.value);
    const { cast } = store.state.peek();
    store.settle({
      scene: next.id satisfies SceneId,
      cast: cast && next.casts.includes(cast) && cast !== next.casts[0] ? cast : null,
    });
  });
  scope.listen(another, 'click', () => store.settle({ seed: (store.state.peek().seed % mostSeed) + 1 }));
  scope.effect(() => {
    select.value = scene.value;
    setText(summary, sceneOf(scene.value).summary);
  });
  scope.effect(() => {
    const { casts } = sceneOf(scene.value);
    players.hidden = casts.length < 2;
    players.replaceChildren(
      ...casts.map((look) => {
        const chip = h('button', { type: 'button', class: 'fa-button', 'data-look': look }, castLabels[look]);
        chip.addEventListener('click', () => store.settle({ cast: look === casts[0] ? null : look }));
        return chip;
      }),
    );
  });
  scope.effect(() => {
    const { cast, seed } = store.state.value;
    const playing = cast ?? sceneOf(scene.value).casts[0];
    for (const chip of players.querySelectorAll<HTMLElement>('[data-look]'))
      chip.setAttribute('aria-pressed', String(chip.dataset['look'] === playing));
    setText(take, String(seed));
  });
  return h(
    'section',
    { class: 'fa-lab-panel', 'aria-labelledby': `${id}-scene-title` },
    h('p', { class: 'fa-lab-title', id: `${id}-scene-title` }, h('label', { for: `${id}-scene` }, 'Scene')),
    select,
    summary,
    players,
    h('p', { class: 'fa-lab-row' }, h('span', { class: 'fa-lab-name' }, 'Take '), take, another),
  );
}
