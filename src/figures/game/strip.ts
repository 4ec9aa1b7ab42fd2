import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { GameEvent } from '../../study/game/scoring.ts';
import type { Study } from '../../study/study.ts';
import { h, Scope, setAttribute } from '../../views/dom.ts';
import { secondsLabel } from '../../views/words.ts';

/** A press this near a mark takes it away, in CSS pixels; and a second mark this near the first is the same, in microseconds. */
const grabCssPixels = 12;
const sameUs = 60_000;
const leapFrames = 6;

/** The reader's marks on the time of a clip, and under them, once they are known, those of the detector and of the truth. */
export class Strip {
  readonly element: HTMLElement;
  readonly #study: Study;
  readonly #marks = signal<readonly number[]>([]);
  readonly #cursorUs = signal(0);
  readonly #open = signal(false);
  readonly #slider: HTMLElement;
  readonly #rows: HTMLElement;
  /** The reader's marks, in microseconds, ascending. */
  readonly marksUs: ReadonlySignal<readonly number[]> = this.#marks;

  constructor(scope: Scope, study: Study) {
    this.#study = study;
    const cursor = h('span', { class: 'fa-game-cursor' });
    const marks = h('span', { class: 'fa-game-marks' });
    this.#slider = h(
      'div',
      { class: 'fa-game-track', role: 'slider', tabindex: 0, 'aria-label': 'Where it went wrong', 'aria-valuemin': 0 },
      marks,
      cursor,
    );
    this.#rows = h('div', { class: 'fa-game-rows', 'aria-hidden': 'true' });
    this.element = h(
      'div',
      { class: 'fa-game-strip' },
      h('span', { class: 'fa-slate' }, 'You'),
      this.#slider,
      this.#rows,
    );
    scope.effect(() => marks.replaceChildren(...this.#marks.value.map((at) => this.#at('fa-game-mark', at))));
    scope.effect(() => {
      const at = this.#cursorUs.value;
      cursor.style.insetInlineStart = this.#percent(at);
      setAttribute(this.#slider, 'aria-valuemax', String(study.timestampsUs.value.length - 1));
      setAttribute(this.#slider, 'aria-valuenow', String(study.frameAt(at)));
      const marked = this.#markNear(at) !== undefined;
      setAttribute(this.#slider, 'aria-valuetext', `${secondsLabel(at)}${marked ? ', marked' : ''}`);
    });
    scope.effect(() => setAttribute(this.#slider, 'aria-disabled', String(!this.#open.value)));
    scope.listen(this.#slider, 'pointerdown', (event) => this.#press(event));
    scope.listen(this.#slider, 'keydown', (event) => this.#key(event));
  }

  /** Whether the reader may change marks by hand. */
  set open(open: boolean) {
    this.#open.value = open;
  }

  /** Where the clip is, or the reader stands. */
  set cursorUs(timeUs: number) {
    this.#cursorUs.value = timeUs;
  }

  focus(): void {
    this.#slider.focus({ preventScroll: true });
  }

  mark(timeUs: number): void {
    if (this.#markNear(timeUs) !== undefined) return;
    this.#marks.value = [...this.#marks.peek(), timeUs].sort((a, b) => a - b);
  }

  clear(): void {
    this.#marks.value = [];
  }

  /** Draws the others' rows. The table beside it says the same in words. */
  reveal(detectorUs: readonly number[], events: readonly GameEvent[]): void {
    const row = (name: string, kind: string, ...parts: readonly HTMLElement[]) => [
      h('span', { class: 'fa-slate' }, name),
      h('div', { class: `fa-game-track is-${kind}` }, ...parts),
    ];
    const stretches = events.map(({ fromUs, toUs }) => {
      const part = this.#at('fa-game-event', fromUs);
      part.style.inlineSize = this.#percent(toUs - fromUs);
      return part;
    });
    this.#rows.replaceChildren(
      ...row('Detector', 'detector', ...detectorUs.map((at) => this.#at('fa-game-mark', at))),
      ...row('Truth', 'truth', ...stretches),
    );
  }

  #at(name: string, timeUs: number): HTMLElement {
    const part = h('span', { class: name });
    part.style.insetInlineStart = this.#percent(timeUs);
    return part;
  }

  #percent(timeUs: number): string {
    return `${(100 * timeUs) / Math.max(1, this.#study.durationUs.peek())}%`;
  }

  #markNear(timeUs: number, withinUs = sameUs): number | undefined {
    return this.#marks.value.find((at) => Math.abs(at - timeUs) < withinUs);
  }

  #toggle(timeUs: number, withinUs?: number): void {
    const there = this.#markNear(timeUs, withinUs);
    if (there === undefined) this.mark(timeUs);
    else this.#marks.value = this.#marks.peek().filter((at) => at !== there);
  }

  #press(event: PointerEvent): void {
    const box = this.#slider.getBoundingClientRect();
    if (!this.#open.peek() || box.width === 0) return;
    const durationUs = this.#study.durationUs.peek();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    this.#cursorUs.value = share * durationUs;
    this.#toggle(share * durationUs, (grabCssPixels / box.width) * durationUs);
  }

  #key(event: KeyboardEvent): void {
    if (!this.#open.peek() || event.ctrlKey || event.metaKey || event.altKey) return;
    const study = this.#study;
    const last = study.timestampsUs.peek().length - 1;
    const frame = study.frameAt(this.#cursorUs.peek());
    const step = event.shiftKey ? leapFrames : 1;
    const goal = {
      ArrowLeft: frame - step,
      ArrowDown: frame - step,
      ArrowRight: frame + step,
      ArrowUp: frame + step,
      PageDown: frame - leapFrames,
      PageUp: frame + leapFrames,
      Home: 0,
      End: last,
    }[event.key];
    if (goal !== undefined) this.#cursorUs.value = study.timeOfFrame(goal);
    else if ((event.key === 'Enter' || event.key === ' ') && !event.repeat) this.#toggle(this.#cursorUs.peek());
    else return;
    event.preventDefault();
  }
}
