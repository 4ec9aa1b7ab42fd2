import type { ReadonlySignal } from '@preact/signals-core';
import { drawnFrames } from '../../terms/generated.ts';
import { h, setText, type Scope } from '../../views/dom.ts';
import { toElement } from '../../views/svg-tree.ts';
import type { AmnesiaState } from './amnesia-state.ts';
import type { Clips } from './clips.ts';
import { Picture } from './picture.ts';
import type { Player } from './player.ts';
import { cellDrawing } from './strip.ts';
import { clipFigures, clipWords, whoWords } from './words.ts';

export interface ShowOptions {
  state: ReadonlySignal<AmnesiaState>;
  clips: Clips;
  player: Player;
  visible: ReadonlySignal<boolean>;
}

/** The figure as it plays, who stands in the frame, and all frames beside each other. */
export function show(scope: Scope, { state, clips, player, visible }: ShowOptions): HTMLElement {
  const picture = new Picture();
  const who = h('p', { class: 'fa-amnesia-who', 'aria-hidden': 'true' });
  const figures = h('p', { class: 'fa-amnesia-note', role: 'status' });
  const cells = Array.from({ length: drawnFrames }, (_, frame) => {
    const cell = h('li', {});
    // The scrubber does the same by key.
    scope.listen(cell, 'click', () => player.goTo(frame));
    return cell;
  });
  const strip = h('ol', { class: 'fa-amnesia-strip', 'aria-hidden': 'true' }, ...cells);

  scope.effect(() => {
    picture.prompt = state.value.prompt;
    picture.label = clipWords(state.value);
  });
  scope.effect(() => {
    const clip = clips.chosen.value;
    if (!visible.value || clip.length === 0) return;
    const frame = Math.min(player.frame.value, clip.length - 1);
    picture.draw(clip, frame);
    setText(who, `Frame ${frame}: ${whoWords(clip[frame]!)}`);
  });
  scope.effect(() => {
    const clip = clips.chosen.value;
    const { prompt } = state.peek();
    if (!visible.value) return;
    for (const [frame, cell] of cells.entries()) {
      const pose = clip[frame];
      cell.replaceChildren(...(pose ? [toElement(cellDrawing(pose, prompt))] : []));
    }
  });
  let marked = -1;
  scope.effect(() => {
    cells[marked]?.classList.remove('is-now');
    marked = player.frame.value;
    cells[marked]?.classList.add('is-now');
  });
  scope.effect(() => {
    const clip = clips.whole.value;
    setText(figures, clip ? clipFigures(clip) : 'Drawing…');
  });
  return h(
    'div',
    { class: 'fa-amnesia-show' },
    h('div', { class: 'fa-amnesia-stage' }, picture.element, who),
    h('div', { class: 'fa-amnesia-film' }, strip, figures),
  );
}
