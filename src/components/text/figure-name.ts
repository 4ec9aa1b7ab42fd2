import { getEntry } from 'astro:content';
import { generators } from '../generators.ts';
import type { Embed, FigureComponent } from './embeds.ts';

/** What figures are called of which there is one kind only. */
export const usualTitles = {
  PairFigure: 'One walk, two takes',
  ForgettingFigure: 'The forgetting dial',
  AmnesiaFigure: 'The generator that forgets',
  ThresholdFigure: 'Your own threshold',
  RepairFigure: 'The repair bench',
} as const satisfies Partial<Record<FigureComponent, string>>;

/** What a figure is called where nobody sees it: by what stands on its slate. */
export async function figureName({ component, props }: Embed): Promise<string> {
  if (props['title']) return props['title'];
  if (component in usualTitles) return usualTitles[component as keyof typeof usualTitles];
  const name =
    component === 'ReplayFigure'
      ? generators[props['track'] ?? '']?.title
      : (await getEntry('clips', props['clip'] ?? ''))?.data.title;
  if (!name) throw new Error(`The ${component} "${props['id']}" has no title to be called by.`);
  return name;
}
