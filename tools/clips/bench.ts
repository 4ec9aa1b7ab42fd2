import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Truth } from '../../src/terms/truth.ts';
import { root } from '../setup/say.mjs';
import { benchTakes, isMeant, type BenchTake } from './bench-takes.ts';
import { encodeMp4 } from './encode.ts';
import { film, openStudio, type Film } from './film.ts';
import { sourcesHash } from './sources.ts';

export const benchFolder = join(root, 'bench', 'clips');

/** One sample a pixel: 176 clips in an hour instead of two, and the detector sees them no worse. */
const pixelRatio = 1;

/** What is kept beside a rendered clip of the benchmark. */
export interface BenchTruth {
  sources: string;
  truth: Truth;
}

export function benchFile(name: string, ending: 'mp4' | 'json'): string {
  return join(benchFolder, `${name}.${ending}`);
}

export function readBenchTruth(name: string): BenchTruth | undefined {
  const path = benchFile(name, 'json');
  return existsSync(path) && existsSync(benchFile(name, 'mp4'))
    ? (JSON.parse(readFileSync(path, 'utf8')) as BenchTruth)
    : undefined;
}

/** Whether the clip lies there as it would be rendered now. */
function isRendered({ take }: BenchTake): boolean {
  return readBenchTruth(take.name)?.sources === sourcesHash(take);
}

/** Renders what is missing or stale of the clips meant by `names` ({@link isMeant}); one interrupted goes on where it was. */
export async function renderBench(names: readonly string[] = []): Promise<void> {
  mkdirSync(benchFolder, { recursive: true });
  for (const takes of Map.groupBy(benchTakes, ({ shot }) => shot).values()) {
    const stale = takes.filter((each) => isMeant(each, names) && !isRendered(each));
    if (stale.length > 0) await renderShot(takes, stale);
  }
}

async function renderShot(all: readonly BenchTake[], stale: readonly BenchTake[]): Promise<void> {
  const sound = all.find(({ planted }) => !planted)!;
  const studio = await openStudio(sound.take, pixelRatio);
  try {
    const twin = await film(studio, sound.take);
    for (const { take } of stale) await write(take === sound.take ? twin : await film(studio, take, twin));
  } finally {
    await studio.harness.close();
  }
}

async function write({ take, frames, truth }: Film): Promise<void> {
  await encodeMp4(benchFile(take.name, 'mp4'), frames, { ...take, crf: 20, preset: 'medium' });
  const kept: BenchTruth = { sources: sourcesHash(take), truth };
  writeFileSync(benchFile(take.name, 'json'), JSON.stringify(kept));
}
