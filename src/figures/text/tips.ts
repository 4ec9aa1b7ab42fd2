import { h } from '../../views/dom.ts';
import './tips.css';

/** Time to get from the words to what explains them. */
const leaveMs = 200;
const gapPixels = 6;

/** Words that explain themselves: terms of the glossary, and the numbers of footnotes. */
class Tip {
  static #open: Tip | undefined;
  readonly #link: HTMLAnchorElement;
  readonly #bubble: HTMLElement;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(link: HTMLAnchorElement, id: string, text: string) {
    this.#link = link;
    this.#bubble = h('span', { id, class: 'fa-tip', role: 'tooltip', popover: 'manual' }, text);
    link.after(this.#bubble);
    link.setAttribute('aria-describedby', id);
    for (const element of [link, this.#bubble]) {
      element.addEventListener('pointerenter', ({ pointerType }) => pointerType !== 'touch' && this.#show());
      element.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && this.#leave());
    }
    link.addEventListener('focus', () => link.matches(':focus-visible') && this.#show());
    link.addEventListener('blur', () => this.hide());
    link.addEventListener('click', (event) => this.#tap(event));
  }

  static get open(): Tip | undefined {
    return Tip.#open;
  }

  contains(target: EventTarget | null): boolean {
    return target instanceof Node && (this.#link.contains(target) || this.#bubble.contains(target));
  }

  hide(): void {
    clearTimeout(this.#leaving);
    if (Tip.#open !== this) return;
    Tip.#open = undefined;
    this.#bubble.hidePopover();
  }

  /** Beside its words, inside the window. */
  place(): void {
    const words = this.#link.getClientRects()[0];
    if (!words) return;
    const { width, height } = this.#bubble.getBoundingClientRect();
    const left = Math.max(gapPixels, Math.min(words.left, document.documentElement.clientWidth - width - gapPixels));
    const below = words.bottom + gapPixels;
    const top = below + height > innerHeight ? words.top - height - gapPixels : below;
    this.#bubble.style.translate = `${left}px ${Math.max(gapPixels, top)}px`;
  }

  #show(): void {
    clearTimeout(this.#leaving);
    if (Tip.#open === this) return;
    Tip.#open?.hide();
    Tip.#open = this;
    this.#bubble.showPopover();
    this.place();
  }

  #leave(): void {
    this.#leaving = setTimeout(() => this.hide(), leaveMs);
  }

  /** A finger cannot hover: its first tap explains, its second follows the link. */
  #tap(event: MouseEvent): void {
    if ((event as PointerEvent).pointerType !== 'touch' || Tip.#open === this) return;
    event.preventDefault();
    this.#show();
  }
}

function explain(): void {
  let count = 0;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.fa-term[data-says]'))
    new Tip(link, `tip-${++count}`, link.dataset['says'] ?? '');
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-footnote-ref]')) {
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.cloneNode(true) as
      HTMLElement | undefined;
    for (const back of note?.querySelectorAll('[data-footnote-backref]') ?? []) back.remove();
    const text = note?.textContent.trim() ?? '';
    if (text !== '') new Tip(link, `tip-${++count}`, text);
  }
  if (count === 0) return;
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && Tip.open?.hide());
  document.addEventListener('pointerdown', ({ target }) => !Tip.open?.contains(target) && Tip.open?.hide());
  addEventListener('scroll', () => Tip.open?.place(), { passive: true });
}

explain();
