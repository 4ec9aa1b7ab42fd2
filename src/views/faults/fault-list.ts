import { signal } from '@preact/signals-core';
import { placeOf } from '../../study/playhead-rules.ts';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import type { Fault } from '../../terms/fault.ts';
import type { PlantedFault } from '../../terms/truth.ts';
import { h, place, Scope, setAttribute, setText } from '../dom.ts';
import { capitalised, jointsLabel, kindLabel } from '../words.ts';
import { faultRows, type FaultRow } from './fault-rows.ts';
import './faults.css';
import { goToFault } from './go-to-fault.ts';
import { limitOf } from './meanings.ts';
import { isStray } from './stray.ts';

export interface FaultListOptions {
  study: Study;
  playhead: Playhead;
  /** Brings to the reader's eyes what plays a fault: the list may be a long way below it. */
  show?: () => void;
}

/**
 * The faults, worst first: each a button that goes there, plays it in a loop and lights its joints, and beside it why it was reported.
 * Below, what the set planted, where it made the clip.
 *
 * @returns What ends it and empties the host.
 */
export function mountFaultList(host: HTMLElement, options: FaultListOptions): () => void {
  const { study, playhead, show } = options;
  const scope = new Scope();
  const list = h('ol', { class: 'fa-fault-list', 'aria-label': 'Faults, worst first' });
  const none = h('p', { class: 'fa-no-faults' });
  const planted = h('p', { class: 'fa-planted-note' });
  place(host, scope, h('div', { class: 'fa-faults' }, list, none, planted));

  const items = signal<readonly Item[]>([]);
  scope.effect(() => {
    const faults = study.faults.value;
    const rows = faultRows(faults, study.timestampsUs.value, study.durationUs.value);
    const made = rows.map((row, index) => {
      const fault = faults[index]!;
      const acts = { go: () => go(index), open: () => select(index) };
      return { ...faultItem(row, isStray(fault, study.planted.value), acts), fault };
    });
    const before = items.peek();
    const focused = document.activeElement;
    items.value = made;
    list.replaceChildren(...made.map(({ element }) => element));
    // While a clip is read the list is made anew: what the reader had opened or stood on is so again.
    for (const old of before) {
      const now = made[placeOf(old.fault, faults)];
      if (!now) continue;
      now.why.open ||= old.why.open;
      if (old.button === focused) now.button.focus({ preventScroll: true });
      else if (old.why.contains(focused)) now.why.querySelector('summary')!.focus({ preventScroll: true });
    }
    list.hidden = rows.length === 0;
    none.hidden = rows.length > 0 || study.shown.value === null;
    setText(none, nothingFound(study));
  });
  const isSelected = (index: number): boolean => {
    const now = playhead.fault.peek();
    return now?.clipId === study.id && now.index === index;
  };
  const select = (index: number): void => {
    if (!isSelected(index)) playhead.selectFault({ clipId: study.id, index });
  };
  const go = (index: number): void => {
    if (isSelected(index)) playhead.selectFault(null);
    else {
      goToFault(playhead, study, index);
      show?.();
    }
  };
  scope.effect(() => {
    const selected = playhead.fault.value;
    for (const [index, { button }] of items.value.entries()) {
      setAttribute(button, 'aria-pressed', String(selected?.clipId === study.id && selected.index === index));
    }
  });
  scope.effect(() => {
    const faults = study.planted.value;
    planted.hidden = faults.length === 0;
    planted.textContent = plantedWords(faults);
  });
  return () => scope.dispose();
}

function nothingFound(study: Study): string {
  if (!study.isWhole.value) return 'No fault in what was read so far.';
  const seen = study.shown.value?.measurement.personFrames ?? 0;
  return seen === 0 ? 'Nobody was found, so nothing was judged.' : 'No fault was found in this clip.';
}

interface Item {
  fault: Fault;
  element: HTMLElement;
  button: HTMLElement;
  why: HTMLDetailsElement;
}

function faultItem(row: FaultRow, stray: boolean, act: { go: () => void; open: () => void }): Omit<Item, 'fault'> {
  const name = `${row.kind}: ${row.where}`;
  const button = h(
    'button',
    { type: 'button', class: 'fa-fault' },
    h('span', { class: 'fa-fault-kind' }, name),
    ' ',
    h('span', { class: 'fa-fault-when' }, `${row.time}, ${row.frames}`),
    ' ',
    h('span', { class: 'fa-fault-how' }, `${capitalised(row.severity)}, confidence ${row.confidence}`),
    ...(stray ? [' ', h('span', { class: 'fa-fault-stray' }, 'Nothing was planted here: this is our mistake.')] : []),
  );
  button.addEventListener('click', act.go);
  const question = h('summary', {}, 'Why?', h('span', { class: 'fa-hidden' }, ` ${name}, ${row.time}`));
  const why = h(
    'details',
    { class: 'fa-why' },
    question,
    h('ul', {}, ...row.why.map((sentence) => h('li', {}, sentence))),
  );
  // The charts mark the evidence of the fault that is selected: of the one that the reader opens, not of one that is opened for him again.
  question.addEventListener('click', () => {
    if (!why.open) act.open();
  });
  return { element: h('li', { class: 'fa-fault-item' }, button, why), button, why };
}

/** What the set planted, and what of it this site cannot be expected to see. */
function plantedWords(faults: readonly PlantedFault[]): string {
  const words = faults.map(
    (fault) =>
      `${kindLabel(fault.kind)} (${jointsLabel(fault.joints, fault.region)}, frames ${fault.firstFrame} to ${fault.lastFrame})`,
  );
  const limits = new Set(faults.flatMap(({ kind }) => limitOf(kind) ?? []));
  return [`We planted in this clip: ${words.join('; ')}.`, ...limits].join(' ');
}
