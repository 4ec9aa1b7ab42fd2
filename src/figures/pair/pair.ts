import type { LiveFigure } from '../shared/lazy-figure.ts';
import { openBench } from '../shared/bench.ts';
import { Desk, siteFile } from '../shared/desk.ts';

/** Two takes of one shot in step: `data-broken` and `data-sound` name the clips. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const { broken, sound } = element.dataset;
  const stage = element.querySelector<HTMLElement>('[data-stage]');
  if (!broken || !sound || !stage) throw new Error('The figure does not say which clips it shows.');
  const desks = await Promise.all([Desk.ofSite(broken, 'How not to do it'), Desk.ofSite(sound, 'How to do it')]);
  return openBench({
    figure: element,
    stage,
    desks,
    compact: element.dataset['compact'] !== undefined,
    posters: [siteFile(`clips/${broken}.jpg`), siteFile(`clips/${sound}.jpg`)],
  });
}
