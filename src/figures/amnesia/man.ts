import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Playhead } from '../../study/playhead.ts';
import type { DrawnPose } from '../../terms/generated.ts';
import { h, setAttribute, setText, type Scope } from '../../views/dom.ts';
import type { AmnesiaState } from './amnesia-state.ts';
import { carefulNth, ManCare } from './man-care.ts';
import { filmSize, openStudio, type Studio } from './studio.ts';
import { filmDesk } from './film-desk.ts';
import { clipWords } from './words.ts';

export interface ManOptions {
  id: string;
  state: ReadonlySignal<AmnesiaState>;
  /** The chosen memory's clip, once it is whole. */
  clip: ReadonlySignal<readonly DrawnPose[] | null>;
  playhead: Playhead;
  frame: ReadonlySignal<number>;
  /** Whether anybody can see it. */
  open: ReadonlySignal<boolean>;
  visible: ReadonlySignal<boolean>;
}

/** The film set's man, driven by the very poses, and his film. Where the browser cannot draw him, a sentence, and the sticks go on. */
export function man(scope: Scope, options: ManOptions): HTMLElement {
  const { state, clip, frame, playhead, open } = options;
  const canvas = h('canvas', { class: 'fa-man-picture', role: 'img', ...filmSize });
  const words = h('p', { class: 'fa-amnesia-note', role: 'status' });
  const studio = signal<Studio | null>(null);
  const problem = signal('');
  const filming = signal(false);
  let asked = false;
  let notBefore = 0;

  scope.effect(() => {
    if (!open.value || asked) return;
    asked = true;
    problem.value = 'Setting up the studio…';
    openStudio(canvas).then(
      (opened) => {
        studio.value = opened;
        problem.value = '';
      },
      (error: unknown) => {
        canvas.hidden = true;
        const reason = error instanceof Error ? error.message : String(error);
        problem.value = `The man cannot stand in for the sticks here. ${reason}`;
      },
    );
  });
  scope.add(() => studio.peek()?.dispose());

  let shown: { clip: readonly DrawnPose[]; frame: number } | null = null;
  const restore = (): void => {
    const pose = shown?.clip[shown.frame];
    if (pose) studio.peek()?.show(pose, state.peek().prompt);
  };
  const idleClip = computed(() => (open.value && !filming.value ? clip.value : null));
  const care = new ManCare(scope, { studio, clip: idleClip, prompt: computed(() => state.value.prompt), restore });

  scope.effect(() => {
    const [stage, poses] = [studio.value, idleClip.value];
    if (!stage || !poses) return;
    const isPlaying = playhead.playing.value;
    const speed = playhead.speed.value;
    const careful = isPlaying && !care.isSafe(poses, speed);
    const now = careful ? frame.value - (frame.value % carefulNth(speed)) : frame.value;
    if (shown?.clip === poses && shown.frame === now) return;
    // Where drawing is slow, the page gets as much time as the picture.
    if (isPlaying && performance.now() < notBefore) return;
    const start = performance.now();
    shown = { clip: poses, frame: now };
    restore();
    const took = performance.now() - start;
    notBefore = start + (stage.isSoftware ? 2 * took : 0);
  });
  scope.effect(() => setAttribute(canvas, 'aria-label', clipWords(state.value)));
  scope.effect(() => setText(words, problem.value === '' ? care.sentence : problem.value));

  const desk = filmDesk(scope, { ...options, studio, filming, onDone: restore });
  return h('div', { class: 'fa-man' }, h('div', { class: 'fa-man-stage' }, canvas, words), desk);
}
