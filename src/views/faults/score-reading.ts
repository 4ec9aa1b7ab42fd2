import type { Study } from '../../study/study.ts';
import { h, place, Scope, setText } from '../dom.ts';
import { percentLabel } from '../words.ts';
import './faults.css';
import { readingOf } from './reading.ts';

/**
 * The score in plain words, with how much was judged beside it. Half a clip, or one without a person, has none: it stays hidden.
 *
 * @returns What ends it and empties the host.
 */
export function mountScoreReading(host: HTMLElement, options: { study: Study }): () => void {
  const { study } = options;
  const scope = new Scope();
  const headline = h('p', { class: 'fa-reading-headline' });
  const score = h('b', {});
  const judged = h('b', {});
  const bars = { score: h('span', {}), judged: h('span', {}) };
  const words = h('p', { class: 'fa-reading-words' });
  const root = h(
    'div',
    // No landmark: an article has several figures, and each has one of these.
    { class: 'fa-reading', role: 'group', 'aria-label': 'The clip in a word' },
    headline,
    h(
      'dl',
      { class: 'fa-reading-figures' },
      h('div', {}, h('dt', {}, 'Score, 0 sound to 1 broken'), h('dd', {}, score, bar('fa-score-bar', bars.score))),
      h('div', {}, h('dt', {}, 'Could be judged'), h('dd', {}, judged, bar('fa-judged-bar', bars.judged))),
    ),
    words,
  );
  place(host, scope, root);
  scope.effect(() => {
    const measurement = study.shown.value?.measurement;
    const reading = measurement && study.isWhole.value ? readingOf(measurement) : null;
    root.hidden = reading === null;
    if (!measurement || !reading) return;
    setText(headline, reading.headline);
    setText(score, measurement.score.toFixed(2));
    setText(judged, percentLabel(measurement.coverage));
    bars.score.style.inlineSize = percentOf(measurement.score);
    bars.judged.style.inlineSize = percentOf(measurement.coverage);
    setText(words, reading.sentences.join(' '));
  });
  return () => scope.dispose();
}

function percentOf(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function bar(name: string, fill: HTMLElement): HTMLElement {
  return h('span', { class: `fa-reading-bar ${name}`, 'aria-hidden': 'true' }, fill);
}
