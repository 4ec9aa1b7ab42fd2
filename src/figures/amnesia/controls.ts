import type { ReadonlySignal } from '@preact/signals-core';
import type { AmnesiaResults } from '../../terms/amnesia-results.ts';
import { memories, prompts } from '../../terms/generated.ts';
import { h, setAttribute, setText, type Scope } from '../../views/dom.ts';
import type { Settings } from '../shared/settings.ts';
import { parseSeed } from './address.ts';
import { mostSeed, noiseShares, type AmnesiaState } from './amnesia-state.ts';
import { memoryWords, noiseWords, promptLabels } from './words.ts';

export interface ControlOptions {
  id: string;
  settings: Settings<AmnesiaState>;
  /** Whether the generator can draw: without it only the memory can be turned. */
  ready: ReadonlySignal<boolean>;
  results: AmnesiaResults;
}

/** A slider that stops at each of a few settings. */
function stepsOf(count: number, id: string): HTMLInputElement {
  return h('input', { type: 'range', min: 0, max: count - 1, step: 1, id, class: 'fa-amnesia-slider' });
}

/** The dial that all of this is about. */
export function memoryDial(scope: Scope, { id, settings }: ControlOptions): HTMLElement {
  const slider = stepsOf(memories.length, `${id}-memory`);
  const value = h('output', { class: 'fa-amnesia-value', for: `${id}-memory` });
  const marks = memories.map((memory) => h('span', {}, String(memory)));
  scope.listen(slider, 'input', () => settings.drag({ memory: memories[slider.valueAsNumber]! }));
  scope.listen(slider, 'change', () => settings.settle());
  scope.effect(() => {
    const { memory } = settings.state.value;
    slider.value = String(memories.indexOf(memory));
    setText(value, memoryWords(memory));
    setAttribute(slider, 'aria-valuetext', `${memory}: ${memoryWords(memory)}`);
  });
  return h(
    'div',
    { class: 'fa-amnesia-dial is-memory' },
    h('label', { for: `${id}-memory` }, 'Memory'),
    value,
    slider,
    h('div', { class: 'fa-amnesia-marks', 'aria-hidden': 'true' }, ...marks),
  );
}

/** What it is asked to draw. */
export function promptChoice(scope: Scope, { id, settings, ready }: ControlOptions): HTMLElement {
  const choices = prompts.map((prompt) => {
    const input = h('input', { type: 'radio', name: `${id}-prompt`, value: prompt, class: 'fa-hidden' });
    scope.listen(input, 'change', () => settings.settle({ prompt }));
    scope.effect(() => {
      input.checked = settings.state.value.prompt === prompt;
      input.disabled = !ready.value;
    });
    return h('label', { class: 'fa-amnesia-prompt' }, input, h('span', {}, promptLabels[prompt]));
  });
  return h(
    'fieldset',
    { class: 'fa-amnesia-prompts' },
    h('legend', {}, 'Prompt'),
    h('div', { class: 'fa-amnesia-chips' }, ...choices),
  );
}

/** The noise that it is drawn from: by number, another, and the way back. */
export function noiseChoice(scope: Scope, { id, settings, ready }: ControlOptions, figure: HTMLElement): HTMLElement {
  const seed = h('input', {
    type: 'number',
    min: 1,
    max: mostSeed,
    step: 1,
    id: `${id}-seed`,
    class: 'fa-amnesia-seed',
    inputmode: 'numeric',
  });
  const another = h('button', { type: 'button', class: 'fa-button' }, 'Other noise');
  const back = h('button', { type: 'button', class: 'fa-button' }, 'Back');
  scope.listen(seed, 'change', () => {
    const asked = parseSeed(seed.value);
    if (asked === null) seed.value = String(settings.state.peek().seed);
    else settings.settle({ seed: asked });
  });
  scope.listen(another, 'click', () => {
    const now = settings.state.peek().seed;
    const next = 1 + Math.floor(Math.random() * (mostSeed - 1));
    settings.settle({ seed: next >= now ? next + 1 : next });
  });
  scope.listen(back, 'click', () => settings.undo());
  scope.listen(figure, 'keydown', (event) => {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!isUndo || event.altKey || event.target === seed) return;
    event.preventDefault();
    settings.undo();
  });
  scope.effect(() => {
    seed.value = String(settings.state.value.seed);
    seed.disabled = another.disabled = !ready.value;
    back.disabled = !settings.canUndo.value;
  });
  return h(
    'div',
    { class: 'fa-amnesia-noise', role: 'group', 'aria-label': 'Noise' },
    h('label', { for: `${id}-seed` }, 'Noise no.'),
    seed,
    another,
    back,
  );
}

/** How much of the noise all frames share, and what that buys. */
export function sharedNoiseDial(scope: Scope, { id, settings, ready, results }: ControlOptions): HTMLElement {
  const slider = stepsOf(noiseShares.length, `${id}-shared`);
  const value = h('output', { class: 'fa-amnesia-value', for: `${id}-shared` });
  const words = h('p', { class: 'fa-amnesia-note', role: 'status' });
  scope.listen(slider, 'input', () => settings.drag({ sharedNoise: noiseShares[slider.valueAsNumber]! }));
  scope.listen(slider, 'change', () => settings.settle());
  scope.effect(() => {
    const state = settings.state.value;
    const percent = `${Math.round(100 * state.sharedNoise)} %`;
    slider.value = String(noiseShares.findIndex((share) => share === state.sharedNoise));
    slider.disabled = !ready.value;
    setText(value, percent);
    setAttribute(slider, 'aria-valuetext', `${percent} of the noise is the same in all frames`);
    setText(words, noiseWords(state, results));
  });
  return h(
    'div',
    { class: 'fa-amnesia-dial is-shared' },
    h('label', { for: `${id}-shared` }, 'Noise in common'),
    value,
    slider,
    words,
  );
}
