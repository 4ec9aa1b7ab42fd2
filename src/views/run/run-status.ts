import type { Study } from '../../study/study.ts';
import '../buttons.css';
import { h, place, Scope, setAttribute, setText } from '../dom.ts';
import './run-status.css';

export interface RunStatusOptions {
  study: Study;
  /** Asked when the reader wants detection to run in this browser. */
  start: () => void;
  cancel: () => void;
  /** What the button says: names the size of what it fetches, "Detect it here (12 MB)". */
  offer: string;
}

/**
 * The live detection: its button, its progress, and whether its line landed on ours.
 *
 * @returns What ends it and empties the host.
 */
export function mountRunStatus(host: HTMLElement, options: RunStatusOptions): () => void {
  const { study, offer } = options;
  const scope = new Scope();
  const button = h('button', { type: 'button', class: 'fa-button' });
  const bar = h('progress', { class: 'fa-run-bar', 'aria-label': 'Frames read' });
  const words = h('p', { class: 'fa-run-words', role: 'status' });
  place(host, scope, h('div', { class: 'fa-run' }, button, bar, words));
  const busy = (): boolean => ['loading', 'running'].includes(study.run.peek().state);
  scope.listen(button, 'click', () => (busy() ? options.cancel() : options.start()));
  scope.effect(() => {
    const run = study.run.value;
    const again = run.state === 'done' || run.state === 'cancelled' || run.state === 'failed';
    setText(button, busy() ? 'Stop' : again ? 'Detect again' : offer);
    bar.hidden = !busy();
    if (run.framesTotal > 0) bar.max = run.framesTotal;
    if (run.state === 'running') bar.value = run.framesDone;
    else bar.removeAttribute('value');
    setAttribute(host, 'data-run', run.state);
    setText(words, sentence(study));
  });
  return () => scope.dispose();
}

/** Progress is on the bar: words change with the state only, so that a screen reader is not told every frame. */
function sentence(study: Study): string {
  const run = study.run.value;
  switch (run.state) {
    case 'idle':
      return '';
    case 'loading':
      return 'Fetching the pose model…';
    case 'running':
      return study.baked.value
        ? 'Your browser is reading the clip, frame by frame.'
        : 'Your browser is reading the clip, frame by frame. It plays once it was checked for flashing; step through it meanwhile.';
    case 'done':
      return study.agreementSentence.value ?? 'Your browser has read every frame.';
    case 'cancelled':
      return `Stopped after ${run.framesDone} of ${run.framesTotal} frames.`;
    case 'failed':
      return run.problem ?? 'Detection failed in this browser.';
  }
}
