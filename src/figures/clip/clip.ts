import type { LiveFigure } from '../shared/lazy-figure.ts';
import { openBench } from '../shared/bench.ts';
import { Desk, siteFile } from '../shared/desk.ts';

/** One clip of the site: `data-clip` names it. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const { clip } = element.dataset;
  const figure = element.querySelector('figure');
  const stage = element.querySelector<HTMLElement>('[data-stage]');
  if (!clip || !figure || !stage) throw new Error('The figure does not say which clip it shows.');
  const desk = await Desk.ofSite(clip, figure.getAttribute('aria-label') ?? clip);
  return openBench({ figure: element, stage, desks: [desk], posters: [siteFile(`clips/${clip}.jpg`)] });
}
