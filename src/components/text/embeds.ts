import { usesOf } from './figures-of.ts';

const names = [
  'PairFigure',
  'ClipFigure',
  'ReplayFigure',
  'ForgettingFigure',
  'AmnesiaFigure',
  'ThresholdFigure',
  'RepairFigure',
  'KindsFigure',
  'ConfidenceFigure',
  'AlarmsFigure',
  'SeparationFigure',
  'BarsFigure',
] as const;
export type FigureComponent = (typeof names)[number];

/** A figure of an article that can stand alone on a page. */
export interface Embed {
  id: string;
  component: FigureComponent;
  /** What the article hands to the component, but for what depends on the text around it. */
  props: Readonly<Record<string, string>>;
}

/** Where a figure stands beside its text, how small, and how urgently: on a page of its own it is whole. */
const ofTheText = new Set(['slot', 'compact', 'eager', 'number']);

/**
 * Every figure of an article, by kind.
 *
 * @throws Error when a figure has no name, or two have the same
 */
export function embedsOf(body: string): readonly Embed[] {
  const embeds = names.flatMap((component) =>
    usesOf(body, component).map((use): Embed => {
      const props = Object.fromEntries(Object.entries(use).filter(([name]) => !ofTheText.has(name)));
      if (!props['id']) throw new Error(`A ${component} without an id cannot be embedded.`);
      return { id: props['id'], component, props };
    }),
  );
  const twice = embeds.find(({ id }, at) => embeds.findIndex((other) => other.id === id) !== at);
  if (twice) throw new Error(`Two figures of the article are called "${twice.id}".`);
  return embeds;
}

/** Address of a figure's own page, from the site's root. */
export const embedPath = (article: string, figure: string): string => `embed/${article}/${figure}/`;
