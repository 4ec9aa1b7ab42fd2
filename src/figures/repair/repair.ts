import { openBench } from '../shared/bench.ts';
import { siteFile } from '../shared/desk.ts';
import type { LiveFigure } from '../shared/lazy-figure.ts';
import { keepRepairs, restoreRepairs } from './address.ts';
import { RepairDesk } from './repair-desk.ts';
import { mountWorkbench } from './workbench.ts';

/** The repair bench: `data-broken` names the clip that is mended, `data-sound` the take that whoever redraws has before them. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const { broken, sound } = element.dataset;
  const stage = element.querySelector<HTMLElement>('[data-stage]');
  if (!broken || !sound || !stage) throw new Error('The figure does not say which clips it shows.');
  const desk = await RepairDesk.open(broken, sound, 'The take on the bench');
  await restoreRepairs(element.id, desk);
  const stopKeeping = keepRepairs(element.id, desk);
  const bench = openBench({
    figure: element,
    stage,
    desks: [desk],
    detection: 'none',
    posters: [siteFile(`clips/${broken}.jpg`)],
    special: (host, playhead) => mountWorkbench(host, { figure: element, desk, playhead }),
  });
  return {
    ...bench,
    dispose: () => {
      stopKeeping();
      bench.dispose();
    },
  };
}
