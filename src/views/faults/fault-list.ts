import { signal } from '@preact/signals-core';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import { h, place, Scope, setAttribute, setText } from '../dom.ts';
import { capitalised, jointsLabel, kindLabel } from '../words.ts';
import { faultRows, type FaultRow } from './fault-rows.ts';
import './faults.css';

/**
 * The faults, worst first: each a button that goes there, loops it and lights its joints. Below, what the set planted, where it made the clip.
 *
 * @returns What ends it and empties the host.
 */
export function mountFaultList(host: HTMLElement, options: { study: Study; playhead: Playhead }): () => void {
  const { study, playhead } = options;
  const scope = new Scope();
  const list = h('ol', { class: 'fa-fault-list' });
  const none = h('p', { class: 'fa-no-faults' });
  const planted = h('p', { class: 'fa-planted-note' });
  place(host, scope, h('div', { class: 'fa-faults' }, list, none, planted));

  const buttons = signal<readonly HTMLElement[]>([]);
  scope.effect(() => {
    const rows = faultRows(study.faults.value, study.timestampsUs.value, study.durationUs.value);
    const made = rows.map((row, index) => faultButton(row, () => choose(index)));
    buttons.value = made;
    list.replaceChildren(...made.map((button) => h('li', {}, button)));
    none.hidden = rows.length > 0 || study.shown.value === null;
    setText(none, nothingFound(study));
  });
  const choose = (index: number): void => {
    const now = playhead.fault.peek();
    const again = now?.clipId === study.id && now.index === index;
    playhead.selectFault(again ? null : { clipId: study.id, index });
  };
  scope.effect(() => {
    const selected = playhead.fault.value;
    for (const [index, button] of buttons.value.entries()) {
      setAttribute(button, 'aria-pressed', String(selected?.clipId === study.id && selected.index === index));
    }
  });
  scope.effect(() => {
    const faults = study.planted.value;
    planted.hidden = faults.length === 0;
    const words = faults.map(
      (fault) =>
        `${kindLabel(fault.kind)} (${jointsLabel(fault.joints, fault.region)}, frames ${fault.firstFrame} to ${fault.lastFrame})`,
    );
    planted.textContent = `We planted in this clip: ${words.join('; ')}.`;
  });
  return () => scope.dispose();
}

function nothingFound(study: Study): string {
  if (!study.isWhole.value) return 'No fault in what was read so far.';
  const seen = study.shown.value?.measurement.personFrames ?? 0;
  return seen === 0 ? 'Nobody was found, so nothing was judged.' : 'No fault was found in this clip.';
}

function faultButton(row: FaultRow, press: () => void): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'fa-fault', title: row.evidence },
    h('span', { class: 'fa-fault-kind' }, `${row.kind}: ${row.where}`),
    ' ',
    h('span', { class: 'fa-fault-when' }, `${row.time}, ${row.frames}`),
    ' ',
    h('span', { class: 'fa-fault-how' }, `${capitalised(row.severity)}, confidence ${row.confidence}`),
  );
  button.addEventListener('click', press);
  return button;
}
