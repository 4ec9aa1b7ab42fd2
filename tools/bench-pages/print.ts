import { medianOf } from '../../src/measure/median.ts';
import { largestIs } from './classify.ts';
import { metrics, type Metric } from './lighthouse.ts';
import type { PageResult } from './results.ts';

/** The tables that a person reads. */
export function printPages(pages: readonly PageResult[]): void {
  print('first view, before a touch, a scroll or a key; "eager" is the same page with every figure woken at once');
  table([
    [
      'page',
      'JavaScript, KB gzip: phone',
      'desktop',
      'eager',
      'eager / phone',
      'all, KB: phone',
      'desktop',
      'LCP: phone',
      'desktop',
    ],
    ...pages.map(({ route, phone, desktop, eager }) => [
      route.path,
      kilobytes(phone.javaScript),
      kilobytes(desktop.javaScript),
      kilobytes(eager.javaScript),
      (eager.javaScript / phone.javaScript).toFixed(1),
      kilobytes(phone.all),
      kilobytes(desktop.all),
      largestIs(phone.largest),
      largestIs(desktop.largest),
    ]),
  ]);
  // A page without a figure has nothing to wake.
  const ratios = pages
    .filter(({ eager }) => eager.grades)
    .map(({ phone, eager }) => eager.javaScript / phone.javaScript);
  if (ratios.length > 0)
    print(`median of eager / ours, JavaScript, over articles, home and tools: ${medianOf(ratios).toFixed(1)}`);
  print('');
  print('Lighthouse, a phone, throttling simulated; medians');
  const names = Object.keys(metrics) as Metric[];
  table([
    [
      'page',
      'runs',
      'performance',
      'least',
      'most',
      'eager',
      'ours / eager',
      ...names.map((name) => metrics[name]),
      'LCP eager',
      'accessibility',
      'best practices',
      'SEO',
      'machine',
      'contention',
    ],
    ...pages.map(({ route, grades, eager }) => {
      const ours = grades.scores.performance ?? Number.NaN;
      const theirs = eager.grades?.scores.performance;
      return [
        route.path,
        String(grades.runs),
        String(ours),
        String(Math.min(...grades.performances)),
        String(Math.max(...grades.performances)),
        theirs === undefined ? '-' : String(theirs),
        theirs === undefined ? '-' : (ours / theirs).toFixed(2),
        ...names.map((name) => metric(name, grades.metrics[name])),
        eager.grades ? metric('largest-contentful-paint', eager.grades.metrics['largest-contentful-paint']) : '-',
        ...(['accessibility', 'best-practices', 'seo'] as const).map((name) => String(grades.scores[name])),
        grades.benchmarkIndex.toFixed(0),
        grades.contention.toFixed(1),
      ];
    }),
  ]);
  for (const { route, grades } of pages)
    for (const title of grades.short) print(`  ${route.path} falls short in ${title}`);
  print('');
}

/** More than this, and the scores say more of the machine than of the pages. */
const mostContention = 2;

/** How fast the machine was and how much of it was free, in medians. */
export function printMachine(machine: { benchmarkIndex: number; contention: number; load: number }): void {
  const { benchmarkIndex, contention, load } = machine;
  print(
    `machine: Lighthouse's benchmark index ${benchmarkIndex.toFixed(0)}, contention ${contention.toFixed(1)}, load of a minute ${load.toFixed(1)} (medians)`,
  );
  if (contention > mostContention)
    print(
      '  The machine was busy with other work: performance reads lower here than it is. Run it again when it is idle.',
    );
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function metric(name: Metric, value: number): string {
  return name === 'cumulative-layout-shift' ? value.toFixed(3) : value.toFixed(0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function table(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  for (const cells of rows)
    print(cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '));
}
