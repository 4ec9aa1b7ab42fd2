import { effect } from '@preact/signals-core';
import { formatRepairs, parseRepairs } from '../../study/repair/repair-link.ts';
import type { RepairDesk } from './repair-desk.ts';

const keyOf = (figureId: string) => `${figureId}.repairs`;

/** Makes the repairs that the page's address asks for; what makes no sense is a sentence among the clip's warnings. */
export async function restoreRepairs(figureId: string, desk: RepairDesk): Promise<void> {
  const asked = new URLSearchParams(location.search).get(keyOf(figureId));
  if (asked === null || asked === '') return;
  const repairs = parseRepairs(asked, desk.came.track.timestampsUs.length);
  if (repairs) await desk.restore(repairs);
  else desk.study.warn('The link asks for repairs that this figure does not understand, so none were made.');
}

/** From now on the address names the repairs, so that a link shows them. */
export function keepRepairs(figureId: string, desk: RepairDesk): () => void {
  let first = true;
  return effect(() => {
    const { made } = desk.history.value;
    if (first) {
      first = false;
      return;
    }
    const search = new URLSearchParams(location.search);
    if (made.length === 0) search.delete(keyOf(figureId));
    else search.set(keyOf(figureId), formatRepairs(made));
    const text = search.toString();
    history.replaceState(history.state, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
  });
}
