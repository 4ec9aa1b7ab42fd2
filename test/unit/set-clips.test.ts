import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Truth } from '../../src/terms/truth.ts';
import { recordName, type RenderRecord } from '../../tools/clips/files.ts';
import { sha256, sourcesHash } from '../../tools/clips/sources.ts';
import { pairs } from '../../tools/clips/takes.ts';
import { root } from '../../tools/setup/say.mjs';

const folder = join(root, 'public', 'clips');
const read = (name: string) => readFileSync(join(folder, name));
const truthOf = (name: string) => JSON.parse(gunzipSync(read(`${name}.truth.json.gz`)).toString()) as Truth;

describe.each(pairs.map((pair) => [pair.name, pair] as const))('the pair %s', (_, pair) => {
  const record = JSON.parse(read(recordName(pair)).toString()) as RenderRecord;

  test('was rendered from the sources as they are now: if not, run npm run clips', () => {
    expect(record.sources).toBe(sourcesHash());
  });

  test('is in the repository as it was rendered', () => {
    for (const [name, hash] of Object.entries(record.outputs)) expect(sha256(read(name)), name).toBe(hash);
  });

  test('has a record of its own for each clip, which name each other', () => {
    for (const [own, twin] of [
      [pair.sound.name, pair.broken.name],
      [pair.broken.name, pair.sound.name],
    ] as const) {
      const path = join(root, 'content', 'clips', `${own}.json`);
      expect(existsSync(path)).toBe(true);
      const clip = JSON.parse(readFileSync(path, 'utf8')) as {
        pair: string;
        role: string;
        planted: string | null;
        scene: string;
      };
      expect(clip.pair).toBe(twin);
      expect(clip.scene).toBe(pair.sound.scene);
      expect(clip.planted === null).toBe(clip.role === 'sound');
    }
  });

  test('is sound in one clip, and broken for 25 to 40 % of the other', () => {
    const sound = truthOf(pair.sound.name);
    const broken = truthOf(pair.broken.name);
    expect(sound.faults).toEqual([]);
    expect(sound.frames).toHaveLength(pair.sound.frames);
    const isBroken = (frame: number) =>
      broken.faults.some(({ firstFrame, lastFrame }) => frame >= firstFrame && frame <= lastFrame);
    const frames = Array.from(broken.frames.keys());
    expect(frames.filter(isBroken).length / frames.length).toBeGreaterThanOrEqual(0.25);
    expect(frames.filter(isBroken).length / frames.length).toBeLessThanOrEqual(0.4);
    expect(isBroken(pair.posterFrame)).toBe(true);
  });

  test('has the same truth in both clips outside the faults, at the same scene time throughout', () => {
    const sound = truthOf(pair.sound.name);
    const broken = truthOf(pair.broken.name);
    sound.frames.forEach((frame, index) => {
      expect(broken.frames[index]!.sceneSeconds).toBe(frame.sceneSeconds);
      const inside = broken.faults.some(({ firstFrame, lastFrame }) => index >= firstFrame && index <= lastFrame);
      if (!inside) expect(broken.frames[index]).toEqual(frame);
    });
  });

  test('is small', () => {
    const bytes = Object.keys(record.outputs).reduce((sum, name) => sum + read(name).length, 0);
    expect(bytes).toBeLessThan(5_000_000);
    expect(read(`${pair.broken.name}.jpg`).length).toBeLessThan(60_000);
  });
});
