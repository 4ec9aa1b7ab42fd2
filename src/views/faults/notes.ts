import type { Study } from '../../study/study.ts';
import { h, place, Scope } from '../dom.ts';
import './faults.css';

/**
 * What is to be told about a clip and is no fault: cuts and the like, and warnings.
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
    const sentences = [...(measurement?.told ?? []).map(({ sentence }) => sentence), ...study.warnings.value];
    list.hidden = sentences.length === 0;
    list.replaceChildren(...sentences.map((sentence) => h('li', {}, sentence)));
  });
  return () => scope.dispose();
}
