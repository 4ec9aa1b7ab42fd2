import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import type { AnalysisLine, FailureLine } from '../src/pipeline/analysis-line.ts';
import { modelIds, type ModelId } from '../src/terms/track.ts';
import { openHarness } from './browser/harness.ts';

const usage = `npm run -s analyse -- [options] FILE…

Runs the page's own analysis over video files in headless Chromium and prints one line of JSON a clip, in the order given.

  --tracks        adds the track: per frame null or the landmarks
  --workers N     detection workers, 1 to 8 (default: one a processor, at most 4); the result does not depend on it
  --no-hands      does not look at hands
  --model ID      ${modelIds.join(', ')} (default: ${modelIds[0]})
`;

export interface Analyser {
  browser: Browser;
  analyse: (file: string, options: { tracks: boolean; hands?: boolean }) => Promise<AnalysisLine | FailureLine>;
  close: () => Promise<void>;
}

/** Opens the page's analysis in headless Chromium, ready for file after file. */
export async function openAnalyser(options: { model: ModelId; workers?: number }): Promise<Analyser> {
  const { page, browser, close } = await openHarness('analyse');
  await page.exposeFunction('onProgress', (framesDone: number, frames: number) => {
    process.stderr.write(`\r  ${framesDone} of ${frames} frames${framesDone === frames ? '\n' : ' '}`);
  });
  await page.evaluate((detector) => window.analysePage.open(detector), { backend: 'wasm' as const, ...options });
  return {
    browser,
    close,
    analyse: async (file, { tracks, hands = true }) => {
      // npm starts its scripts in the package folder; a path means the folder it was typed in.
      const path = resolve(process.env['INIT_CWD'] ?? '.', file);
      if (!existsSync(path)) return { file, error: `There is no file at ${file}.` };
      if (!statSync(path).isFile()) return { file, error: `${file} is a folder, not a video file.` };
      await page.setInputFiles('#file', path);
      return page.evaluate(
        ({ file, tracks, hands }) =>
          window.analysePage.analyse(file, { tracks, hands }).catch((error: unknown) => ({
            file,
            error: error instanceof Error ? error.message : String(error),
          })),
        { file, tracks, hands },
      );
    },
  };
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
          'no-hands': { type: 'boolean', default: false },
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
  const open = () => openAnalyser({ model, ...(workers ? { workers } : {}) });
  let analyser = await open();
  try {
    for (const [i, file] of positionals.entries()) {
      process.stderr.write(`${i + 1} of ${positionals.length}: ${file}
`);
      const line = await analyser
        .analyse(file, { tracks: values.tracks, hands: !values['no-hands'] })
        .catch(async (error: unknown) => {
          // The page itself is gone, most likely out of memory: the other files still get their turn.
          await analyser.close();
          analyser = await open();
          const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
          return { file, error: `The browser gave up on this file (${reason}). Try a shorter or smaller clip.` };
        });
      process.stdout.write(`${JSON.stringify(line)}
`);
    }
  } finally {
    await analyser.close();
  }
}

if (import.meta.main) await main();
