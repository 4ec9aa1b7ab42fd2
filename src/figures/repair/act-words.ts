import { limbLabel } from '../../study/repair/limbs.ts';
import type { Act, Repair } from '../../study/repair/repair.ts';

interface Words {
  label: string;
  /** What it does, for whoever has never cut a film. */
  says: string;
}

export const actWords: Readonly<Record<Act, Words>> = {
  drop: { label: 'Drop', says: 'Cut the frames out. The film gets shorter, and what is left must meet.' },
  hold: { label: 'Hold', says: 'Show the last good frame again, for as long.' },
  'in-between': {
    label: 'In-between',
    says: 'Draw the limbs from where they are before to where they are after, in a smooth curve.',
  },
  redraw: {
    label: 'Redraw',
    says: 'Draw the limbs as they should be, frame by frame. Here the sound take sits for the artist.',
  },
};

/** "Redraw frames 23 to 36, head and left arm". */
export function repairLabel({ act, firstFrame, lastFrame, limbs }: Repair): string {
  const frames = firstFrame === lastFrame ? `frame ${firstFrame}` : `frames ${firstFrame} to ${lastFrame}`;
  const whom = limbs.length === 0 ? '' : `, ${limbs.map(limbLabel).join(' and ')}`;
  return `${actWords[act].label} ${frames}${whom}`;
}
