import { askedEvent, awakeEvent, LazyFigure } from '../shared/lazy-figure.ts';
import { wishOf } from '../shared/text-links.ts';

/**
 * All above the line that a stretch of text must come to if it is to be read: a little below the middle, since a small screen has the figure above. The last one above it is
 * being read, however far the page scrolled at once.
 */
const aboveTheLine = '1000000px 0px -40% 0px';
/** Keys that move through the page, not the figure. */
const passing = new Set(['Tab', 'Escape', 'Shift', 'Control', 'Alt', 'Meta']);
const touches = ['pointerdown', 'touchstart', 'scroll', 'wheel', 'keydown'] as const;
/** How a reader moves the page, and no link does. */
const moves = ['pointerdown', 'touchmove', 'wheel', 'keydown'] as const;

/**
 * A figure and the text beside it. While the text is in charge, the stretch on the reading line sets the figure; a hand on the figure
 * takes over, and the button gives back. Neither the page's scroll nor the focus is ever moved.
 */
class Guide {
  readonly #figure: LazyFigure;
  readonly #steps: readonly HTMLElement[];
  readonly #button: HTMLButtonElement;
  readonly #chart: HTMLButtonElement;
  readonly #status: HTMLElement;
  readonly #root: HTMLElement;
  #current: HTMLElement | undefined;
  #following = true;
  #touched = false;
  /** A link in the text asked for something else, and the page went there by itself: that stands until the reader moves on. */
  #asked = false;

  constructor(root: HTMLElement, figure: LazyFigure) {
    this.#root = root;
    this.#figure = figure;
    this.#steps = [...root.querySelectorAll<HTMLElement>('[data-step]')];
    this.#button = root.querySelector<HTMLButtonElement>('[data-guide]')!;
    this.#chart = root.querySelector<HTMLButtonElement>('[data-guide-chart]')!;
    this.#status = root.querySelector<HTMLElement>('[data-guide-status]')!;
    // Who comes by a link that sets the figure wants it as the link says.
    this.#follow(!figure.isNamedInAddress);
    // From here on a change is worth telling; how it began is not.
    this.#status.role = 'status';
    this.#button.hidden = false;
    this.#chart.hidden = !figure.querySelector('.fa-drift');
    this.#button.addEventListener('click', () => this.#follow(!this.#following));
    this.#chart.addEventListener('click', () => {
      this.#follow(false);
      this.#showChart(this.#root.dataset['shows'] !== 'chart');
    });
    this.#watchHands();
    this.#watchText();
    figure.addEventListener(awakeEvent, () => this.#set());
    figure.addEventListener(askedEvent, () => (this.#asked = true));
    for (const type of moves) addEventListener(type, () => (this.#asked = false), { passive: true, capture: true });
  }

  #follow(following: boolean): void {
    this.#following = following;
    this.#button.textContent = following ? 'I’ll drive' : 'Follow the text';
    this.#status.textContent = following ? 'The text drives' : 'You drive';
    for (const step of this.#steps) this.#mark(step);
    this.#set();
  }

  /** The figure as the text wants it, once there is a figure and somebody has begun to read. */
  #set(): void {
    if (!this.#following || !this.#touched || !this.#current || this.#figure.dataset['state'] !== 'awake') return;
    this.#showChart(this.#current.dataset['chart'] !== undefined);
    void this.#figure.grant({ ...wishOf(this.#current.dataset), inPassing: true });
  }

  /** On a small screen there is room for the films or the chart. */
  #showChart(chart: boolean): void {
    this.#root.dataset['shows'] = chart ? 'chart' : 'films';
    this.#chart.setAttribute('aria-pressed', String(chart));
  }

  #mark(step: HTMLElement): void {
    if (this.#following && step === this.#current) step.setAttribute('aria-current', 'step');
    else step.removeAttribute('aria-current');
  }

  #watchText(): void {
    const above = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) above.add(target);
          else above.delete(target);
        }
        const read = this.#steps.findLast((step) => above.has(step)) ?? this.#current;
        if (read === this.#current) return;
        this.#current = read;
        for (const step of this.#steps) this.#mark(step);
        if (!this.#asked) this.#set();
      },
      { rootMargin: aboveTheLine },
    );
    for (const step of this.#steps) observer.observe(step);
    const begun = new AbortController();
    for (const type of touches) {
      addEventListener(
        type,
        () => {
          begun.abort();
          this.#touched = true;
          this.#set();
        },
        { signal: begun.signal, passive: true, capture: true },
      );
    }
  }

  #watchHands(): void {
    const take = () => {
      if (this.#following) this.#follow(false);
    };
    // A finger that only scrolls the page begins with "pointerdown" too, but never comes to "pointerup".
    this.#figure.addEventListener('pointerdown', ({ pointerType }) => pointerType !== 'touch' && take());
    this.#figure.addEventListener('pointerup', take);
    this.#figure.addEventListener('keydown', ({ key }) => !passing.has(key) && take());
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-guided]')) {
  const figure = document.getElementById(root.dataset['guided'] ?? '');
  if (figure) {
    void customElements.whenDefined(figure.localName).then(() => {
      if (figure instanceof LazyFigure) new Guide(root, figure);
    });
  }
}
