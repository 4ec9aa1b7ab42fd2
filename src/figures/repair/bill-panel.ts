import { signal, type Signal } from '@preact/signals-core';
import { totalDrift } from '../../pipeline/mend.ts';
import { billOf, hoursLabel, paidBy, usualRates, type Rates } from '../../study/repair/bill.ts';
import { acts } from '../../study/repair/repair.ts';
import type { Measurement } from '../../terms/measurement.ts';
import { h, setText, type Scope } from '../../views/dom.ts';
import { secondsLabel } from '../../views/words.ts';
import { actWords } from './act-words.ts';
import type { RepairDesk } from './repair-desk.ts';

/** Nobody works a week on one frame. */
const mostMinutes = 2400;

/** What was gained, and what it cost: the clip as it came beside the clip as it stands. */
export function billPanel(scope: Scope, desk: RepairDesk, rates: Signal<Rates>): HTMLElement {
  const came = desk.came.measurement;
  const frames = desk.came.track.timestampsUs.length;
  const bars = { drift: bar('fa-repair-drift'), hours: bar('fa-repair-hours') };
  const driftNow = h('td', {});
  const hoursNow = h('td', { 'data-hours': '' });
  const rows: readonly [string, (measurement: Measurement) => string][] = [
    ['Faults found', ({ faults }) => String(faults.length)],
    ['Score, 0 sound to 1 broken', ({ score }) => score.toFixed(2)],
  ];
  const cells = rows.map(([name, label]) => {
    const now = h('td', {});
    scope.effect(() => setText(now, label(measurementNow(desk))));
    return h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, label(came)), now);
  });
  const driftText = h('span', { 'data-drift': '' });
  const hoursText = h('span', {});
  driftNow.append(driftText, bars.drift.track);
  hoursNow.append(hoursText, bars.hours.track);
  const length = h('td', {});
  const lengthCame = secondsLabel(desk.study.durationUs.peek());
  scope.effect(() => {
    const drift = totalDrift(measurementNow(desk));
    setText(driftText, drift.toFixed(1));
    bars.drift.fill(drift / totalDrift(came));
  });
  scope.effect(() => {
    const minutes = billOf(desk.history.value.made, rates.value);
    setText(hoursText, hoursLabel(minutes));
    bars.hours.fill(minutes / (frames * rates.value.redraw));
  });
  scope.effect(() => setText(length, secondsLabel(desk.study.durationUs.value)));
  return h(
    'table',
    { class: 'fa-table fa-repair-bill' },
    h('caption', { class: 'fa-slate' }, 'What it brought, and what it cost'),
    h('thead', {}, h('tr', {}, h('td', {}), h('th', { scope: 'col' }, 'As it came'), h('th', { scope: 'col' }, 'Now'))),
    h(
      'tbody',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, 'Drift, all together, in torso lengths'),
        h('td', {}, totalDrift(came).toFixed(1)),
        driftNow,
      ),
      ...cells,
      h('tr', {}, h('th', { scope: 'row' }, 'Length of the film'), h('td', {}, lengthCame), length),
      h('tr', {}, h('th', { scope: 'row' }, 'Somebody’s time'), h('td', {}, hoursLabel(0)), hoursNow),
    ),
  );
}

/** What the acts cost; the reader may know better. */
export function ratesPanel(scope: Scope, rates: Signal<Rates>): HTMLElement {
  const fields = acts.map((act) => {
    const input = h('input', {
      type: 'number',
      min: 0,
      max: mostMinutes,
      step: 1,
      value: usualRates[act],
      class: 'fa-select',
    });
    scope.listen(input, 'change', () => {
      const wanted = input.valueAsNumber;
      const minutes = Number.isFinite(wanted) ? Math.min(Math.max(wanted, 0), mostMinutes) : rates.peek()[act];
      rates.value = { ...rates.peek(), [act]: minutes };
      input.value = String(minutes);
    });
    return h('label', {}, `${actWords[act].label}, minutes a ${paidBy[act]}`, input);
  });
  return h(
    'details',
    { class: 'fa-repair-rates' },
    h('summary', {}, 'What we take it to cost, and why'),
    h('div', { class: 'fa-repair-fields' }, ...fields),
    h(
      'p',
      {},
      'Redrawing: 14 frames in a day of eight hours, which is what professionals did in shots of medium difficulty for the ',
      h('a', { href: 'https://foundry.com/news-awards/roto' }, 'Roto++ data set (2016)'),
      '; in easier ones it was 28. However many limbs, a frame is a frame. The other three are our guesses: put in your own.',
    ),
  );
}

export function ratesSignal(): Signal<Rates> {
  return signal(usualRates);
}

function measurementNow(desk: RepairDesk): Measurement {
  return desk.mended.value?.measurement ?? desk.came.measurement;
}

function bar(name: string): { track: HTMLElement; fill: (share: number) => void } {
  const fill = h('span', {});
  return {
    track: h('span', { class: `fa-reading-bar ${name}`, 'aria-hidden': 'true' }, fill),
    fill: (share) => {
      fill.style.inlineSize = `${(100 * Math.min(Math.max(share || 0, 0), 1)).toFixed(1)}%`;
    },
  };
}
