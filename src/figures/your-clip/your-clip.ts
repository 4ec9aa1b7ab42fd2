import { openBench } from '../shared/bench.ts';
import { Desk } from '../shared/desk.ts';
import type { LiveFigure } from '../shared/lazy-figure.ts';

type Part = 'drop' | 'file' | 'loading' | 'doing' | 'cancel' | 'error' | 'problem';

/** The reader's own clip: dropped, picked or pasted; opened and detected here, and sent nowhere. */
export function wake(element: HTMLElement): Promise<LiveFigure> {
  return Promise.resolve(new YourClip(element));
}

class YourClip implements LiveFigure {
  readonly isReadersOwn = true;
  readonly #element: HTMLElement;
  readonly #ending = new AbortController();
  #bench: LiveFigure | undefined;
  /** The file being opened: a later choice, or "stop", makes an earlier one void. */
  #opening: object | undefined;
  #visible = true;

  constructor(element: HTMLElement) {
    this.#element = element;
    const { signal } = this.#ending;
    const input = this.#part('file') as HTMLInputElement;
    input.addEventListener(
      'change',
      () => {
        this.#choose([...(input.files ?? [])]);
        // The same file again is a choice too.
        input.value = '';
      },
      { signal },
    );
    this.#part('cancel').addEventListener('click', () => this.#stopOpening(), { signal });
    document.addEventListener('paste', (event) => this.#take(event, event.clipboardData), { signal });
    this.#listenForDrops(signal);
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#bench?.setVisible(visible);
  }

  dispose(): void {
    this.#ending.abort();
    this.#bench?.dispose();
  }

  #listenForDrops(signal: AbortSignal): void {
    // Anywhere on the page: a film that misses the frame would make the browser leave the page and play it.
    document.addEventListener(
      'dragover',
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        this.#element.dataset['dragging'] = '';
      },
      { signal },
    );
    const still = () => delete this.#element.dataset['dragging'];
    document.addEventListener('dragleave', (event) => event.relatedTarget === null && still(), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        still();
        this.#take(event, event.dataTransfer);
      },
      { signal },
    );
  }

  #take(event: Event, data: DataTransfer | null): void {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#choose(files);
  }

  #choose(files: readonly File[]): void {
    const film = files.find((file) => file.type.startsWith('video/')) ?? files[0];
    if (film) void this.#open(film, files.length);
  }

  async #open(file: File, chosen: number): Promise<void> {
    const ticket = {};
    this.#opening = ticket;
    this.#show('loading');
    this.#part('doing').textContent = `Opening ${file.name}`;
    const desk = Desk.ofFile(file);
    await desk.openPictures();
    if (this.#opening !== ticket) {
      desk.close();
      return;
    }
    this.#opening = undefined;
    const problem = desk.problem.peek();
    if (problem !== null) {
      desk.close();
      // What was on the bench before stays there.
      this.#part('problem').textContent = problem;
      this.#show('error');
      return;
    }
    if (chosen > 1)
      desk.study.warn(`${chosen} files came at once. This is ${file.name}; the bench takes one at a time.`);
    this.#show(undefined);
    // The address speaks of the film that was on the bench when it was written.
    if (this.#bench) history.replaceState(history.state, '', location.pathname);
    this.#bench?.dispose();
    const stage = this.#element.querySelector<HTMLElement>('[data-stage]')!;
    stage.hidden = false;
    this.#element.dataset['loaded'] = '';
    this.#bench = openBench({ figure: this.#element, stage, desks: [desk], whenHidden: 'continue' });
    this.#bench.setVisible(this.#visible);
    stage.scrollIntoView({ block: 'nearest' });
    void desk.detect();
  }

  #stopOpening(): void {
    this.#opening = undefined;
    this.#show(undefined);
  }

  #show(part: 'loading' | 'error' | undefined): void {
    for (const name of ['loading', 'error'] as const) this.#part(name).hidden = name !== part;
    if (part) this.#part(part).scrollIntoView({ block: 'nearest' });
  }

  #part(name: Part): HTMLElement {
    const part = this.#element.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`The page lacks the part "${name}" that the bench needs.`);
    return part;
  }
}
