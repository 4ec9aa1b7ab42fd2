import { limbLabel, limbs } from '../../study/repair/limbs.ts';
import { h, setAttribute, setText, type Scope } from '../../views/dom.ts';
import { count } from '../../views/words.ts';
import type { Choice } from './choice.ts';
import type { RepairDesk } from './repair-desk.ts';

/** What to mend: a stretch with its limbs, or every fault that was found. */
export function choicePanel(scope: Scope, id: string, desk: RepairDesk, choice: Choice): HTMLElement {
  const radio = (value: string) => h('input', { type: 'radio', name: `${id}-what`, value });
  const [one, all] = [radio('stretch'), radio('every')];
  const found = h('span', {});
  const frame = (name: string) =>
    h('input', { type: 'number', min: 0, step: 1, class: 'fa-select', 'aria-label': name });
  const [from, to] = [frame('First frame to mend'), frame('Last frame to mend')];
  const chips = limbs.map((limb) => {
    const chip = h('button', { type: 'button', class: 'fa-button' }, limbLabel(limb));
    scope.listen(chip, 'click', () => {
      const lit = choice.limbs.peek();
      choice.limbs.value = limbs.filter((each) => (each === limb ? !lit.includes(limb) : lit.includes(each)));
      choice.every.value = false;
    });
    scope.effect(() => setAttribute(chip, 'aria-pressed', String(choice.limbs.value.includes(limb))));
    return chip;
  });

  scope.listen(one, 'change', () => (choice.every.value = false));
  scope.listen(all, 'change', () => (choice.every.value = true));
  const typed = (input: HTMLInputElement, frame: Choice['firstFrame']) =>
    scope.listen(input, 'change', () => {
      const last = desk.study.timestampsUs.peek().length - 1;
      const wanted = Number.isFinite(input.valueAsNumber) ? Math.round(input.valueAsNumber) : frame.peek();
      frame.value = Math.min(Math.max(wanted, 0), last);
      if (frame === choice.firstFrame) choice.lastFrame.value = Math.max(frame.peek(), choice.lastFrame.peek());
      else choice.firstFrame.value = Math.min(frame.peek(), choice.firstFrame.peek());
      choice.every.value = false;
      input.value = String(frame.peek());
    });
  typed(from, choice.firstFrame);
  typed(to, choice.lastFrame);
  scope.effect(() => {
    one.checked = !choice.every.value;
    all.checked = choice.every.value;
  });
  scope.effect(() => {
    from.value = String(choice.firstFrame.value);
    to.value = String(choice.lastFrame.value);
    const last = String(desk.study.timestampsUs.value.length - 1);
    from.max = to.max = last;
  });
  scope.effect(() => setText(found, count(choice.found.value.length, 'stretch', 'stretches')));

  return h(
    'fieldset',
    { class: 'fa-repair-what' },
    h('legend', { class: 'fa-slate' }, 'What to mend'),
    h('label', { class: 'fa-repair-radio' }, one, 'One stretch'),
    h(
      'div',
      { class: 'fa-repair-stretch' },
      h('span', {}, 'frames '),
      from,
      h('span', {}, ' to '),
      to,
      h('div', { class: 'fa-repair-chips', role: 'group', 'aria-label': 'Limbs to draw' }, ...chips),
      h(
        'p',
        { class: 'fa-repair-hint' },
        'A fault that you press in the list below, or a loop on the timeline, comes here.',
      ),
    ),
    h('label', { class: 'fa-repair-radio' }, all, h('span', {}, 'All that was found: ', found)),
  );
}
