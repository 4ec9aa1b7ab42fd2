import type { ReadonlySignal } from '@preact/signals-core';
import { jointLabel } from '../../terms/landmarks.ts';
import { timeOfFrame } from '../../study/frames.ts';
import { jointValue } from '../../study/joints.ts';
import { h, type Scope } from '../dom.ts';
import { torsoLengthsLabel } from '../words.ts';
import type { DriftChartModel } from './model.ts';

/** The chart's figures as a table, made when it is opened. */
export function valuesTable(scope: Scope, model: ReadonlySignal<DriftChartModel | null>): HTMLElement {
  const holder = h('div', {
    class: 'fa-table-scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': 'Drift, frame by frame',
  });
  const element = h('details', { class: 'fa-values' }, h('summary', {}, 'The figures as a table'), holder);
  let filledWith: DriftChartModel | null = null;
  const fill = (): void => {
    const shown = model.value;
    if (!element.open || !shown || shown === filledWith) return;
    filledWith = shown;
    const [fromUs, toUs] = shown.domainUs;
    const rows = shown.timestampsUs.flatMap((_, frame) => {
      const timeUs = timeOfFrame(shown.timestampsUs, frame);
      if (timeUs < fromUs || timeUs > toUs) return [];
      return [
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, String(frame)),
          h('td', {}, (timeUs / 1e6).toFixed(3)),
          ...shown.joints.flatMap((joint) => [
            h('td', {}, torsoLengthsLabel(jointValue(shown.drift.rawTorsoLengths, frame, joint))),
            h('td', {}, torsoLengthsLabel(jointValue(shown.drift.floorTorsoLengths, frame, joint))),
          ]),
        ),
      ];
    });
    const head = h(
      'tr',
      {},
      h('th', { scope: 'col' }, 'frame'),
      h('th', { scope: 'col' }, 'seconds'),
      ...shown.joints.flatMap((joint) => [
        h('th', { scope: 'col' }, jointLabel(joint)),
        h('th', { scope: 'col' }, `floor of the ${jointLabel(joint)}`),
      ]),
    );
    const caption = h(
      'caption',
      {},
      'Distance of each joint from where its neighbours in time put it, in torso lengths, and how much of that noise and a living body explain.',
    );
    holder.replaceChildren(h('table', {}, caption, h('thead', {}, head), h('tbody', {}, ...rows)));
  };
  scope.effect(fill);
  scope.listen(element, 'toggle', fill);
  return element;
}
