import { signal } from '@preact/signals-core';
import type { Fault } from '../../terms/fault.ts';
import type { PlantedFault } from '../../terms/truth.ts';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import { h, setAttribute, type Scope } from '../dom.ts';
import { jointsLabel, kindLabel, secondsLabel, severityLabel } from '../words.ts';
import { goToFault } from '../faults/go-to-fault.ts';
import { lanesOf, type Stretch } from './lanes.ts';

/** A mark is at least 24 px wide; on the narrowest phone's timeline that is this share of it. */
const shortestShare = 0.08;
const mostLanes = 3;

/** Marks where something is wrong: hatched and named. A press goes there and loops it. Below, where the set planted something. */
export function faultMarks(scope: Scope, study: Study, playhead: Playhead): HTMLElement {
  const found = h('div', { class: 'fa-marks-found', role: 'group', 'aria-label': 'Faults found' });
  const planted = h('div', { class: 'fa-marks-planted', 'aria-hidden': 'true' });
  const element = h('div', { class: 'fa-marks' }, found, planted);
  const stretch = (fault: Fault | PlantedFault): Stretch => {
    const duration = Math.max(playhead.durationUs.value, 1);
    return { from: study.timeOfFrame(fault.firstFrame) / duration, to: study.endOfFrame(fault.lastFrame) / duration };
  };
  const spread = (mark: HTMLElement, { from, to }: Stretch): void => {
    mark.style.insetInlineStart = `${100 * from}%`;
    mark.style.inlineSize = `${100 * (to - from)}%`;
  };

  const marks = signal<readonly HTMLElement[]>([]);
  scope.effect(() => {
    const faults = study.faults.value;
    const stretches = faults.map(stretch);
    const lanes = lanesOf(stretches, shortestShare, mostLanes);
    marks.value = faults.map((fault, index) => {
      const mark = h(
        'button',
        { type: 'button', class: 'fa-mark', title: markTitle(study, fault), 'aria-label': markTitle(study, fault) },
        h('span', { class: 'fa-mark-label' }, kindLabel(fault.kind)),
      );
      spread(mark, stretches[index]!);
      mark.style.setProperty('--fa-lane', String(lanes[index]!));
      mark.addEventListener('click', () => goToFault(playhead, study, index));
      return mark;
    });
    // Worst first is for the list. Here the keyboard goes as time does.
    const inTime = faults.map((_, index) => index).sort((a, b) => faults[a]!.firstFrame - faults[b]!.firstFrame);
    found.replaceChildren(...inTime.map((index) => marks.peek()[index]!));
    found.hidden = faults.length === 0;
    element.style.setProperty('--fa-lanes', String(faults.length === 0 ? 0 : Math.max(...lanes) + 1));
  });
  scope.effect(() => {
    const selected = playhead.fault.value;
    for (const [index, mark] of marks.value.entries()) {
      setAttribute(mark, 'aria-pressed', String(selected?.clipId === study.id && selected.index === index));
    }
  });
  scope.effect(() => {
    const faults = study.planted.value;
    planted.hidden = faults.length === 0;
    planted.replaceChildren(
      ...faults.map((fault) => {
        const mark = h('span', { class: 'fa-planted', title: `We planted: ${kindLabel(fault.kind)}` });
        spread(mark, stretch(fault));
        return mark;
      }),
      h('span', { class: 'fa-planted-word' }, 'planted'),
    );
  });
  return element;
}

function markTitle(study: Study, fault: Fault): string {
  const from = secondsLabel(study.timeOfFrame(fault.firstFrame));
  const to = secondsLabel(study.endOfFrame(fault.lastFrame));
  return `${kindLabel(fault.kind)}: ${jointsLabel(fault.joints, fault.region)}, ${from} to ${to}, ${severityLabel(fault.severity)}`;
}
