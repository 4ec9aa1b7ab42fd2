import { createServer, type AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../browser/harness.ts';
import { contentionOf, type TraceEvent } from './contention.ts';
import { lighthouseModule } from '../setup/lighthouse.mjs';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

/** Lighthouse's own names of what its performance score is made of. */
export const metrics = {
  'first-contentful-paint': 'FCP, ms',
  'largest-contentful-paint': 'LCP, ms',
  'speed-index': 'speed index, ms',
  'total-blocking-time': 'TBT, ms',
  'cumulative-layout-shift': 'CLS',
} as const;
export type Metric = keyof typeof metrics;

/** What one run of Lighthouse says of a page. */
export interface Audit {
  /** 0 to 100; a category that was not asked for is missing. */
  scores: Partial<Record<Category, number>>;
  metrics: Record<Metric, number>;
  /** Titles of what cost points, by category; not of performance, whose points are its metrics. */
  short: string[];
  /** Lighthouse's measure of how fast this machine was, taken before the page: higher is faster. */
  benchmarkIndex: number;
  /** Time that passed over time worked, on the page's main thread: 1 where it never waits. */
  contention: number;
}

/** The part of Lighthouse's result that is read here. */
interface LighthouseResult {
  runtimeError?: { message: string };
  environment: { benchmarkIndex: number };
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; numericValue?: number }>;
}

interface LighthouseRun {
  lhr: LighthouseResult;
  artifacts: { Trace: { traceEvents: TraceEvent[] } };
}

type Lighthouse = (url: string, flags: object) => Promise<LighthouseRun | undefined>;

/**
 * Runs Lighthouse once, as it runs by itself: a phone, its throttling simulated, storage and cache emptied before.
 *
 * @param options.categories what to look at
 * @param options.isListed whether the page wants to be in search engines; of one that does not, being kept out is no fault
 */
export async function runLighthouse(
  url: string,
  options: { categories: readonly Category[]; isListed: boolean },
): Promise<Audit> {
  const { default: lighthouse } = (await import(pathToFileURL(lighthouseModule).href)) as { default: Lighthouse };
  const port = await freePort();
  const browser = await launchChromium({ webGl: true, args: [`--remote-debugging-port=${port}`] });
  try {
    const result = await lighthouse(url, {
      port,
      logLevel: 'silent',
      output: 'json',
      onlyCategories: options.categories,
      ...(options.isListed ? {} : { skipAudits: ['is-crawlable'] }),
    });
    if (!result) throw new Error(`Lighthouse said nothing of ${url}.`);
    return auditOf(result, url);
  } finally {
    await browser.close();
  }
}

function auditOf({ lhr, artifacts }: LighthouseRun, url: string): Audit {
  const { runtimeError, categories: found, audits, environment } = lhr;
  if (runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${runtimeError.message}`);
  const scores: Audit['scores'] = {};
  const short: string[] = [];
  for (const category of categories) {
    const each = found[category];
    if (!each) continue;
    if (each.score === null) throw new Error(`Lighthouse gave ${url} no score for ${category}.`);
    scores[category] = Math.round(100 * each.score);
    if (category === 'performance') continue;
    for (const { id, weight } of each.auditRefs) {
      const audit = audits[id];
      if (audit && weight > 0 && audit.score !== null && audit.score < 1) short.push(`${category}: ${audit.title}`);
    }
  }
  const numbers = Object.keys(metrics).map((name) => [name, audits[name]?.numericValue ?? Number.NaN] as const);
  return {
    scores,
    metrics: Object.fromEntries(numbers) as Audit['metrics'],
    short,
    benchmarkIndex: environment.benchmarkIndex,
    contention: contentionOf(artifacts.Trace.traceEvents),
  };
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
