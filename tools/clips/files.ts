import { gzipSync } from 'node:zlib';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { film, openStudio, shoot } from './film.ts';
import { encodeJpeg, encodeMp4, ffmpegVersion } from './encode.ts';
import { sceneSecondsOf } from '../../src/set/take.ts';
import { sha256, sourcesHash } from './sources.ts';
import type { Pair } from './takes.ts';

/** What a pair was rendered with, kept beside it as NAME.render.json. */
export interface RenderRecord {
  sources: string;
  machine: Machine;
  /** SHA-256 of each file. */
  outputs: Record<string, string>;
}

/** Where these three are the same, so are the bytes. */
export interface Machine {
  renderer: string;
  chromium: string;
  ffmpeg: string;
}

export function recordName(pair: Pair): string {
  return `${pair.name}.render.json`;
}

/** Renders a pair into a folder: two clips, their truths and posters, the stills of the dial, and the record. */
export async function renderPair(pair: Pair, folder: string): Promise<RenderRecord> {
  const sources = sourcesHash();
  const studio = await openStudio(pair.sound);
  const outputs: Record<string, string> = {};
  const keep = (name: string) => {
    outputs[name] = sha256(readFileSync(join(folder, name)));
  };
  try {
    const sound = await film(studio, pair.sound);
    const broken = await film(studio, pair.broken, sound);
    for (const { take, frames, truth } of [sound, broken]) {
      process.stderr.write(`${take.name}: encoding\n`);
      await encodeMp4(join(folder, `${take.name}.mp4`), frames, take);
      encodeJpeg(join(folder, `${take.name}.jpg`), frames[pair.posterFrame]!, take);
      writeFileSync(join(folder, `${take.name}.truth.json.gz`), gzip(JSON.stringify(truth)));
      for (const ending of ['mp4', 'jpg', 'truth.json.gz']) keep(`${take.name}.${ending}`);
    }
    for (const forgetting of pair.stills) {
      const name = `${pair.name}-forgetting-${String(Math.round(forgetting * 100)).padStart(3, '0')}.jpg`;
      const failures = [{ kind: 'redrawn' as const, severity: forgetting }];
      const { rgb } = await shoot(studio.harness.page, sceneSecondsOf(pair.sound, pair.posterFrame), failures);
      encodeJpeg(join(folder, name), rgb, pair.sound);
      keep(name);
    }
    const record = {
      sources,
      machine: { renderer: studio.renderer, chromium: studio.chromium, ffmpeg: ffmpegVersion() },
      outputs,
    };
    writeFileSync(join(folder, recordName(pair)), `${JSON.stringify(record, null, 2)}\n`);
    return record;
  } finally {
    await studio.harness.close();
  }
}

/** Compressed without a time and without the name of a system, so that the bytes depend on the text alone. */
export function gzip(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9 });
  bytes[9] = 255;
  return bytes;
}
