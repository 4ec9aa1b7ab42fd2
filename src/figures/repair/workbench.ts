import type { Playhead } from '../../study/playhead.ts';
import { hoursLabel, minutesOf } from '../../study/repair/bill.ts';
import { acts, repairOf, takesLimbs, type Act, type Repair } from '../../study/repair/repair.ts';
import { h, place, Scope, setText } from '../../views/dom.ts';
import '../../views/buttons.css';
import { actWords, repairLabel } from './act-words.ts';
import { billPanel, ratesPanel, ratesSignal } from './bill-panel.ts';
import { choose } from './choice.ts';
import { choicePanel } from './choice-panel.ts';
import { leftWrong } from './left-wrong.ts';
import type { RepairDesk } from './repair-desk.ts';
import './repair.css';

/** Where the clip is mended: what to mend and how, the way back, what is left wrong, and the bill. */
export function mountWorkbench(
  host: HTMLElement,
  { figure, desk, playhead }: { figure: HTMLElement; desk: RepairDesk; playhead: Playhead },
): () => void {
  const scope = new Scope();
  const rates = ratesSignal();
  const choice = choose(desk, playhead);
  scope.add(choice.stop);

  const refusal = h('p', { class: 'fa-repair-refusal', role: 'status' });
  const repairsFor = (act: Act): Repair[] => choice.stretches.value.map((stretch) => repairOf(act, stretch));
  const actButtons = acts.map((act) => {
    const price = h('span', { class: 'fa-repair-price' });
    const button = h(
      'button',
      { type: 'button', class: 'fa-button fa-repair-act', 'data-act': act },
      h('b', {}, actWords[act].label),
      h('span', {}, actWords[act].says),
      price,
    );
    scope.listen(button, 'click', () => {
      setText(refusal, desk.make(repairsFor(act)) ?? '');
    });
    scope.effect(() => {
      const repairs = repairsFor(act);
      button.disabled = repairs.length === 0 || (takesLimbs(act) && repairs.some(({ limbs }) => limbs.length === 0));
      const minutes = repairs.reduce((sum, repair) => sum + minutesOf(repair, rates.value), 0);
      setText(price, `+ ${hoursLabel(minutes)}`);
    });
    return button;
  });

  const made = h('ol', { class: 'fa-repair-made' });
  scope.effect(() => {
    const { made: repairs } = desk.history.value;
    made.hidden = repairs.length === 0;
    made.replaceChildren(...repairs.map((repair) => h('li', {}, repairLabel(repair))));
  });
  const left = h('p', { class: 'fa-repair-left', role: 'status' });
  scope.effect(() => {
    const mended = desk.mended.value;
    const repairs = desk.history.value.made;
    const words = leftWrong({
      faults: mended?.measurement.faults ?? desk.came.measurement.faults,
      cameWith: desk.came.measurement.faults,
      repairs,
      astray: mended?.astray ?? NaN,
    });
    setText(left, desk.fault.value ?? (desk.busy.value ? 'Measuring anew…' : words));
  });
  // Time, loop and fault as far as the clip still has them.
  scope.effect(() => {
    if (desk.mended.value) playhead.setStudies([desk.study]);
  });

  place(
    host,
    scope,
    h(
      'section',
      { class: 'fa-repair', 'aria-label': 'The repair bench' },
      choicePanel(scope, figure.id, desk, choice),
      h('div', { class: 'fa-repair-acts', role: 'group', 'aria-label': 'How to mend it' }, ...actButtons),
      refusal,
      wayBack(scope, figure, desk),
      made,
      left,
      billPanel(scope, desk, rates),
      ratesPanel(scope, rates),
    ),
  );
  return () => scope.dispose();
}

function wayBack(scope: Scope, figure: HTMLElement, desk: RepairDesk): HTMLElement {
  const button = (label: string, press: () => void, mayPress: () => boolean) => {
    const element = h('button', { type: 'button', class: 'fa-button' }, label);
    scope.listen(element, 'click', press);
    scope.effect(() => {
      element.disabled = !mayPress();
    });
    return element;
  };
  scope.listen(figure, 'keydown', (event) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) desk.redo();
    else desk.undo();
  });
  const { history } = desk;
  return h(
    'div',
    { class: 'fa-repair-back', role: 'group', 'aria-label': 'The way back' },
    button(
      'Undo',
      () => desk.undo(),
      () => history.value.made.length > 0,
    ),
    button(
      'Redo',
      () => desk.redo(),
      () => history.value.undone.length > 0,
    ),
    button(
      'Start again',
      () => desk.reset(),
      () => history.value.made.length > 0,
    ),
  );
}
