import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { drawnFrames, drawnFramesPerSecond, type DrawnPose } from '../../terms/generated.ts';
import { h, setText, type Scope } from '../../views/dom.ts';
import { download } from '../shared/download.ts';
import type { AmnesiaState } from './amnesia-state.ts';
import type { Screening } from './screening.ts';
import { filmSize, type Studio } from './studio.ts';

export interface FilmDeskOptions {
  id: string;
  state: ReadonlySignal<AmnesiaState>;
  clip: ReadonlySignal<readonly DrawnPose[] | null>;
  open: ReadonlySignal<boolean>;
  studio: ReadonlySignal<Studio | null>;
  /** Set while the studio is lent to a film. */
  filming: Signal<boolean>;
  /** The studio is free again. */
  onDone: () => void;
}

interface Film {
  file: File;
  clip: readonly DrawnPose[];
}

/** The buttons that film the man and hand the film to the detector or to the reader. */
export function filmDesk(scope: Scope, options: FilmDeskOptions): HTMLElement {
  const { id, state, clip, open, studio, filming } = options;
  const detect = h('button', { type: 'button', class: 'fa-button fa-man-detect' }, 'Let the detector look');
  const take = h('button', { type: 'button', class: 'fa-button' }, 'Download the MP4');
  const stop = h('button', { type: 'button', class: 'fa-button', hidden: true }, 'Stop');
  const bar = h('progress', { class: 'fa-run-bar', 'aria-label': 'Frames filmed', max: drawnFrames, hidden: true });
  const words = h('p', { class: 'fa-amnesia-note', role: 'status' });
  const place = h('div', {});
  const said = signal('');
  /** False too while nobody knows. */
  const hasEncoder = signal(false);
  let screening: Screening | undefined;
  let run: AbortController | undefined;
  let last: Film | undefined;

  async function film(): Promise<Film> {
    const [stage, poses, drawn] = [studio.peek(), clip.peek(), state.peek()];
    if (!stage || !poses) throw new Error('There is nothing to film yet.');
    if (last?.clip === poses) return last;
    run = new AbortController();
    filming.value = true;
    bar.value = 0;
    said.value = 'Filming him, frame by frame.';
    try {
      const { filmClip } = await import('./film.ts');
      const file = await filmClip(stage, poses, drawn, {
        signal: run.signal,
        onFrame: (done) => {
          bar.value = done;
        },
      });
      last = { file, clip: poses };
      return last;
    } finally {
      filming.value = false;
      options.onDone();
    }
  }

  async function ask(use: (film: Film) => void | Promise<void>): Promise<void> {
    if (filming.peek()) return;
    try {
      const made = await film();
      said.value = `In the can: ${made.file.name}.`;
      await use(made);
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === 'AbortError';
      said.value = stopped ? 'Stopped. No film was kept.' : error instanceof Error ? error.message : String(error);
    }
  }

  async function screen({ file, clip: poses }: Film): Promise<void> {
    const shown = (screening ??= new (await import('./screening.ts')).Screening(`${id}-film`));
    if (!shown.element.isConnected) place.append(shown.element);
    await shown.show(file, poses);
  }

  /** What filming needs is loaded once the drawer is open, and not before. */
  async function lookForEncoder(): Promise<void> {
    const [{ encoderFor, noEncoder }, { detectorMegabytes }] = await Promise.all([
      import('../../media/encode.ts'),
      import('../shared/shared-detector.ts'),
    ]);
    const codec = await encoderFor({ ...filmSize, framesPerSecond: drawnFramesPerSecond }).catch(() => null);
    hasEncoder.value = codec !== null;
    said.value = codec
      ? `The detector is ${detectorMegabytes} MB, fetched once. Nothing leaves your browser.`
      : `${noEncoder().message} So he can be watched here, but neither detected nor downloaded.`;
  }

  let looked = false;
  scope.effect(() => {
    if (!open.value || looked) return;
    looked = true;
    lookForEncoder().catch((error: unknown) => {
      said.value = `What films him could not be loaded. ${String(error)}`;
    });
  });
  scope.listen(detect, 'click', () => void ask(screen));
  scope.listen(take, 'click', () => void ask(({ file }) => download(file)));
  scope.listen(stop, 'click', () => run?.abort());
  scope.effect(() => {
    const busy = filming.value;
    const held = document.activeElement;
    const can = studio.value !== null && clip.value !== null && hasEncoder.value;
    detect.hidden = take.hidden = busy;
    detect.disabled = take.disabled = !can;
    stop.hidden = bar.hidden = !busy;
    // The button that was pressed has gone: the keyboard stays with its neighbour.
    if (busy && (held === detect || held === take)) stop.focus({ preventScroll: true });
    if (!busy && held === stop) detect.focus({ preventScroll: true });
  });
  scope.effect(() => setText(words, said.value));
  scope.add(() => {
    run?.abort();
    screening?.close();
  });
  return h(
    'div',
    { class: 'fa-man-desk' },
    h('div', { class: 'fa-amnesia-chips' }, detect, take, stop, bar),
    words,
    h(
      'p',
      { class: 'fa-amnesia-note' },
      'The downloaded film is an ordinary MP4: drop it on ',
      h('a', { href: `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}your-clip/` }, 'the bench for your own clips'),
      ', or on anybody else’s detector.',
    ),
    place,
  );
}
