import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AnalysisLine, FailureLine } from '../src/pipeline/analysis-line.ts';
import { modelIds, type ModelId } from '../src/terms/track.ts';
import { openHarness } from './browser/harness.ts';

const usage = `npm run -s analyse -- [options] FILE…

Runs the page's own analysis over video files in headless Chromium and prints one line of JSON a clip, in the order given.

  --tracks        adds the track: per frame null or the landmarks
  --workers N     detection workers, 1 to 8 (default: one a processor, at most 4); the result does not depend on it
  --model ID      ${modelIds.join(', ')} (default: ${modelIds[0]})
`;

/** Runs the page's analysis over files. `onLine` hears each clip's line as soon as it and all before it are done. */
export async function analyseFiles(
  files: readonly string[],
  options: { tracks: boolean; workers?: number; model: ModelId },
  onLine: (line: AnalysisLine | FailureLine) => void,
): Promise<void> {
  const { page, close } = await openHarness('analyse');
  try {
    await page.exposeFunction('onProgress', (framesDone: number, frames: number) => {
      process.stderr.write(`\r  ${framesDone} of ${frames} frames `);
    });
    const { model, workers } = options;
    await page.evaluate(
      ({ model, workers }) => window.analysePage.open({ model, backend: 'wasm', ...(workers ? { workers } : {}) }),
      { model, workers },
    );
    for (const [i, file] of files.entries()) {
      process.stderr.write(`${i + 1} of ${files.length}: ${file}\n`);
      onLine(await analyseFile(file));
      process.stderr.write('\n');
    }
  } finally {
    await close();
  }

  async function analyseFile(file: string): Promise<AnalysisLine | FailureLine> {
    // npm starts its scripts in the package folder; a path means the folder it was typed in.
    const path = resolve(process.env['INIT_CWD'] ?? '.', file);
    if (!existsSync(path)) return { file, error: `There is no file at ${file}.` };
    if (!statSync(path).isFile()) return { file, error: `${file} is a folder, not a video file.` };
    await page.setInputFiles('#file', path);
    return page.evaluate(
      ({ file, tracks }) =>
        window.analysePage.analyse(file, { tracks }).catch((error: unknown) => ({
          file,
          error: error instanceof Error ? error.message : String(error),
        })),
      { file, tracks: options.tracks },
    );
  }
}

function complain(sentence: string): never {
  process.stderr.write(`${sentence}\n\n${usage}`);
  process.exit(2);
}

async function main(): Promise<void> {
  const { values, positionals } = (() => {
    try {
      return parseArgs({
        allowPositionals: true,
        options: {
          tracks: { type: 'boolean', default: false },
          workers: { type: 'string' },
          model: { type: 'string', default: modelIds[0] },
          help: { type: 'boolean', default: false },
        },
      });
    } catch (error) {
      return complain(error instanceof Error ? error.message : String(error));
    }
  })();
  if (values.help) {
    process.stderr.write(usage);
    return;
  }
  if (positionals.length === 0) complain('Name at least one video file.');
  const model = modelIds.find((id) => id === values.model) ?? complain(`There is no model "${values.model}".`);
  const workers = values.workers === undefined ? undefined : Number(values.workers);
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= 8)) {
    complain(`--workers takes a whole number from 1 to 8, not "${values.workers ?? ''}".`);
  }
  await analyseFiles(positionals, { tracks: values.tracks, model, ...(workers ? { workers } : {}) }, (line) => {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  });
}

if (import.meta.main) await main();
