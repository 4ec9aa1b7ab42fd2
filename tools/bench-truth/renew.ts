import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { benchTakes, isMeant, type ShotId } from '../clips/bench-takes.ts';
import { benchFile, readBenchTruth, renderBench } from '../clips/bench.ts';
import { sha256 } from '../clips/sources.ts';
import { pixelsSchema } from '../../src/pipeline/baked-pixels.ts';
import { trackContents } from '../../src/pipeline/baked-track.ts';
import { openHarness, type Harness } from '../browser/harness.ts';
import { readKept, writeKept, type KeptClip } from './kept-set.ts';

/**
 * Renders the benchmark's clips and detects the people in them, what is there already left as it is, and packs the tracks anew.
 *
 * @param names shots, kinds or clips to renew ("sound" for the clips without a fault); all, when none is named. What is kept of the others stays.
 */
export async function renewBench(names: readonly string[] = []): Promise<void> {
  await renderBench(names);
  const harness = await openHarness('bake');
  try {
    for (const [shot, takes] of Map.groupBy(benchTakes, (each) => each.shot)) {
      const meant = takes.filter((each) => isMeant(each, names));
      if (meant.length === 0) continue;
      const kept = readKept(shot);
      const clips: KeptClip[] = [];
      for (const each of takes) {
        const { name } = each.take;
        const before = meant.includes(each) ? undefined : kept.find((clip) => clip.name === name);
        clips.push(before ?? (await detected(harness, name)));
      }
      writeKept(shot satisfies ShotId, clips);
      process.stderr.write(`${shot}: ${meant.length} of ${clips.length} clips detected anew\n`);
    }
  } finally {
    await harness.close();
  }
}

/** The track of a rendered clip: as it lies beside it where that was made from this very file, else detected now. */
async function detected({ page }: Harness, name: string): Promise<KeptClip> {
  const rendered = readBenchTruth(name);
  if (!rendered) throw new Error(`${name} is not rendered. Run npm run clips -- --bench.`);
  const file = benchFile(name, 'mp4');
  const hash = sha256(readFileSync(file));
  // What was detected by a page that looked at less is detected anew.
  const path = (part: 'track' | 'pixels') =>
    file.replace(/mp4$/, `${hash.slice(0, 12)}.${pixelsSchema}.${trackContents}.${part}`);
  if (!existsSync(path('track')) || !existsSync(path('pixels'))) {
    await page.setInputFiles('#file', file);
    const baked = await page.evaluate((asked) => window.bakePage.bake(asked.name, asked.hash), { name, hash });
    for (const part of ['pixels', 'track'] as const) writeFileSync(path(part), Uint8Array.from(baked[part]));
    process.stderr.write(`${name}: ${baked.frames} frames detected\n`);
  }
  return { name, ...rendered, track: readFileSync(path('track')), pixels: readFileSync(path('pixels')) };
}
