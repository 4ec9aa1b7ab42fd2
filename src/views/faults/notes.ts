import type { Study } from '../../study/study.ts';
import { h, place, Scope } from '../dom.ts';
import { percentLabel } from '../words.ts';
import './faults.css';

/**
 * What is to be told about a clip and is no fault: cuts and the like, warnings, and how much of it gave evidence at all.
 *
 * @returns What ends it and empties the host.
 */
export function mountNotes(host: HTMLElement, options: { study: Study }): () => void {
  const { study } = options;
  const scope = new Scope();
  const list = h('ul', { class: 'fa-notes' });
  place(host, scope, list);
  scope.effect(() => {
    const measurement = study.shown.value?.measurement;
    const sentences = [
      // Half a clip, or one without a person, has no score: silence there means nothing.
      ...(measurement && study.isWhole.value && measurement.personFrames > 0
        ? [
            `Score ${measurement.score.toFixed(2)} (0 is sound, 1 is broken), on evidence from ${percentLabel(measurement.coverage)} of the joints and frames.`,
          ]
        : []),
      ...(measurement?.told ?? []).map(({ sentence }) => sentence),
      ...study.warnings.value,
    ];
    list.hidden = sentences.length === 0;
    list.replaceChildren(...sentences.map((sentence) => h('li', {}, sentence)));
  });
  return () => scope.dispose();
}
