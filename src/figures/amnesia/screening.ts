import type { DrawnPose } from '../../terms/generated.ts';
import { h, Scope } from '../../views/dom.ts';
import { toElement } from '../../views/svg-tree.ts';
import { openBench } from '../shared/bench.ts';
import { Desk } from '../shared/desk.ts';
import { forgetAddress } from '../shared/keep-address.ts';
import type { LiveFigure } from '../shared/lazy-figure.ts';
import { besideDrawing, besideOf, besideSummary, type Beside } from './drift-beside.ts';

/** The film of a drawn clip on a bench of its own, and what was measured on it beside what the poses know. */
export class Screening {
  readonly element: HTMLElement;
  readonly #stage = h('div', { class: 'fa-screening-bench' });
  readonly #beside = h('div', { class: 'fa-screening-beside', role: 'status' });
  #bench: LiveFigure | undefined;
  #scope: Scope | undefined;

  /** @param id its names in the address begin with it */
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
      this.#beside,
      this.#stage,
    );
  }

  get isOpen(): boolean {
    return this.#bench !== undefined;
  }

  /** Puts a film on the bench and detects it. @throws Error with a sentence where the film cannot be opened again */
  async show(film: File, clip: readonly DrawnPose[], visible: boolean): Promise<void> {
    const desk = Desk.ofFile(film);
    await desk.openPictures();
    const problem = desk.problem.peek();
    if (problem !== null) {
      desk.close();
      throw new Error(problem);
    }
    // The address speaks of the film that was on the bench when it was written.
    if (this.isOpen) forgetAddress(this.element.id);
    this.close();
    this.element.hidden = false;
    this.#bench = openBench({ figure: this.element, stage: this.#stage, desks: [desk], whenHidden: 'continue' });
    this.#bench.setVisible(visible);
    const scope = (this.#scope = new Scope());
    scope.effect(() => {
      const measurement = desk.study.run.value.state === 'done' ? desk.study.live.value?.measurement : undefined;
      if (measurement) this.#tell(besideOf(clip, measurement));
    });
    void desk.detect();
  }

  setVisible(visible: boolean): void {
    this.#bench?.setVisible(visible);
  }

  close(): void {
    this.#scope?.dispose();
    this.#bench?.dispose();
    this.#bench = undefined;
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
