import { jointLabel, joints } from '../../terms/landmarks.ts';
import type { Playhead } from '../../study/playhead.ts';
import type { ReadonlySignal } from '@preact/signals-core';
import { h, type Scope } from '../dom.ts';
import { toElement } from '../svg-tree.ts';
import type { DriftChartModel } from './model.ts';
import { dashSample } from './svg.ts';

/** A button for each line, pressed where its joint is lit; the joints without a line are in the menu behind them. */
export function jointChips(
  scope: Scope,
  model: ReadonlySignal<DriftChartModel | null>,
  playhead: Playhead,
): HTMLElement {
  const chips = h('div', { class: 'fa-chips', role: 'group', 'aria-label': 'Joints' });
  const more = h('select', { class: 'fa-select', 'aria-label': 'Another joint' });
  const floor = h('span', { class: 'fa-floor-key' }, 'noise and living motion');
  const element = h('div', { class: 'fa-joints' }, chips, more, floor);
  scope.effect(() => {
    const shown = model.value;
    // Before anything was measured there are no joints to choose from.
    element.hidden = !shown;
    if (!shown) return;
    const focused = chips.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset['joint']
      : undefined;
    chips.replaceChildren(
      ...shown.joints.map((joint) => {
        const chip = h(
          'button',
          { type: 'button', class: 'fa-chip', 'data-joint': joint, 'aria-pressed': String(shown.lit.includes(joint)) },
          toElement(dashSample(shown, joint)),
          jointLabel(joint),
        );
        chip.addEventListener('click', () => playhead.toggleJoint(joint));
        chip.addEventListener('pointerenter', () => playhead.setHover({ joint, timeUs: null }));
        chip.addEventListener('pointerleave', () => playhead.setHover(null));
        return chip;
      }),
    );
    // The buttons were made anew: whoever had just pressed one keeps the focus.
    if (focused !== undefined) chips.querySelector<HTMLElement>(`[data-joint="${focused}"]`)?.focus();
    more.replaceChildren(
      h('option', { value: '' }, 'another joint…'),
      ...joints
        .filter((joint) => !shown.joints.includes(joint))
        .map((joint) => h('option', { value: joint }, jointLabel(joint))),
    );
  });
  scope.listen(more, 'change', () => {
    const joint = joints.find((name) => name === more.value);
    if (joint) playhead.toggleJoint(joint);
  });
  return element;
}
