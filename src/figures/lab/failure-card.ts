import type { ReadonlySignal } from '@preact/signals-core';
import type { ActiveFailure } from '../../set/failures/failure.ts';
import type { BodyPart } from '../../set/figure/parts.ts';
import { h, Scope, setAttribute, setText } from '../../views/dom.ts';
import { dialLabel, dialSteps, stretchesLabel } from './labels.ts';
import type { SetReport } from './set-report.ts';

export interface FailureCardOptions {
  id: string;
  title: string;
  parts: readonly { value: BodyPart; label: string }[];
  /** Undefined once it was taken away. */
  active: ReadonlySignal<ActiveFailure | undefined>;
  report: ReadonlySignal<SetReport>;
  drag: (next: ActiveFailure) => void;
  /** Without a failure: what was dragged stays. */
  settle: (next?: ActiveFailure) => void;
  remove: () => void;
}

/** One failure that was chosen: how strong it is, what it befalls, and when. */
export function failureCard(options: FailureCardOptions): { element: HTMLElement; end: () => void } {
  const { id, title, parts, active, report } = options;
  const scope = new Scope();
  const dial = h('input', {
    type: 'range',
    min: 0,
    max: dialSteps,
    step: 1,
    id: `${id}-severity`,
    class: 'fa-lab-slider',
  });
  const strength = h('output', { class: 'fa-lab-value', for: `${id}-severity` });
  const usual = h('option', { value: '' });
  const part = h(
    'select',
    { class: 'fa-select', id: `${id}-part` },
    usual,
    ...parts.map(({ value, label }) => h('option', { value }, label)),
  );
  const when = h('p', { class: 'fa-slate' });
  const why = h('p', { class: 'fa-lab-note fa-lab-why' });
  const remove = h('button', { type: 'button', class: 'fa-button', 'aria-label': `Take away: ${title}` }, '×');
  const marks = ['weak', 'medium', 'strong'].map((word) => h('span', {}, word));

  scope.listen(dial, 'input', () => {
    const now = active.peek();
    if (now) options.drag({ ...now, severity: dial.valueAsNumber / dialSteps });
  });
  scope.listen(dial, 'change', () => options.settle());
  scope.listen(part, 'change', () => {
    const now = active.peek();
    if (!now) return;
    const { kind, severity } = now;
    const chosen = parts.find(({ value }) => value === part.value)?.value;
    options.settle({ kind, severity, ...(chosen ? { part: chosen } : {}) });
  });
  scope.listen(remove, 'click', options.remove);
  scope.effect(() => {
    const now = active.value;
    if (!now) return;
    dial.value = String(Math.round(now.severity * dialSteps));
    setText(strength, dialLabel(now.severity));
    setAttribute(dial, 'aria-valuetext', dialLabel(now.severity));
    const set = report.value;
    const sentence = set.whyNot(now);
    why.hidden = sentence === undefined;
    setText(why, sentence ?? '');
    when.hidden = sentence !== undefined;
    setText(when, stretchesLabel(set.stretches(now)));
    if (parts.length > 0) setText(usual, set.usualPart({ kind: now.kind, severity: now.severity }));
    part.value = now.part ?? '';
  });
  const element = h(
    'li',
    { class: 'fa-lab-card' },
    h('div', { class: 'fa-lab-card-head' }, h('p', {}, title), remove),
    why,
    h('div', { class: 'fa-lab-dial' }, h('label', { for: `${id}-severity` }, 'Severity'), strength, dial),
    h('div', { class: 'fa-lab-marks', 'aria-hidden': 'true' }, ...marks),
    ...(parts.length > 0
      ? [h('p', { class: 'fa-lab-row' }, h('label', { for: `${id}-part`, class: 'fa-lab-name' }, 'Befalls'), part)]
      : []),
    when,
  );
  return { element, end: () => scope.dispose() };
}
