import { computed, type ReadonlySignal } from '@preact/signals-core';
import { coherenceOf, measuresOf } from '../../generator/measures.ts';
import type { AmnesiaResults } from '../../terms/amnesia-results.ts';
import { drawnFrames, type DrawnPose, type Memory } from '../../terms/generated.ts';
import { h, setText, type Scope } from '../../views/dom.ts';
import { toElement } from '../../views/svg-tree.ts';
import type { AmnesiaState } from './amnesia-state.ts';
import { panelDrawing, panels, type OwnFigures } from './panels.ts';
import { sluggishWords } from './words.ts';

export interface FiguresOptions {
  /** Where the build drew the three charts. */
  hosts: ReadonlyMap<string, Element>;
  state: ReadonlySignal<AmnesiaState>;
  drawn: ReadonlySignal<ReadonlyMap<Memory, readonly DrawnPose[]>>;
  results: AmnesiaResults;
}

/** Puts the reader's own clips into the three charts, and says how often such clips are sluggish. */
export function followFigures(scope: Scope, { hosts, state, drawn, results }: FiguresOptions): HTMLElement {
  const sluggish = h('p', { class: 'fa-amnesia-note', role: 'status' });
  const known = new WeakMap<readonly DrawnPose[], { jumpP50: number; coherence: number }>();
  const figuresOf = (clip: readonly DrawnPose[]): { jumpP50: number; coherence: number } => {
    const found = known.get(clip) ?? { jumpP50: measuresOf(clip).jumpP50, coherence: coherenceOf(clip) };
    known.set(clip, found);
    return found;
  };
  const own = computed<OwnFigures>(
    () =>
      new Map(
        [...drawn.value]
          .filter(([, clip]) => clip.length === drawnFrames)
          .map(([memory, clip]) => [memory, figuresOf(clip)]),
      ),
  );
  scope.effect(() => {
    const { memory } = state.value;
    for (const panel of panels)
      hosts.get(panel.id)?.replaceChildren(toElement(panelDrawing(panel, results, { own: own.value, memory })));
  });
  scope.effect(() => setText(sluggish, sluggishWords(state.value, results)));
  return sluggish;
}
