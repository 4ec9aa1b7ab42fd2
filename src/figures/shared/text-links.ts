import { LazyFigure, type Wish } from './lazy-figure.ts';

/** Lets links in the text set their figure in place. Without a script they are plain links whose address holds the state. */
export function followTextLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-figure]') : null;
    const figure = link && document.getElementById(link.dataset['figure'] ?? '');
    if (!link || !(figure instanceof LazyFigure)) return;
    event.preventDefault();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    figure.scrollIntoView({ block: 'nearest', behavior: calm ? 'instant' : 'smooth' });
    void figure.grant(wishOf(link.dataset));
  });
}

function wishOf({ t, joint, fault }: DOMStringMap): Wish {
  return {
    ...(t === undefined ? {} : { timeUs: Math.round(Number(t) * 1e6) }),
    ...(joint === undefined ? {} : { joint }),
    ...(fault === undefined ? {} : { fault: Number(fault) }),
  };
}
