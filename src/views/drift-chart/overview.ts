import type { ReadonlySignal } from '@preact/signals-core';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import { h, type Scope } from '../dom.ts';
import { toElement } from '../svg-tree.ts';
import { rangeHandles } from '../timeline/range-handles.ts';
import { followDrag, timeUnder } from '../timeline/strip.ts';
import type { DriftChartModel } from './model.ts';
import { overviewTree } from './svg.ts';

const overviewHeight = 36;
/** A press that moves less than this, in CSS pixels, is a press and no drag. */
const dragThreshold = 5;

/**
 * The whole clip under the part that the chart shows. Dragging across it chooses a part; pressing it goes there. What dragging does the
 * handles do by key.
 */
export function overview(
  scope: Scope,
  model: ReadonlySignal<DriftChartModel | null>,
  study: Study,
  playhead: Playhead,
): HTMLElement {
  const picture = h('div', { class: 'fa-overview-picture' });
  const cursor = h('span', { class: 'fa-overview-cursor' });
  const element = h(
    'div',
    { class: 'fa-overview' },
    picture,
    cursor,
    rangeHandles(scope, study, playhead, 'Part of the clip'),
  );
  scope.effect(() => {
    const shown = model.value;
    if (shown) picture.replaceChildren(toElement(overviewTree(shown, overviewHeight)));
  });
  scope.effect(() => {
    cursor.style.insetInlineStart = `${(100 * study.timeOfFrame(study.frameAt(playhead.timeUs.value))) / Math.max(playhead.durationUs.value, 1)}%`;
  });
  let fromX = 0;
  followDrag(scope, picture, {
    start: (event) => {
      fromX = event.clientX;
    },
    move: (event) => {
      const under = (clientX: number): number => timeUnder(picture, clientX, 0, playhead.durationUs.peek());
      const ends = [under(fromX), under(event.clientX)].sort((a, b) => a - b);
      if (Math.abs(event.clientX - fromX) < dragThreshold)
        playhead.seekFrame(study, study.frameAt(under(event.clientX)));
      else playhead.setRange([study.timeOfFrame(study.frameAt(ends[0]!)), study.endOfFrame(study.frameAt(ends[1]!))]);
    },
  });
  return element;
}
