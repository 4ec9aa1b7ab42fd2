import type { ResultBar } from '../../src/terms/results.ts';
import { largestIs } from './classify.ts';
import type { Category } from './lighthouse.ts';
import type { PageResult } from './results.ts';
import type { PageKind } from './routes.ts';

/** The least performance that is asked of a page, 0 to 100; nothing is asked of others. */
export const leastPerformance: Partial<Record<PageKind, number>> = { home: 95, article: 95, tool: 80 };

/** The most JavaScript of an article's first view, in bytes gzipped: 120 KB of a thousand. */
const mostJavaScript = 120_000;

const everywhere = ['accessibility', 'best-practices', 'seo'] as const satisfies readonly Category[];

/** Every bar that the measured pages have a figure for. */
export function barsOf(pages: readonly PageResult[]): ResultBar[] {
  const articles = pages.filter(({ route }) => route.kind === 'article');
  return [
    ...(articles.length > 0 ? weightBars(articles) : []),
    ...pages.flatMap(performanceBars),
    ...(pages.length > 0 ? everywhere.map((category) => worstBar(pages, category)) : []),
  ];
}

function weightBars(articles: readonly PageResult[]): ResultBar[] {
  const weights = articles.flatMap(({ route, phone, desktop }) => [
    { path: route.path, bytes: phone.javaScript },
    { path: route.path, bytes: desktop.javaScript },
  ]);
  const heaviest = weights.reduce((most, each) => (each.bytes > most.bytes ? each : most));
  const late = articles.flatMap(({ phone, desktop }) =>
    [phone, desktop].filter(({ largest }) => largestIs(largest) === 'other'),
  );
  return [
    {
      id: 'javascript',
      what: `JavaScript of an article's first view, bytes gzipped, the heaviest of ${articles.length} (${heaviest.path})`,
      figure: heaviest.bytes,
      bar: mostJavaScript,
      way: 'at most',
      holds: heaviest.bytes <= mostJavaScript,
    },
    {
      id: 'largest',
      what: "articles' first views (phone, desktop) whose largest element is neither text nor a poster",
      figure: late.length,
      bar: 0,
      way: 'at most',
      holds: late.length === 0,
    },
  ];
}

function performanceBars({ route, grades }: PageResult): ResultBar[] {
  const bar = leastPerformance[route.kind];
  if (bar === undefined) return [];
  const figure = grades.scores.performance ?? Number.NaN;
  return [
    {
      id: `performance-${route.path}`,
      what: `performance of ${route.path}, median of ${grades.runs}`,
      figure,
      bar,
      way: 'at least',
      holds: figure >= bar,
    },
  ];
}

function worstBar(pages: readonly PageResult[], category: (typeof everywhere)[number]): ResultBar {
  const scored = pages.map(({ route, grades }) => ({
    path: route.path,
    score: grades.scores[category] ?? Number.NaN,
  }));
  const worst = scored.reduce((least, each) => (each.score >= least.score ? least : each));
  return {
    id: category,
    what: `${category}, the worst of ${pages.length} pages (${worst.path})`,
    figure: worst.score,
    bar: 100,
    way: 'at least',
    holds: worst.score >= 100,
  };
}
