import { openBench } from '../shared/bench.ts';
import { Desk } from '../shared/desk.ts';
import type { LiveFigure } from '../shared/lazy-figure.ts';

type Part = 'drop' | 'file' | 'aside' | 'loading' | 'doing' | 'cancel' | 'error' | 'problem';

/** The reader's own clip: dropped, picked or pasted; opened and detected here, and sent nowhere. */
export function wake(element: HTMLElement): Promise<LiveFigure> {
  return Promise.resolve(new YourClip(element));
}

/** What the page's place in the history remembers of the film on the bench: which one it was, and none of it. */
interface Remembered {
  film: { name: string; bytes: number };
}

/** The film that was on the bench before the page was loaded again. */
function filmBefore(): Remembered['film'] | undefined {
  const state = history.state as Partial<Remembered> | null;
  return state?.film;
}

function isSameFilm({ name, bytes }: Remembered['film'], file: File): boolean {
  return name === file.name && bytes === file.size;
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
    this.#tellWhatIsAsked();
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
    this.#say(
      chosen > 1 ? `${chosen} files came at once. This is ${file.name}; the bench takes one at a time.` : undefined,
    );
    this.#show(undefined);
    // The address speaks of the film that was on the bench when it was written; where nobody knows which that was, a link may have come with this one.
    const before = filmBefore();
    const isOfAnother = this.#bench !== undefined || (before !== undefined && !isSameFilm(before, file));
    const film = { name: file.name, bytes: file.size };
    history.replaceState({ film } satisfies Remembered, '', isOfAnother ? location.pathname : location.href);
    this.#bench?.dispose();
    const stage = this.#element.querySelector<HTMLElement>('[data-stage]')!;
    stage.hidden = false;
    this.#element.dataset['loaded'] = '';
    this.#bench = openBench({ figure: this.#element, stage, desks: [desk], whenHidden: 'continue' });
    this.#bench.setVisible(this.#visible);
    stage.scrollIntoView({ block: 'nearest' });
    void desk.detect();
  }

  /** After a reload the film is gone, and the address still says where the reader was in it. */
  #tellWhatIsAsked(): void {
    if (location.search === '') return;
    const film = filmBefore();
    const seconds = Number(new URLSearchParams(location.search).get('t') ?? Number.NaN);
    const place = Number.isFinite(seconds) ? `at ${seconds.toFixed(2)} s` : 'where you were';
    this.#say(
      film
        ? `A page cannot keep a film: choose ${film.name} again, and you are back ${place}.`
        : 'This address says where to look in a film, but the film did not come with it. Choose it, and you are there.',
    );
    this.#part('drop').scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  #say(sentence: string | undefined): void {
    const aside = this.#part('aside');
    aside.textContent = sentence ?? '';
    aside.hidden = sentence === undefined;
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
