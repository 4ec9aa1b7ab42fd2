import { askedEvent, LazyFigure, type Wish } from './lazy-figure.ts';

/** Lets links in the text set their figure in place. Without a script they are plain links whose address holds the state. */
export function followTextLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-figure]') : null;
    const figure = link && document.getElementById(link.dataset['figure'] ?? '');
    if (!link || !(figure instanceof LazyFigure)) return;
    event.preventDefault();
    // A step of the reader's history: "back" leads to the words again.
    history.pushState(history.state, '', (link as HTMLAnchorElement).href);
    void goTo(figure, wishOf(link.dataset));
  });
}

/** Wakes the figure first: that changes its height. Then its head, where the films are, comes to the top of the window. */
async function goTo(figure: LazyFigure, wish: Wish): Promise<void> {
  figure.dispatchEvent(new Event(askedEvent));
  await figure.grant(wish);
  const { top } = figure.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 3) {
    // At once: while a smooth scroll is under way the figure still grows, and the browser ends it somewhere else.
    figure.scrollIntoView({ block: 'start', behavior: 'instant' });
  }
  if (figure.tabIndex < 0) figure.tabIndex = -1;
  figure.focus({ preventScroll: true });
}

/** What an element's data attributes ask of a figure. */
export function wishOf({ t, joint, fault, dial, memory, level }: DOMStringMap): Wish {
  return {
    ...(t === undefined ? {} : { timeUs: Math.round(Number(t) * 1e6) }),
    ...(joint === undefined ? {} : { joint }),
    ...(fault === undefined ? {} : { fault: Number(fault) }),
    ...(dial === undefined ? {} : { dial: Number(dial) }),
    ...(memory === undefined ? {} : { memory: Number(memory) }),
    ...(level === undefined ? {} : { level: Number(level) }),
  };
}
