import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchNames } from './clips/bench-takes.ts';
import { barsOf } from './bench-truth/bars.ts';
import { keepResults } from './bench-truth/kept-results.ts';
import { printBars, printResults } from './bench-truth/print.ts';
import { renewReal } from './bench-truth/real/renew-real.ts';
import { renewBench } from './bench-truth/renew.ts';
import { resultsNow } from './bench-truth/results.ts';
import { renewGenerated } from './generated/renew.ts';
import { setUp } from './setup/set-up.mjs';

const usage = `npm run bench:truth [-- --bars] [-- --fresh [NAME…]] [-- --clips FOLDER] [-- --generated]

Holds detector and measurement against what is known: the film set's truth (baked tracks in public/clips, kept tracks of the benchmark's
clips in test/fixtures/set) and real clips that must stay silent (kept tracks in test/fixtures/real). Prints tables and writes
bench/truth.json.

  --bars    prints every bar with its figure; exit status 1 when one falls short
  --keep    writes what the page "How well does it work?" is built from: content/results/truth.json
  --fresh   first renders the benchmark's clips and detects the people in them, and keeps their tracks: all (an hour and more), or those of the shots, kinds
            or names that are named, "sound" for the clips without a fault
  --generated     first draws clips with the generator's weights, lets the man of the set act them, and keeps what is detected of him
                  (five minutes); needed after npm run train
  --clips FOLDER  first makes anew what is kept of real and generated clips, from a folder with index.tsv (who made each), real/*.mp4 and
            ai/*.mp4: real clips at lower rates, cuts with injected faults and their controls, all clips normalised (ten minutes)
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      bars: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      clips: { type: 'string' },
      generated: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(usage);
    return;
  }
  if (values.fresh) {
    // Only this road needs them: without it everything runs from what is kept.
    await setUp(['weights', 'chromium', 'ffmpeg', 'mesa']);
    const unknown = positionals.filter((name) => !benchNames.has(name));
    if (unknown.length > 0) throw new Error(`There is no shot, kind or clip named ${unknown.join(', ')}.`);
    await renewBench(positionals);
  }
  if (values.clips !== undefined) {
    await setUp(['weights', 'chromium', 'ffmpeg']);
    // npm starts its scripts in the package folder; a path means the folder it was typed in.
    await renewReal(resolve(process.env['INIT_CWD'] ?? '.', values.clips));
  }
  if (values.generated) {
    await setUp(['weights', 'chromium', 'ffmpeg', 'mesa']);
    await renewGenerated();
  }
  const results = resultsNow();
  const bars = barsOf(results);
  const folder = join(import.meta.dirname, '..', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'truth.json'), `${JSON.stringify({ ...results, bars }, null, 2)}\n`);
  if (values.keep) keepResults(results);
  printResults(results);
  if (values.bars && !printBars(bars)) process.exitCode = 1;
}

if (import.meta.main) await main();
