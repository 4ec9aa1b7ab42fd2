import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawnFramesPerSecond } from '../../src/terms/generated.ts';
import type { PackedClip } from '../bench-truth/packed-clips.ts';
import { openHarness } from '../browser/harness.ts';
import type {} from '../browser/pages/bake.ts';
import type {} from '../browser/pages/generated.ts';
import { encodeMp4 } from '../clips/encode.ts';
import { sha256 } from '../clips/sources.ts';
import { root } from '../setup/say.mjs';
import { writeGenerated, type AboutGenerated } from './kept.ts';
import { generatedSources, generatedTakes } from './takes.ts';

/** The picture, in pixels: that of the set's clips. */
const picture = { width: 640, height: 360 };

/** Draws the takes, lets the man act them, encodes them as the clips are, detects him in them, and keeps the tracks. */
export async function renewGenerated(): Promise<void> {
  const sources = generatedSources();
  const takes = await generatedTakes();
  const folder = join(root, 'bench', 'generated');
  mkdirSync(folder, { recursive: true });
  const studio = await openHarness('generated', { webGl: true });
  try {
    await studio.page.evaluate(({ width, height }) => studioPage.open(width, height), picture);
    for (const { name, poses, prompt } of takes) {
      const frames: Uint8Array[] = [];
      for (const pose of poses) {
        const shot = await studio.page.evaluate(([numbers, asked]) => studioPage.shoot(numbers, asked), [
          [...pose],
          prompt,
        ] as const);
        frames.push(new Uint8Array(Buffer.from(shot, 'base64')));
      }
      await encodeMp4(join(folder, `${name}.mp4`), frames, { ...picture, framesPerSecond: drawnFramesPerSecond });
      process.stderr.write(`${name}: filmed\n`);
    }
  } finally {
    await studio.close();
  }
  const bakery = await openHarness('bake');
  try {
    const clips: PackedClip<AboutGenerated>[] = [];
    for (const { name, prompt, memory, seed } of takes) {
      const file = join(folder, `${name}.mp4`);
      const hash = sha256(readFileSync(file));
      await bakery.page.setInputFiles('#file', file);
      const baked = await bakery.page.evaluate((asked) => window.bakePage.bake(asked.name, asked.hash), { name, hash });
      const about = { name, prompt, memory, seed, sources };
      clips.push({ about, track: Uint8Array.from(baked.track), pixels: Uint8Array.from(baked.pixels) });
      process.stderr.write(`${name}: ${baked.frames} frames detected\n`);
    }
    writeGenerated(clips);
  } finally {
    await bakery.close();
  }
}
