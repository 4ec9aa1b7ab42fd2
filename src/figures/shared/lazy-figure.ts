import { firstStateOf, showOnPaper } from './on-paper.ts';

/** What a link in the text asks of a figure. */
export interface Wish {
  timeUs?: number;
  joint?: string;
  /** Which of the faults, worst first, from 0. */
  fault?: number;
  /** How far to turn the forgetting dial, 0 to 1. */
  dial?: number;
  /** How many of its own frames a generator may see. */
  memory?: number;
  /** How far out a wrist of the threshold figure is to be shown, in torso lengths. */
  level?: number | undefined;
  /** The text asks as it passes, and no hand: the page's address keeps silent about it. */
  inPassing?: boolean;
}

/** Told by a figure's element when it has woken. */
export const awakeEvent = 'fa-awake';

/** Told by a figure's element when a link in the text asks something of it, and the page is about to go there. */
export const askedEvent = 'fa-asked';

/** A figure that is awake. */
export interface LiveFigure {
  /** It holds what is the reader's own: paper shows that as it stands, not the figure's first state. */
  readonly isReadersOwn?: boolean;
  /** Whether any of it can be seen: out of sight it stops decoding, detecting and drawing. */
  setVisible(visible: boolean): void;
  /** Goes where a link points. */
  grant?(wish: Wish): void;
  dispose(): void;
}

export interface FigureModule {
  /** Brings the element's first state to life. */
  wake(element: HTMLElement): Promise<LiveFigure>;
}

/** How far below the fold code is loaded, so that the figure is awake when it comes into sight. */
const nearby = '600px 0px';
/** Pictures above a figure may come, and push it away, until a few seconds after it is awake: then it is looked for again. */
const settlingMs = [0, 300, 1000, 2500] as const;
const touches = ['pointerdown', 'pointermove', 'touchstart', 'scroll', 'wheel', 'keydown', 'focusin'] as const;

/**
 * An element that stands as the build drew it until the reader comes near, and never before the first touch, scroll or key, so that reading
 * needs no script. A link that names the figure wakes it at once.
 */
export abstract class LazyFigure extends HTMLElement {
  protected abstract load: () => Promise<FigureModule>;
  #waking: Promise<LiveFigure | null> | undefined;
  #ending = new AbortController();
  #visible = false;

  connectedCallback(): void {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    const sight = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1)!.isIntersecting;
      void this.#waking?.then((figure) => figure?.setVisible(this.#visible));
    });
    sight.observe(this);
    signal.addEventListener('abort', () => sight.disconnect());
    if (this.isNamedInAddress) void this.#wakeAsNamed(signal);
    else this.#wakeWhenNear(signal);
  }

  /**
   * The browser goes to the place that an address names before pictures above it have their height, and before the figure has grown: it may
   * have slid out of sight by the time it is awake. Then it is brought back, unless the reader has gone elsewhere.
   */
  async #wakeAsNamed(signal: AbortSignal): Promise<void> {
    const moved = new AbortController();
    for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const)
      addEventListener(type, () => moved.abort(), { signal, passive: true, once: true, capture: true });
    await this.wake();
    for (const pauseMs of settlingMs) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (moved.signal.aborted || signal.aborted || location.hash !== `#${this.id}`) return;
      const { top, bottom } = this.getBoundingClientRect();
      const isInSight = bottom > 0 && top < innerHeight;
      if (!isInSight) this.scrollIntoView({ block: 'start', behavior: 'instant' });
    }
  }

  disconnectedCallback(): void {
    this.#ending.abort();
    void this.#waking?.then((figure) => figure?.dispose());
    this.#waking = undefined;
  }

  /** Loads the figure's code and starts it, once. Null where that failed: its first state stands, with a sentence that says why. */
  wake(): Promise<LiveFigure | null> {
    this.#waking ??= this.#start();
    return this.#waking;
  }

  /** Wakes the figure and goes where a link points. */
  async grant(wish: Wish): Promise<void> {
    const figure = await this.wake();
    figure?.grant?.(wish);
  }

  async #start(): Promise<LiveFigure | null> {
    const { signal } = this.#ending;
    const drawn = this.firstElementChild;
    const first = drawn && firstStateOf(drawn);
    this.dataset['state'] = 'waking';
    try {
      const figure = await (await this.load()).wake(this);
      figure.setVisible(this.#visible);
      if (drawn && first && !figure.isReadersOwn && !signal.aborted) showOnPaper(drawn, first, signal);
      this.dataset['state'] = 'awake';
      this.dispatchEvent(new Event(awakeEvent));
      return figure;
    } catch (error) {
      this.dataset['state'] = 'failed';
      const note = document.createElement('p');
      note.className = 'fa-asleep';
      note.setAttribute('role', 'status');
      const reason = error instanceof Error ? error.message : String(error);
      note.textContent = `This figure could not be brought to life, so it stays as it was printed. ${reason}`;
      this.append(note);
      return null;
    }
  }

  /** Whether the reader came by a link that says how the figure should stand. */
  get isNamedInAddress(): boolean {
    const names = [...new URLSearchParams(location.search).keys()];
    // A page with one figure names it nowhere: all that the address asks is asked of this one.
    if (this.dataset['alone'] !== undefined) return names.length > 0;
    return this.id !== '' && (location.hash === `#${this.id}` || names.some((name) => name.startsWith(`${this.id}.`)));
  }

  #wakeWhenNear(signal: AbortSignal): void {
    const watch = () => {
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          observer.disconnect();
          void this.wake();
        },
        { rootMargin: nearby },
      );
      observer.observe(this);
      signal.addEventListener('abort', () => observer.disconnect());
    };
    // Where the page opens further down, the reader is on the way already.
    if (scrollY > 0) {
      watch();
      return;
    }
    const touched = new AbortController();
    for (const type of touches) {
      addEventListener(
        type,
        () => {
          touched.abort();
          watch();
        },
        { signal: AbortSignal.any([signal, touched.signal]), passive: true, capture: true },
      );
    }
  }
}
