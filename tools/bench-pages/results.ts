import { medianOf } from '../../src/measure/median.ts';
import type { FirstView } from './first-view.ts';
import { categories, metrics, type Audit, type Category, type Metric } from './lighthouse.ts';
import type { Route } from './routes.ts';

/** Medians over the runs of Lighthouse. */
export interface Grades {
  runs: number;
  scores: Partial<Record<Category, number>>;
  metrics: Record<Metric, number>;
  /** What cost points in any run. */
  short: string[];
  /** Performance of each run: how far they lie apart is how far the median may be trusted. */
  performances: number[];
  /** Lighthouse's measure of the machine at that time. */
  benchmarkIndex: number;
  /** Time that passed over time worked: where it is far above 1 others were at work, and blocking time is theirs too. */
  contention: number;
}

/** All that was measured of a page. */
export interface PageResult {
  route: Route;
  phone: FirstView;
  desktop: FirstView;
  grades: Grades;
  /** The same page with every figure woken at once; without grades where performance has no bar. */
  eager: { javaScript: number; grades: Grades | null };
}

/** @param audits runs of one page, at least one */
export function gradesOf(audits: readonly Audit[]): Grades {
  const scores: Grades['scores'] = {};
  for (const category of categories) {
    const all = audits.map((audit) => audit.scores[category]).filter((score) => score !== undefined);
    if (all.length > 0) scores[category] = medianOf(all);
  }
  const medians = Object.keys(metrics).map((name) => [
    name,
    medianOf(audits.map((audit) => audit.metrics[name as Metric])),
  ]);
  return {
    runs: audits.length,
    scores,
    metrics: Object.fromEntries(medians) as Grades['metrics'],
    short: [...new Set(audits.flatMap(({ short }) => short))],
    performances: audits.map((audit) => audit.scores.performance).filter((score) => score !== undefined),
    benchmarkIndex: medianOf(audits.map((audit) => audit.benchmarkIndex)),
    contention: medianOf(audits.map((audit) => audit.contention)),
  };
}
