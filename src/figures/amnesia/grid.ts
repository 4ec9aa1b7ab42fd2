import type { ReadonlySignal } from '@preact/signals-core';
import { memories, type DrawnPose, type Memory } from '../../terms/generated.ts';
import { h, setAttribute, type Scope } from '../../views/dom.ts';
import { s, toElement } from '../../views/svg-tree.ts';
import type { Settings } from '../shared/settings.ts';
import type { AmnesiaState } from './amnesia-state.ts';
import { frameOf, viewBoxOf, wholePath } from './stick.ts';
import { rowDrawing } from './strip.ts';
import { memoryWords } from './words.ts';

/** A row shows every other frame: more are too small to see. */
const everyNth = 2;

export interface GridOptions {
  settings: Settings<AmnesiaState>;
  drawn: ReadonlySignal<ReadonlyMap<Memory, readonly DrawnPose[]>>;
  /** The playhead's frame. */
  frame: ReadonlySignal<number>;
  /** Whether anybody can see it. */
  open: ReadonlySignal<boolean>;
}

/** Every memory from the same noise, a row each: playing at its head, spread out beside it. A press on a row chooses its memory. */
export function memoryGrid(scope: Scope, { settings, drawn, frame, open }: GridOptions): HTMLElement {
  const rows = memories.map((memory) => {
    const figure = toElement(s('path', {}));
    const player = toElement(s('svg', { class: 'fa-grid-player', 'aria-hidden': 'true' }));
    player.append(figure);
    const choose = h('button', { type: 'button', class: 'fa-button' }, String(memory));
    const strip = h('div', { class: 'fa-grid-strip' });
    const clip = (): readonly DrawnPose[] => drawn.value.get(memory) ?? [];
    scope.listen(choose, 'click', () => settings.settle({ memory }));
    scope.effect(() => {
      const isChosen = settings.state.value.memory === memory;
      setAttribute(choose, 'aria-pressed', String(isChosen));
      setAttribute(choose, 'aria-label', `Memory ${memory}: ${memoryWords(memory)}`);
    });
    scope.effect(() => {
      if (!open.value) return;
      const { prompt } = settings.state.value;
      const poses = clip().filter((_, index) => index % everyNth === 0);
      setAttribute(player, 'viewBox', viewBoxOf(frameOf(prompt)));
      strip.replaceChildren(
        toElement(rowDrawing(poses, prompt, `Memory ${memory}: ${poses.length} frames, every other one of the clip`)),
      );
    });
    scope.effect(() => {
      if (!open.value) return;
      const pose = clip()[frame.value];
      if (pose) setAttribute(figure, 'd', wholePath(pose));
    });
    return h('li', {}, choose, player, strip);
  });
  return h('ol', { class: 'fa-grid' }, ...rows);
}
