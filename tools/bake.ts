import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodePixels } from '../src/pipeline/baked-pixels.ts';
import { decodeTrack } from '../src/pipeline/baked-track.ts';
import { openHarness } from './browser/harness.ts';

const usage = `npm run bake -- [--all] [--to FOLDER FILE…]

Bakes tracks and pixel statistics of the site's clips: what figures show before any detection runs in the reader's browser.
Without names, those clips in public/clips whose file has changed since.

  --all           bakes every clip again
  --to FOLDER     bakes the files named, of any folder, into FOLDER (tracks and pixel statistics are numbers, no pictures)
`;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether a clip's baked files are there and were made from this very file. */
export function isFresh(file: string, folder: string): boolean {
  const stem = join(folder, basename(file).replace(/\.\w+$/, ''));
  if (!existsSync(`${stem}.track.gz`) || !existsSync(`${stem}.pixels.gz`)) return false;
  const hash = sha256(readFileSync(file));
  try {
    return (
      decodeTrack(gunzipSync(readFileSync(`${stem}.track.gz`))).sourceSha256 === hash &&
      decodePixels(gunzipSync(readFileSync(`${stem}.pixels.gz`))).sourceSha256 === hash
    );
  } catch {
    // Baked before the layout changed: the site could not read it either.
    return false;
  }
}

async function bake(files: readonly string[], folder: string): Promise<void> {
  const { page, close } = await openHarness('bake');
  try {
    for (const file of files) {
      await page.setInputFiles('#file', file);
      const baked = await page.evaluate(({ name, hash }) => window.bakePage.bake(name, hash), {
        name: basename(file),
        hash: sha256(readFileSync(file)),
      });
      const stem = join(folder, basename(file).replace(/\.\w+$/, ''));
      for (const part of ['track', 'pixels'] as const) {
        writeFileSync(`${stem}.${part}.gz`, gzipSync(Uint8Array.from(baked[part]), { level: 9 }));
      }
      process.stderr.write(`baked ${stem}: ${baked.frames} frames\n`);
    }
  } finally {
    await close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      to: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(usage);
    return;
  }
  const folder = values.to ?? join('public', 'clips');
  const clips =
    positionals.length > 0
      ? positionals
      : readdirSync(folder)
          .filter((name) => name.endsWith('.mp4'))
          .map((name) => join(folder, name));
  const stale = values.all ? clips : clips.filter((file) => !isFresh(file, folder));
  if (stale.length === 0) process.stderr.write('Every clip is baked.\n');
  else await bake(stale, folder);
}

if (import.meta.main) await main();
