import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { View } from '../../set/view.ts';
import type { Take } from '../../set/take.ts';
import { h, setText, type Scope } from '../../views/dom.ts';
import { download } from '../shared/download.ts';
import { truthFile } from './truth-file.ts';
import { filmLengths, filmSizes, type LabStore } from './lab-state.ts';
import type { Monitor } from './monitor.ts';
import type { LabFilm } from './shoot.ts';

/** While a film is shot the reader sees it at this pace: too slow to flash. */
const glimpseMs = 400;

export interface FilmDeskOptions {
  store: LabStore;
  monitor: Monitor;
  /** What would be filmed now. */
  take: ReadonlySignal<Take>;
  view: ReadonlySignal<View>;
  /** Whether a set stands. */
  ready: ReadonlySignal<boolean>;
  /** The reader wants this film read. The key is that of what the dials said when it was shot. */
  detect: (film: LabFilm, key: string) => Promise<void>;
  id: string;
}

/** The buttons that shoot what the reader set, and hand it to the detector or to the reader. */
export class FilmDesk {
  readonly element: HTMLElement;
  readonly #options: FilmDeskOptions;
  readonly #run = signal<AbortController | null>(null);
  readonly #words = signal('');
  readonly #bar = h('progress', { class: 'fa-run-bar', 'aria-label': 'Frames shot' });
  /** False too while nobody knows. */
  readonly #hasEncoder = signal(false);
  #film: { key: string; film: LabFilm } | undefined;

  /** Whether the stage is lent to a film. */
  readonly filming: ReadonlySignal<boolean> = computed(() => this.#run.value !== null);

  /** Tells films apart. */
  readonly key: ReadonlySignal<string> = computed(() => {
    const { take, view } = this.#options;
    return JSON.stringify([take.value, view.value]);
  });

  constructor(scope: Scope, options: FilmDeskOptions) {
    this.#options = options;
    const { store, id } = options;
    const button = (label: string, press: () => void, kind = ''): HTMLButtonElement => {
      const element = h('button', { type: 'button', class: `fa-button ${kind}`.trim() }, label);
      scope.listen(element, 'click', press);
      return element;
    };
    const detect = button('Detect', () => void this.#ask(options.detect), 'fa-lab-detect');
    const film = button('Download the clip', () => void this.#ask(({ file }) => download(file)));
    const truth = button('Download its truth', () => void this.#ask((each) => download(truthFile(each))));
    const stop = button('Stop', () => this.cancel());
    const words = h('p', { class: 'fa-lab-note', role: 'status' });
    const menu = (name: string, label: string, choices: readonly (readonly [string, string])[]) => {
      const select = h(
        'select',
        { class: 'fa-select', id: `${id}-${name}` },
        ...choices.map(([value, text]) => h('option', { value }, text)),
      );
      return [select, h('label', { for: `${id}-${name}`, class: 'fa-lab-name' }, label)] as const;
    };
    const [size, sizeLabel] = menu(
      'size',
      'Picture',
      filmSizes.map((each) => [each, each.replace('x', ' × ')]),
    );
    const [length, lengthLabel] = menu(
      'length',
      'Length',
      filmLengths.map((each) => [String(each), `${each} s`]),
    );
    scope.listen(size, 'change', () => {
      const chosen = filmSizes.find((each) => each === size.value);
      if (chosen) store.settle({ size: chosen });
    });
    scope.listen(length, 'change', () => {
      const chosen = filmLengths.find((each) => String(each) === length.value);
      if (chosen) store.settle({ length: chosen });
    });
    scope.effect(() => {
      size.value = store.state.value.size;
      length.value = String(store.state.value.length);
    });
    this.element = h(
      'div',
      { class: 'fa-lab-film', role: 'group', 'aria-label': 'Film' },
      h('div', { class: 'fa-lab-film-row' }, detect, film, truth, stop, this.#bar),
      h('p', { class: 'fa-lab-row' }, sizeLabel, size, lengthLabel, length),
      words,
    );
    scope.effect(() => {
      const busy = this.filming.value;
      const held = document.activeElement;
      for (const each of [detect, film, truth]) {
        each.disabled = busy || !options.ready.value || !this.#hasEncoder.value;
        each.hidden = busy;
      }
      stop.hidden = !busy;
      this.#bar.hidden = !busy;
      setText(words, this.#words.value);
      // The button that was pressed has gone: the keyboard stays with its neighbour.
      if (held instanceof HTMLElement && held.hidden && this.element.contains(held))
        (busy ? stop : detect).focus({ preventScroll: true });
    });
    void this.#lookForEncoder().catch((error: unknown) => {
      this.#words.value = `What shoots the film could not be loaded. ${String(error)}`;
    });
    scope.add(() => this.cancel());
  }

  cancel(): void {
    this.#run.peek()?.abort();
  }

  /** What shooting needs is loaded once the picture stands, and not before. */
  async #lookForEncoder(): Promise<void> {
    const [{ encoderFor, noEncoder }, { detectorMegabytes }] = await Promise.all([
      import('../../media/encode.ts'),
      import('../shared/shared-detector.ts'),
    ]);
    const codec = await encoderFor(this.#options.take.peek()).catch(() => null);
    this.#hasEncoder.value = codec !== null;
    this.#words.value = codec
      ? `Detect shoots this take and hands the film to the detector (${detectorMegabytes} MB, once). Nothing leaves your browser.`
      : `${noEncoder().message} So the set can be played with here, but neither read nor downloaded.`;
  }

  /** Shoots what the dials say, unless that was shot last, and hands it on. */
  async #ask(use: (film: LabFilm, key: string) => void | Promise<void>): Promise<void> {
    if (this.#run.peek()) return;
    const key = this.key.peek();
    try {
      if (this.#film?.key !== key) this.#film = { key, film: await this.#shoot() };
      const { film } = this.#film;
      this.#words.value = `In the can: ${film.file.name}, ${film.truth.frames.length} frames.`;
      await use(film, key);
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === 'AbortError';
      this.#words.value = stopped
        ? 'Stopped. No film was kept.'
        : error instanceof Error
          ? error.message
          : String(error);
    }
  }

  async #shoot(): Promise<LabFilm> {
    const { monitor, take, view } = this.#options;
    const run = new AbortController();
    const [now, from] = [take.peek(), view.peek()];
    this.#run.value = run;
    this.#bar.max = now.frames;
    this.#bar.value = 0;
    this.#words.value = 'Shooting, frame by frame.';
    let glimpsed = 0;
    try {
      const { shoot } = await import('./shoot.ts');
      return await monitor.atSize(now, (stage) =>
        shoot(stage, now, from, {
          signal: run.signal,
          onFrame: (done) => {
            this.#bar.value = done;
            if (performance.now() - glimpsed < glimpseMs) return;
            glimpsed = performance.now();
            monitor.show();
          },
        }),
      );
    } finally {
      this.#run.value = null;
    }
  }
}
