import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prompts } from '../src/terms/generated.ts';
import { amnesiaBars } from './bench-amnesia/bars.ts';
import { keptAmnesia, keptText } from './bench-amnesia/kept.ts';
import type { ClipsFigures } from './bench-amnesia/figures.ts';
import { amnesiaResults, type AmnesiaResults } from './bench-amnesia/results.ts';
import { print, printBars } from './bench-truth/print.ts';
import { root } from './setup/say.mjs';

const usage = `npm run bench:amnesia [-- --bars] [-- --keep]

Draws five hundred clips for each memory with the kept weights and measures them, beside motion that was held out from training and
beside two peers without a model; and how long a clip takes. Prints tables and writes bench/amnesia.json.

  --bars    prints every bar with its figure; exit status 1 when one falls short
  --keep    writes what pages show of it: content/results/amnesia.json
`;

function printTable({ heldOut, memories, shared, peers, speed }: AmnesiaResults): void {
  print('                     jump p50    p95  coherence  plausible  turn  bones  sluggish, most (prompt)');
  const row = (name: string, figures: ClipsFigures) => {
    const [prompt, share] = Object.entries(figures.sluggish).sort(([, a], [, b]) => b - a)[0]!;
    print(
      `${name.padEnd(20)} ${figures.jumpP50.toFixed(4).padStart(8)} ${figures.jumpP95.toFixed(3).padStart(6)}  ${figures.coherence.toFixed(3).padStart(9)}  ${figures.plausibility.toFixed(4).padStart(9)}  ${figures.turnDegrees.toFixed(1).padStart(4)}  ${(100 * figures.boneVariation).toFixed(1).padStart(3)} %  ${(100 * share).toFixed(0).padStart(3)} % (${prompt})`,
    );
  };
  row('held-out motion', heldOut);
  for (const figures of memories) row(`memory ${figures.memory}`, figures);
  for (const figures of shared) row(`noise shared ${figures.share}`, figures);
  row('one frame held', peers.still);
  row('frames from a hat', peers.hat);
  for (const [name, figures] of [
    ['held-out motion', heldOut],
    ...memories.map((each) => [`memory ${each.memory}`, each] as const),
  ] as const)
    print(
      `${name.padEnd(20)} diversity ${prompts.map((prompt) => `${prompt} ${figures.diversity[prompt].toFixed(2)}`).join('  ')}`,
    );
  print(
    `a clip of ${speed.frames} frames, ${speed.steps} steps, memory 16: ${speed.ours.toFixed(0)} ms; naively ${speed.naive.toFixed(0)} ms (${(speed.naive / speed.ours).toFixed(1)} times as long)`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bars: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(usage);
    return;
  }
  const results = await amnesiaResults((what) => process.stderr.write(`measuring ${what} …\n`));
  const bars = amnesiaBars(results);
  mkdirSync(join(root, 'bench'), { recursive: true });
  writeFileSync(join(root, 'bench', 'amnesia.json'), `${JSON.stringify({ ...results, bars }, null, 2)}\n`);
  if (values.keep) writeFileSync(keptAmnesia, await keptText(results, bars));
  printTable(results);
  if (values.bars && !printBars(bars)) process.exitCode = 1;
}

if (import.meta.main) await main();
