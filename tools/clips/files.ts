import { gzipSync } from 'node:zlib';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sceneSecondsOf, type Take } from '../../src/set/take.ts';
import { encodeJpeg, encodeMp4, ffmpegVersion } from './encode.ts';
import { film, openStudio, shoot, type Film, type FilmStudio } from './film.ts';
import { sha256, sourcesHash } from './sources.ts';
import type { Pair } from './takes.ts';

/** What a clip was rendered with, kept beside it as NAME.render.json. */
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

export function recordName(take: Pick<Take, 'name'>): string {
  return `${take.name}.render.json`;
}

export function readRecord(take: Pick<Take, 'name'>, folder: string): RenderRecord | undefined {
  const path = join(folder, recordName(take));
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RenderRecord) : undefined;
}

/** Whether a clip lies in the folder as it was rendered from the sources as they are now. */
export function isFresh(take: Take, folder: string): boolean {
  const record = readRecord(take, folder);
  return (
    record?.sources === sourcesHash(take) &&
    Object.entries(record.outputs).every(([name, hash]) => {
      const path = join(folder, name);
      return existsSync(path) && sha256(readFileSync(path)) === hash;
    })
  );
}

/** What is written of a clip. */
export interface Wanted {
  take: Take;
  posterFrame: number;
  stills?: Pick<Pair, 'name' | 'stills'>;
}

/** Writes a filmed clip: picture, truth, poster, stills, and the record. */
export async function writeClip(
  studio: FilmStudio,
  { take, frames, truth }: Film,
  { posterFrame, stills }: Omit<Wanted, 'take'>,
  folder: string,
): Promise<RenderRecord> {
  mkdirSync(folder, { recursive: true });
  const outputs: Record<string, string> = {};
  const keep = (name: string) => {
    outputs[name] = sha256(readFileSync(join(folder, name)));
  };
  process.stderr.write(`${take.name}: encoding\n`);
  await encodeMp4(join(folder, `${take.name}.mp4`), frames, take);
  encodeJpeg(join(folder, `${take.name}.jpg`), frames[posterFrame]!, take);
  writeFileSync(join(folder, `${take.name}.truth.json.gz`), gzip(JSON.stringify(truth)));
  for (const ending of ['mp4', 'jpg', 'truth.json.gz']) keep(`${take.name}.${ending}`);
  for (const forgetting of stills?.stills ?? []) {
    const name = `${take.scene}-forgetting-${String(Math.round(forgetting * 100)).padStart(3, '0')}.jpg`;
    const failures = [{ kind: 'redrawn' as const, severity: forgetting }];
    const { rgb } = await shoot(studio.harness.page, sceneSecondsOf(take, posterFrame), { failures });
    encodeJpeg(join(folder, name), rgb, take);
    keep(name);
  }
  const record: RenderRecord = {
    sources: sourcesHash(take),
    machine: { renderer: studio.renderer, chromium: studio.chromium, ffmpeg: ffmpegVersion() },
    outputs,
  };
  writeFileSync(join(folder, recordName(take)), `${JSON.stringify(record, null, 2)}\n`);
  return record;
}

/** Renders the sound clip of a scene, where it is asked for, and pairs' broken clips beside it: the stage is set up once. */
export async function renderScene(
  sound: Take,
  wanted: { sound: Omit<Wanted, 'take'> | undefined; broken: readonly Wanted[] },
  folder: string,
): Promise<void> {
  const studio = await openStudio(sound);
  try {
    const twin = await film(studio, sound);
    if (wanted.sound) await writeClip(studio, twin, wanted.sound, folder);
    for (const { take, ...rest } of wanted.broken)
      await writeClip(studio, await film(studio, take, twin), rest, folder);
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
