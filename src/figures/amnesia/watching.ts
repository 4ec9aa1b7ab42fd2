import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { RemoteGenerator } from '../../generator/remote.ts';
import { drawnFrames, type DrawnPose } from '../../terms/generated.ts';
import { h, setAttribute, setText, type Scope } from '../../views/dom.ts';
import { optionsOf, type AmnesiaState } from './amnesia-state.ts';
import { Picture } from './picture.ts';

/** How long each step of the denoising stands while it plays, and how long the finished frame does. */
const stepMs = 90;
const doneMs = 500;

export interface WatchingOptions {
  id: string;
  state: ReadonlySignal<AmnesiaState>;
  /** The chosen memory's clip, once it is whole. */
  clip: ReadonlySignal<readonly DrawnPose[] | null>;
  remote: ReadonlySignal<RemoteGenerator | null>;
  open: ReadonlySignal<boolean>;
}

/** The sampling itself: noise becomes a frame in steps, then the next frame begins, with what it may remember seen behind it. */
export function watching(scope: Scope, { id, state, clip, remote, open }: WatchingOptions): HTMLElement {
  const frame = signal(0);
  const step = signal(0);
  const steps = signal<readonly DrawnPose[]>([]);
  const playing = signal(false);
  const picture = new Picture();
  const last = computed(() => Math.max(0, steps.value.length - 1));
  const remembered = computed(() => {
    const { memory } = state.value;
    const earlier = clip.value?.slice(0, frame.value) ?? [];
    return memory === 0 ? [] : earlier.slice(-memory);
  });

  const play = h('button', { type: 'button', class: 'fa-button' });
  const back = h('button', { type: 'button', class: 'fa-button' }, 'Frame before');
  const next = h('button', { type: 'button', class: 'fa-button' }, 'Next frame');
  const slider = h('input', { type: 'range', min: 0, step: 1, id: `${id}-step`, class: 'fa-amnesia-slider' });
  const value = h('output', { class: 'fa-amnesia-value', for: `${id}-step` });
  const words = h('p', { class: 'fa-amnesia-note' });
  const problem = h('p', { class: 'fa-amnesia-note', role: 'status' });

  const goTo = (to: number): void => {
    frame.value = Math.min(drawnFrames - 1, Math.max(0, to));
    step.value = 0;
  };
  scope.listen(play, 'click', () => {
    if (!playing.peek() && step.peek() >= last.peek()) step.value = 0;
    playing.value = !playing.peek();
  });
  scope.listen(back, 'click', () => goTo(frame.peek() - 1));
  scope.listen(next, 'click', () => goTo(frame.peek() + 1));
  scope.listen(slider, 'input', () => {
    playing.value = false;
    step.value = slider.valueAsNumber;
  });

  // The steps of the frame that is watched, whenever that is another one.
  let run: AbortController | undefined;
  scope.effect(() => {
    run?.abort();
    const [generator, whole] = [remote.value, clip.value];
    if (!open.value || !generator || !whole) return;
    const mine = (run = new AbortController());
    generator.watch(optionsOf(state.value), whole.slice(0, frame.value), mine.signal).then(
      (poses) => {
        steps.value = poses;
      },
      (error: unknown) => {
        if (!mine.signal.aborted) setText(problem, error instanceof Error ? error.message : String(error));
      },
    );
  });
  scope.add(() => run?.abort());

  let timer: ReturnType<typeof setTimeout> | undefined;
  scope.effect(() => {
    clearTimeout(timer);
    if (!playing.value || !open.value || steps.value.length === 0) return;
    const isDone = step.value >= last.value;
    timer = setTimeout(
      () => {
        if (!isDone) step.value = step.peek() + 1;
        else if (frame.peek() + 1 < drawnFrames) goTo(frame.peek() + 1);
        else playing.value = false;
      },
      isDone ? doneMs : stepMs,
    );
  });
  scope.add(() => clearTimeout(timer));

  scope.effect(() => {
    picture.prompt = state.value.prompt;
    const now = Math.min(step.value, last.value);
    const pose = steps.value[now];
    if (pose) picture.drawAlone(pose, remembered.value);
    const isNoise = now === 0;
    const stage = isNoise ? 'noise' : now === last.value ? 'done' : `step ${now} of ${last.value}`;
    picture.label = `Frame ${frame.value}, ${stage}`;
    slider.max = String(last.value);
    slider.value = String(now);
    setText(value, `frame ${frame.value}, ${stage}`);
    setAttribute(slider, 'aria-valuetext', `Frame ${frame.value}, ${stage}`);
    const seen = remembered.value.length;
    setText(
      words,
      seen === 0
        ? 'It begins from noise, and from nothing else: no frame before this one is known to it.'
        : `It begins from noise, and is told what the ${seen === 1 ? 'frame' : `${seen} frames`} behind it ${seen === 1 ? 'was' : 'were'}.`,
    );
  });
  scope.effect(() => {
    setText(play, playing.value ? 'Pause' : 'Watch it draw');
    const can = remote.value !== null && clip.value !== null;
    play.disabled = slider.disabled = !can;
    back.disabled = !can || frame.value === 0;
    next.disabled = !can || frame.value === drawnFrames - 1;
  });

  return h(
    'div',
    { class: 'fa-watching' },
    picture.element,
    h(
      'div',
      { class: 'fa-watching-desk' },
      h('div', { class: 'fa-amnesia-chips' }, play, back, next),
      h('div', { class: 'fa-amnesia-dial' }, h('label', { for: `${id}-step` }, 'Denoising'), value, slider),
      words,
      problem,
    ),
  );
}
