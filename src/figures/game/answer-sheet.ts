import { signal, type ReadonlySignal } from '@preact/signals-core';
import { choices, type ChoiceId } from '../../study/game/choices.ts';
import { h, type Scope } from '../../views/dom.ts';

/** The choices for "what", one of them at a time. The digits choose as well: 1 to 9, and 0 for the last. */
export class AnswerSheet {
  readonly element: HTMLFieldSetElement;
  readonly #chosen = signal<ChoiceId | null>(null);
  readonly #inputs: readonly HTMLInputElement[];
  readonly chosen: ReadonlySignal<ChoiceId | null> = this.#chosen;

  constructor(scope: Scope) {
    this.#inputs = choices.map(({ id }) => h('input', { type: 'radio', name: 'fa-game-choice', value: id }));
    this.element = h(
      'fieldset',
      { class: 'fa-game-choices' },
      h('legend', {}, 'What went wrong?'),
      ...choices.map(({ label }, index) =>
        h('label', {}, this.#inputs[index]!, h('span', {}, label), h('kbd', { 'aria-hidden': 'true' }, digitOf(index))),
      ),
    );
    scope.listen(this.element, 'change', () => {
      const index = this.#inputs.findIndex(({ checked }) => checked);
      this.#chosen.value = choices[index]?.id ?? null;
    });
    scope.effect(() => {
      const chosen = this.#chosen.value;
      this.#inputs.forEach((input, index) => {
        input.checked = choices[index]!.id === chosen;
      });
    });
  }

  choose(id: ChoiceId | null): void {
    this.#chosen.value = id;
  }

  /** Chooses what a digit stands for. @returns whether it stands for any */
  chooseByKey(key: string): boolean {
    const index = choices.findIndex((_, at) => digitOf(at) === key);
    if (index < 0) return false;
    this.#chosen.value = choices[index]!.id;
    this.#inputs[index]!.focus({ preventScroll: true });
    return true;
  }

  set open(open: boolean) {
    this.element.disabled = !open;
  }

  focus(): void {
    (this.#inputs.find(({ checked }) => checked) ?? this.#inputs[0])!.focus({ preventScroll: true });
  }
}

const digitOf = (index: number): string => String((index + 1) % 10);
