import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pixelsSchema } from '../../../src/pipeline/baked-pixels.ts';
import { trackContents } from '../../../src/pipeline/baked-track.ts';
import { openHarness, type Harness } from '../../browser/harness.ts';
import { sha256 } from '../../clips/sources.ts';

/** What the detector made of a file: as `encodeTrack` and `encodePixels` write it. */
export interface Detected {
  track: Uint8Array;
  pixels: Uint8Array;
}

/** Detects people in files by the page's own pipeline. A file that was seen before, to the byte, is not looked at again. */
export class FileDetector {
  #harness: Harness | undefined;
  readonly #folder: string;

  /** @param folder where what was detected is kept, by the hash of the file */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  async detect(file: string, name: string): Promise<Detected> {
    const hash = sha256(readFileSync(file));
    // What was detected by a page that looked at less is detected anew.
    const path = (part: keyof Detected) =>
      join(this.#folder, `${hash.slice(0, 24)}.${pixelsSchema}.${trackContents}.${part}`);
    if (!existsSync(path('track')) || !existsSync(path('pixels'))) {
      this.#harness ??= await openHarness('bake');
      const { page } = this.#harness;
      await page.setInputFiles('#file', file);
      const baked = await page.evaluate((asked) => window.bakePage.bake(asked.name, asked.hash), { name, hash });
      for (const part of ['pixels', 'track'] as const) writeFileSync(path(part), Uint8Array.from(baked[part]));
      process.stderr.write(`${name}: ${baked.frames} frames detected\n`);
    }
    return { track: readFileSync(path('track')), pixels: readFileSync(path('pixels')) };
  }

  async close(): Promise<void> {
    await this.#harness?.close();
  }
}
