import { h } from '../../views/dom.ts';
import { mountTruthSkeleton } from '../../views/film/truth-skeleton.ts';
import { openBench } from '../shared/bench.ts';
import { Desk } from '../shared/desk.ts';
import { forgetAddress } from '../shared/keep-address.ts';
import type { LiveFigure } from '../shared/lazy-figure.ts';
import type { LabFilm } from './shoot.ts';

/** The film that was shot last, on a bench of its own: the same as for a reader's clip, with the truth drawn faintly beside. */
export class Rushes {
  readonly element: HTMLElement;
  readonly #stage: HTMLElement;
  readonly #stale: HTMLElement;
  #bench: LiveFigure | undefined;
  #endTruth: (() => void) | undefined;

  /** @param id Its names in the address begin with it. */
  constructor(id: string) {
    this.#stage = h('div', { class: 'fa-lab-bench' });
    this.#stale = h('p', { class: 'fa-lab-note fa-lab-stale', role: 'status' });
    this.element = h(
      'section',
      { class: 'fa-lab-rushes', id, hidden: true, 'aria-labelledby': `${id}-title` },
      h('p', { class: 'fa-lab-title', id: `${id}-title` }, 'The rushes'),
      h(
        'p',
        { class: 'fa-lab-note' },
        'The film as it was shot and encoded, read by the same detector as every clip here. Solid lines: where it found the joints. ',
        h('span', { class: 'fa-lab-dots' }, 'Dotted'),
        ': where the set had put them.',
      ),
      this.#stale,
      this.#stage,
    );
  }

  get isOpen(): boolean {
    return this.#bench !== undefined;
  }

  /** Whether the film is still of what the dials say. */
  set isStale(stale: boolean) {
    const words = 'The dials have moved since: this film is of the take before.';
    this.#stale.textContent = stale && this.isOpen ? words : '';
  }

  /** Puts a film on the bench and detects it. @throws Error with a sentence where the film cannot be opened again */
  async show(film: LabFilm, visible: boolean): Promise<void> {
    const desk = Desk.ofFile(film.file, film.truth.faults);
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
    const picture = this.#stage.querySelector<HTMLCanvasElement>('.fa-film-picture');
    if (picture?.parentElement)
      this.#endTruth = mountTruthSkeleton(picture.parentElement, { truth: film.truth, picture });
    void desk.detect();
  }

  setVisible(visible: boolean): void {
    this.#bench?.setVisible(visible);
  }

  close(): void {
    this.#endTruth?.();
    this.#bench?.dispose();
    this.#bench = undefined;
    this.#endTruth = undefined;
  }
}
