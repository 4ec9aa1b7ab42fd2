import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { findTorch } from './setup/torch.mjs';
import { root } from './setup/say.mjs';
import { casesFile, trainingFile, weightsFile } from './train/files.ts';
import { exportData, trainingFolder } from './train/export.ts';

const usage = `npm run train [-- --smoke] [-- --seed N]

Trains the generator that forgets (src/generator), from nothing: films the set's motions, trains on them with PyTorch, and writes the
weights and what the training was like to public/generator, and cases that the page's inference is held to to test/fixtures/generator.
Takes less than half an hour on one core. The same seed gives the same weights on the same machine.

  --smoke   a hundredth of the data and fifty steps, kept nowhere: prints the hash of the weights, to see that all of it works
  --seed N  another seed; 1 when left out`;

const smoke = { share: 0.01, steps: 50 };

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { smoke: { type: 'boolean' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stderr.write(`${usage}\n`);
    return 0;
  }
  if (!/^\d{1,9}$/.test(values.seed)) {
    console.error(`The seed is a whole number, not "${values.seed}".`);
    return 2;
  }
  const folder = values.smoke ? join(trainingFolder, 'smoke') : trainingFolder;
  const begun = performance.now();
  console.error('filming the motions …');
  await exportData(folder, values.smoke ? smoke.share : 1);
  console.error(`filmed in ${((performance.now() - begun) / 1000).toFixed(0)} s; training …`);
  const out = join(folder, 'out');
  const python = findTorch() ?? 'python3';
  const script = join(root, 'tools', 'train', 'train.py');
  const recipe = values.smoke ? ['--steps', String(smoke.steps)] : [];
  const run = spawnSync(python, [script, '--data', folder, '--out', out, '--seed', values.seed, ...recipe], {
    stdio: ['ignore', 2, 2],
    // One thread: two on these small matrices mostly wait for each other, and sums in one order give the same bytes.
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
  });
  if (run.status !== 0) {
    console.error('The training stopped; the lines above say why.');
    return 1;
  }
  const training = JSON.parse(readFileSync(join(out, 'training.json'), 'utf8')) as { weightsSha256: string };
  const wholeSeconds = Math.round((performance.now() - begun) / 1000);
  if (!values.smoke) {
    for (const file of [weightsFile, casesFile]) mkdirSync(join(file, '..'), { recursive: true });
    copyFileSync(join(out, 'weights.bin'), weightsFile);
    copyFileSync(join(out, 'cases.json'), casesFile);
    const log = JSON.stringify({ ...training, wholeSeconds });
    writeFileSync(trainingFile, await format(log, { parser: 'json', printWidth: 120 }));
  }
  process.stdout.write(`weights ${training.weightsSha256}, ${wholeSeconds} s in all\n`);
  return 0;
}

process.exitCode = await main();
