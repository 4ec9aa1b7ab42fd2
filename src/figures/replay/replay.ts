import { Desk } from '../shared/desk.ts';
import { openBench } from '../shared/bench.ts';
import type { LiveFigure } from '../shared/lazy-figure.ts';

/** The track of a clip that the site does not show: `data-track` names it. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const { track } = element.dataset;
  const figure = element.querySelector('figure');
  const stage = element.querySelector<HTMLElement>('[data-stage]');
  if (!track || !figure || !stage) throw new Error('The figure does not say which track it replays.');
  const desk = await Desk.ofTrack(track, figure.getAttribute('aria-label') ?? track);
  return openBench({ figure: element, stage, desks: [desk], withoutPictures: true, detection: 'none' });
}
