import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { medianOf } from '../src/measure/median.ts';
import { barsOf, leastPerformance } from './bench-pages/bars.ts';
import { makeEagerPages } from './bench-pages/eager-pages.ts';
import { eagerView, firstView } from './bench-pages/first-view.ts';
import { categories, runLighthouse, type Audit } from './bench-pages/lighthouse.ts';
import { printMachine, printPages } from './bench-pages/print.ts';
import { gradesOf, type PageResult } from './bench-pages/results.ts';
import { namedRoutes, oneOfEachMould, routesIn, type Route } from './bench-pages/routes.ts';
import { printBars } from './bench-truth/print.ts';
import { launchChromium, serveFolders } from './browser/harness.ts';
import { buildSite } from './start.ts';

const usage = `npm run bench:pages [-- --bars] [-- --runs N] [-- --pages NAME,NAME…] [-- --all]

What a reader's browser has to load before the first view of a page stands, on the built site, served gzipped as a static host would: bytes
of JavaScript and the largest element at the size of a phone and of a desktop, and Lighthouse's scores (a phone, throttling simulated).
The peer, in the same run, is the same page with the code of all its figures loaded and started at once. Writes bench/pages.json.

  --bars     prints every bar with its figure; exit status 1 when one falls short
  --runs N   runs of Lighthouse of which the median counts, where performance has a bar (3); other pages are looked at once
  --pages    only these: a path, its last part ("limbs"), "home", "articles"
  --all      every embedded figure and every specimen, of which otherwise one stands for all

Lighthouse's figures depend on how busy the machine is. Beside them stand its benchmark index ("machine"; higher is faster) and the time that
passed over the time worked on the page's main thread ("contention"; 1 where it never waits).
`;

const built = 'dist';
const eagerFolder = join('.cache', 'bench', 'eager-pages');

async function measure(
  route: Route,
  runs: number,
  origin: string,
  eagerOrigin: string,
): Promise<[PageResult, Audit[]]> {
  const [url, eagerUrl] = [origin + route.path, eagerOrigin + route.path];
  const browser = await launchChromium({ webGl: true });
  let views: Pick<PageResult, 'phone' | 'desktop'> & { javaScript: number };
  try {
    views = {
      phone: await firstView(browser, url, 'phone'),
      desktop: await firstView(browser, url, 'desktop'),
      javaScript: await eagerView(browser, eagerUrl),
    };
  } finally {
    await browser.close();
  }
  const hasBar = leastPerformance[route.kind] !== undefined;
  const ours: Audit[] = [];
  const theirs: Audit[] = [];
  // In turn, so that a machine whose speed drifts drifts under both.
  for (let run = 0; run < (hasBar ? runs : 1); run++) {
    ours.push(await runLighthouse(url, { categories, isListed: route.isListed }));
    if (hasBar) theirs.push(await runLighthouse(eagerUrl, { categories: ['performance'], isListed: route.isListed }));
  }
  const { phone, desktop, javaScript } = views;
  const eager = { javaScript, grades: hasBar ? gradesOf(theirs) : null };
  return [{ route, phone, desktop, grades: gradesOf(ours), eager }, [...ours, ...theirs]];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bars: { type: 'boolean', default: false },
      runs: { type: 'string', default: '3' },
      pages: { type: 'string' },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(usage);
    return;
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.');
  buildSite();
  const every = routesIn(built);
  const named = values.pages === undefined ? every : namedRoutes(every, values.pages.split(','));
  const routes = values.all || values.pages !== undefined ? named : oneOfEachMould(named);
  makeEagerPages(
    built,
    eagerFolder,
    routes.map(({ path }) => path),
  );
  const ours = await serveFolders([built], { gzip: true });
  // The folder that has the file first wins: only the pages themselves are others.
  const eager = await serveFolders([eagerFolder, built], { gzip: true });
  const pages: PageResult[] = [];
  const contentions: number[] = [];
  const speeds: number[] = [];
  const loads: number[] = [];
  try {
    for (const route of routes) {
      const [page, audits] = await measure(route, runs, ours.origin, eager.origin);
      pages.push(page);
      speeds.push(...audits.map(({ benchmarkIndex }) => benchmarkIndex));
      contentions.push(...audits.map(({ contention }) => contention));
      loads.push(loadavg()[0]!);
      process.stderr.write(
        `${pages.length} of ${routes.length}: ${route.path} ${page.grades.performances.join(', ')}\n`,
      );
    }
  } finally {
    await ours.close();
    await eager.close();
  }
  const bars = barsOf(pages);
  const machine = {
    benchmarkIndex: medianOf(speeds),
    contention: medianOf(contentions),
    load: medianOf(loads),
  };
  mkdirSync('bench', { recursive: true });
  writeFileSync(join('bench', 'pages.json'), `${JSON.stringify({ machine, pages, bars }, null, 2)}\n`);
  printPages(pages);
  printMachine(machine);
  if (values.bars && !printBars(bars)) process.exitCode = 1;
}

if (import.meta.main) await main();
