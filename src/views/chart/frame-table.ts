import type { ReadonlySignal } from '@preact/signals-core';
import { timeOfFrame } from '../../study/frames.ts';
import { h, type Scope } from '../dom.ts';

/** A chart's figures, a row a frame. */
export interface FrameTable {
  caption: string;
  timestampsUs: readonly number[];
  /** The stretch that is shown, in microseconds since the first frame. */
  domainUs: readonly [fromUs: number, toUs: number];
  columns: readonly { head: string; cell: (frame: number) => string }[];
}

/**
 * A chart's figures as a table, made when it is opened. `null`: there is nothing to show yet.
 *
 * @param label - what the table is called to those who do not see it.
 */
export function frameTable(scope: Scope, label: string, table: ReadonlySignal<FrameTable | null>): HTMLElement {
  const holder = h('div', { class: 'fa-table-scroll', tabindex: 0, role: 'region', 'aria-label': label });
  const element = h('details', { class: 'fa-values' }, h('summary', {}, 'The figures as a table'), holder);
  let filledWith: FrameTable | null = null;
  const fill = (): void => {
    const shown = table.value;
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
          ...shown.columns.map(({ cell }) => h('td', {}, cell(frame))),
        ),
      ];
    });
    const heads = ['frame', 'seconds', ...shown.columns.map(({ head }) => head)];
    holder.replaceChildren(
      h(
        'table',
        {},
        h('caption', {}, shown.caption),
        h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
        h('tbody', {}, ...rows),
      ),
    );
  };
  scope.effect(fill);
  scope.listen(element, 'toggle', fill);
  return element;
}
