import type { DrawnPose } from '../../terms/generated.ts';
import type { LiveRun } from '../../study/study.ts';
import { h, Scope, setText } from '../../views/dom.ts';
import { toElement } from '../../views/svg-tree.ts';
import { Desk } from '../shared/desk.ts';
import { besideDrawing, besideOf, besideSummary, type Beside } from './drift-beside.ts';

/**
 * The film of a drawn clip before the detector, and what was measured on it beside what the poses know. The bench with all its views is a page of
 * its own: the film can be taken there.
 */
export class Screening {
  readonly element: HTMLElement;
  readonly #words = h('p', { class: 'fa-amnesia-note', role: 'status' });
  readonly #bar = h('progress', { class: 'fa-run-bar', 'aria-label': 'Frames looked at', hidden: true });
  readonly #stop = h('button', { type: 'button', class: 'fa-button', hidden: true }, 'Stop looking');
  readonly #beside = h('div', { class: 'fa-screening-beside' });
  #desk: Desk | undefined;
  #scope: Scope | undefined;

  constructor(id: string) {
    this.element = h(
      'section',
      { class: 'fa-screening', id, hidden: true, 'aria-labelledby': `${id}-title` },
      h('p', { class: 'fa-screening-title', id: `${id}-title` }, 'What the detector makes of it'),
      h(
        'p',
        { class: 'fa-amnesia-note' },
        'The film as it was rendered and encoded, through the same detector as every clip here. It is not told what was drawn.',
      ),
      h('div', { class: 'fa-amnesia-chips' }, this.#stop, this.#bar),
      this.#words,
      this.#beside,
    );
  }

  /** Detects the person in a film. @throws Error with a sentence where the film cannot be opened again */
  async show(film: File, clip: readonly DrawnPose[]): Promise<void> {
    this.close();
    const desk = (this.#desk = Desk.ofFile(film));
    await desk.openPictures();
    const problem = desk.problem.peek();
    if (problem !== null) {
      this.close();
      throw new Error(problem);
    }
    this.element.hidden = false;
    const scope = (this.#scope = new Scope());
    scope.listen(this.#stop, 'click', () => {
      desk.cancel();
    });
    scope.effect(() => {
      const { state, framesDone, framesTotal, problem: reason } = desk.study.run.value;
      this.element.dataset['run'] = state;
      const isBusy = state === 'loading' || state === 'running';
      this.#stop.hidden = this.#bar.hidden = !isBusy;
      this.#bar.max = Math.max(1, framesTotal);
      this.#bar.value = framesDone;
      setText(this.#words, wordsOf(state, framesDone, framesTotal, reason));
      const measurement = state === 'done' ? desk.study.live.value?.measurement : undefined;
      if (measurement) this.#tell(besideOf(clip, measurement));
    });
    void desk.detect();
  }

  close(): void {
    this.#scope?.dispose();
    this.#desk?.close();
    this.#scope = this.#desk = undefined;
    this.#beside.replaceChildren();
  }

  #tell(beside: Beside): void {
    const cell = (value: number | null): HTMLElement => h('td', {}, value === null ? 'no evidence' : value.toFixed(3));
    const rows = beside.known.map((known, frame) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, String(frame)),
        cell(known),
        cell(beside.measured[frame] ?? null),
        h('td', {}, beside.flagged[frame] ? 'flagged' : ''),
      ),
    );
    const heads = ['Frame', 'Known', 'Measured', 'Detector'].map((name) => h('th', { scope: 'col' }, name));
    this.#beside.replaceChildren(
      h('p', {}, besideSummary(beside)),
      toElement(besideDrawing(beside)),
      h(
        'p',
        { class: 'fa-slate' },
        'Round marks: known from the poses. Crosses: measured from the pixels. Bar below: flagged.',
      ),
      h(
        'details',
        {},
        h('summary', {}, 'As a table'),
        h(
          'table',
          { class: 'fa-table' },
          h('caption', {}, 'Mean distance of the joints from where they should be, in torso lengths'),
          h('thead', {}, h('tr', {}, ...heads)),
          h('tbody', {}, ...rows),
        ),
      ),
    );
  }
}

function wordsOf(state: LiveRun['state'], done: number, total: number, problem: string | null): string {
  switch (state) {
    case 'loading':
      return 'Fetching the detector…';
    case 'running':
      return `Looking at frame ${done} of ${total}.`;
    case 'cancelled':
      return 'Stopped before the end, so nothing is claimed.';
    case 'failed':
      return problem ?? 'The detector stopped, and does not say why. Try again.';
    default:
      return '';
  }
}
