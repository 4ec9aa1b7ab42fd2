import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawnFrames, drawnFramesPerSecond, drawnPoseSize, prompts } from '../../src/terms/generated.ts';
import { root } from '../setup/say.mjs';
import { castBodies, windowsOf } from './windows.ts';

/** Where the trainer finds its data; not kept. */
export const trainingFolder = join(root, '.cache', 'train');

/** Numbers are kept as whole tenths of a millimetre, and of a thousandth of a hand state. */
export const unitsPerMetre = 10_000;

/** Windows of each prompt: what the trainer learns from, and what it never sees. */
export const partSizes = { train: 8000, 'held-out': 600 } as const;

export type Part = keyof typeof partSizes;

/** A part of the data: prompt after prompt, window after window, frame after frame, `drawnPoseSize` whole numbers each. */
export async function* dataOf(part: Part, windowsEach: number): AsyncGenerator<Int16Array> {
  const cast = await castBodies();
  for (const prompt of prompts)
    for (const window of windowsOf(cast, prompt, part, windowsEach))
      yield Int16Array.from(window, (value) => Math.round(value * unitsPerMetre));
}

/** SHA-256 over the first windows of every prompt of a part: tells whether the set's motions are still those the model learned from. */
export async function sampleHash(part: Part = 'train', windowsEach = 20): Promise<string> {
  const hash = createHash('sha256');
  for await (const window of dataOf(part, windowsEach)) hash.update(new Uint8Array(window.buffer));
  return hash.digest('hex');
}

/** Writes all the trainer needs, and returns what it is told about it. */
export async function exportData(folder: string, share = 1): Promise<{ sampleSha256: string; dataSha256: string }> {
  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  for (const part of Object.keys(partSizes) as Part[]) {
    const windows = Math.ceil((partSizes[part] * share) / 2) * 2;
    const whole = new Int16Array(prompts.length * windows * drawnFrames * drawnPoseSize);
    let offset = 0;
    for await (const window of dataOf(part, windows)) {
      whole.set(window, offset);
      offset += window.length;
    }
    const bytes = new Uint8Array(whole.buffer);
    hash.update(bytes);
    counts[part] = windows;
    writeFileSync(join(folder, `${part}.i16`), bytes);
  }
  const about = {
    prompts,
    windows: counts,
    frames: drawnFrames,
    framesPerSecond: drawnFramesPerSecond,
    poseSize: drawnPoseSize,
    unitsPerMetre,
    sampleSha256: await sampleHash(),
    dataSha256: hash.digest('hex'),
  };
  writeFileSync(join(folder, 'data.json'), `${JSON.stringify(about, null, 2)}\n`);
  return about;
}
