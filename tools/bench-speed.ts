import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { openAnalyser } from './analyse.ts';
import { sha256 } from './bake.ts';
import { openHarness } from './browser/harness.ts';
import type { HandsRun, OurRun } from './browser/pages/bench-speed.ts';

const usage = `npm run bench:speed [-- --memory] [-- --bars]

Frames a second of the page's own analysis beside the naive way (seek a video element, draw it, estimate on the main thread), in one
run of one browser, and what the measures cost beside detecting; with --memory, whether 100 clips in one call make it grow.
Writes bench/speed.json (bench/memory.json). With --bars it exits 1 when a bar is missed.
`;

const frames = 240;
const framesPerSecond = 24;
const rounds = 3;
/** The walk's hands are too small to be looked at: what that costs is told by a clip that shows them near. */
const clipWithHands = 'wave-sound.mp4';

/** A bar of the issues: what was measured, and what must hold. */
interface Bar {
  what: string;
  measured: number;
  holds: boolean;
  bar: string;
}

/** Makes a file in .cache out of the walk that the site ships: a detector that sees nobody would be timed on less than its work. */
function makeClip(name: string, filter: string, count: number): string {
  const source = join('public', 'clips', 'street-walk-sound.mp4');
  const path = join('.cache', 'bench', name);
  // Made anew when the walk was rendered anew.
  const stamp = `${path}.source`;
  const hash = sha256(readFileSync(source));
  if (existsSync(path) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return path;
  mkdirSync(join('.cache', 'bench'), { recursive: true });
  const args = ['-v', 'error', '-y', '-stream_loop', '3', '-i', source, '-vf', filter, '-frames:v', String(count)];
  const made = spawnSync(
    'ffmpeg',
    [...args, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-movflags', '+faststart', path],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (made.status !== 0) throw new Error(`ffmpeg could not make ${path}; it says why above.`);
  writeFileSync(stamp, hash);
  return path;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function speed(): Promise<Bar[]> {
  makeClip('speed.mp4', 'scale=640:360', frames);
  const { page, close } = await openHarness('bench-speed', {
    folders: [join('.cache', 'bench'), join('public', 'clips')],
  });
  try {
    await page.waitForFunction(() => document.title === 'ready');
    const naive: number[] = [];
    const runs: OurRun[] = [];
    const hands: HandsRun[] = [];
    let firstMeasuring = Number.NaN;
    const limit: number[] = [];
    for (let round = -1; round < rounds; round++) {
      // In turn, so that a machine whose speed drifts drifts under both; the first round warms up and is not counted.
      const one = await page.evaluate((count) => window.speedPage.ours('/speed.mp4', count), frames);
      const other = await page.evaluate(([count, rate]) => window.speedPage.naive('/speed.mp4', count, rate), [
        frames,
        framesPerSecond,
      ] as const);
      const most = await page.evaluate(() => window.speedPage.inferenceLimit(60));
      const near = await page.evaluate((clip) => window.speedPage.hands(clip), `/${clipWithHands}`);
      if (round < 0) firstMeasuring = one.measuring;
      if (round < 0) continue;
      runs.push(one);
      hands.push(near);
      naive.push(other);
      limit.push(most);
      process.stderr.write(`round ${round + 1} of ${rounds}: ${one.rate.toFixed(1)} against ${other.toFixed(1)}\n`);
    }
    const ours = runs.map(({ rate }) => rate);
    const ratios = ours.map((rate, i) => rate / naive[i]!);
    const shares = ours.map((rate, i) => rate / limit[i]!);
    const workers = await page.evaluate(() => window.speedPage.workers());
    print([
      ['way', 'frames a second (median)', 'least', 'most'],
      row(`ours, ${workers} workers`, ours),
      row('naive, main thread', naive),
      row(`inference alone, ${workers} workers`, limit),
      row('ours / naive', ratios),
      row('ours / inference alone', shares),
    ]);
    const cost = costOf(runs, hands);
    printCost(runs, cost, firstMeasuring);
    const rates = { ours, naive, limit, ratio: median(ratios), shareOfLimit: median(shares) };
    save('speed', { frames, workers, ...rates, cost: { ...cost, firstMeasuring, runs } });
    return [
      bar('ours / naive, frames a second', median(ratios), (value) => value >= 1.8, 'at least 1.8'),
      bar('measures / detecting, time', cost.measures, (value) => value <= 0.1, 'at most 0.10'),
    ];
  } finally {
    await close();
  }
}

/** What stands beside detecting, as shares of its time; null is what the analysis does not do. */
interface Cost {
  /** Measures of pose, light and background: what they ask of the pictures, and what they make of it. */
  measures: number;
  /** Of that, the work on the pictures. */
  pictures: number;
  secondLooks: null;
  /** Of a clip that shows both hands near. */
  hands: number;
}

function costOf(runs: readonly OurRun[], hands: readonly HandsRun[]): Cost {
  const share = (of: (run: OurRun) => number) => median(runs.map((run) => of(run) / run.detecting));
  return {
    measures: share(({ pictures, measuring }) => pictures + measuring),
    pictures: share(({ pictures }) => pictures),
    secondLooks: null,
    hands: median(hands.map((run) => run.hands / run.detecting)),
  };
}

function printCost(runs: readonly OurRun[], cost: Cost, firstMeasuring: number): void {
  const each = (of: (run: OurRun) => number) => (median(runs.map(of)) / frames).toFixed(3);
  const percent = (share: number | null) => (share === null ? 'none are taken' : `${(100 * share).toFixed(1)} %`);
  print([
    ['beside detecting', 'ms a frame (median)', 'share'],
    ['decoding and detecting', each(({ detecting }) => detecting), ''],
    ['measures: what the pictures are asked', each(({ pictures }) => pictures), percent(cost.pictures)],
    ['measures: what is made of it', each(({ measuring }) => measuring), percent(cost.measures - cost.pictures)],
    ['the same, the first time in a page', (firstMeasuring / frames).toFixed(3), ''],
    ['measures, together', each(({ pictures, measuring }) => pictures + measuring), percent(cost.measures)],
    ['second looks', '', percent(cost.secondLooks)],
    [`hands, where they are near (${clipWithHands})`, '', percent(cost.hands)],
  ]);
}

async function memory(): Promise<Bar[]> {
  const clips = [
    makeClip('memory-wide.mp4', 'scale=640:360', 48),
    makeClip('memory-tall.mp4', 'crop=270:480,scale=360:640', 48),
    makeClip('memory-small.mp4', 'scale=426:240', 48),
  ];
  const analyser = await openAnalyser({ model: 'blazepose-full', workers: 2 });
  const peaks: number[] = [];
  try {
    const watch = await memoryWatch(analyser.browser);
    for (let clip = 0; clip < 100; clip++) {
      const line = await analyser.analyse(join(process.cwd(), clips[clip % clips.length]!), { tracks: true });
      if ('error' in line) throw new Error(line.error);
      peaks.push(watch.peak());
    }
    watch.stop();
  } finally {
    await analyser.close();
  }
  const early = Math.max(...peaks.slice(10, 20));
  const late = Math.max(...peaks.slice(-10));
  print([
    ['clips', 'peak memory, MB'],
    ['11 to 20', (early / 1e6).toFixed(0)],
    ['91 to 100', (late / 1e6).toFixed(0)],
    ['ratio', (late / early).toFixed(3)],
  ]);
  save('memory', { peaks, early, late, ratio: late / early });
  return [bar('peak memory, last ten clips / clips 11 to 20', late / early, (value) => value <= 1.1, 'at most 1.10')];
}

/** Samples the resident memory of all of the browser's processes together. */
async function memoryWatch(browser: Browser): Promise<{ peak(): number; stop(): void }> {
  if (process.platform !== 'linux') throw new Error('--memory reads /proc, so it runs on Linux only.');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const resident = () =>
    processInfo.reduce((sum, { id }) => {
      const status = existsSync(`/proc/${id}/status`) ? readFileSync(`/proc/${id}/status`, 'utf8') : '';
      return sum + 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    }, 0);
  let highest = 0;
  const timer = setInterval(() => (highest = Math.max(highest, resident())), 100);
  return {
    peak: () => {
      const peak = Math.max(highest, resident());
      highest = 0;
      return peak;
    },
    stop: () => clearInterval(timer),
  };
}

function bar(what: string, measured: number, holds: (value: number) => boolean, words: string): Bar {
  return { what, measured, holds: holds(measured), bar: words };
}

function row(name: string, values: readonly number[]): string[] {
  return [name, median(values).toFixed(2), Math.min(...values).toFixed(2), Math.max(...values).toFixed(2)];
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  for (const cells of rows) process.stdout.write(`${cells.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}\n`);
}

function save(name: string, result: object): void {
  mkdirSync('bench', { recursive: true });
  writeFileSync(join('bench', `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

const { values } = parseArgs({
  options: {
    memory: { type: 'boolean', default: false },
    bars: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stderr.write(usage);
} else {
  const bars = await (values.memory ? memory() : speed());
  for (const { what, measured, holds, bar } of bars) {
    process.stdout.write(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${measured.toFixed(3)} (bar: ${bar})\n`);
  }
  if (values.bars && bars.some(({ holds }) => !holds)) process.exitCode = 1;
}
