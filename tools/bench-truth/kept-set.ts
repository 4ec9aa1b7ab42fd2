import { join } from 'node:path';
import { decodePixels } from '../../src/pipeline/baked-pixels.ts';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import type { PixelStatistics } from '../../src/terms/pixels.ts';
import type { Track } from '../../src/terms/track.ts';
import type { Truth } from '../../src/terms/truth.ts';
import { benchTakes, type BenchTake, type ShotId } from '../clips/bench-takes.ts';
import { sourcesHash } from '../clips/sources.ts';
import { root } from '../setup/say.mjs';
import { readPack, writePack, type PackedClip } from './packed-clips.ts';

/** Tracks, pixel statistics and truth of the benchmark's clips, a file a shot: their pictures are not kept. */
export const keptSetFolder = join(root, 'test', 'fixtures', 'set');

/** What is kept of one clip, before it is packed. */
export interface KeptClip {
  name: string;
  /** Hash of what the clip was rendered from (tools/clips/sources.ts). */
  sources: string;
  truth: Truth;
  /** As `encodeTrack` and `encodePixels` make them. */
  track: Uint8Array;
  pixels: Uint8Array;
}

/** A clip of the benchmark, ready to be measured. */
export interface BenchClip extends BenchTake {
  truth: Truth;
  track: Track;
  pixels: PixelStatistics;
}

type About = Pick<KeptClip, 'name' | 'sources' | 'truth'>;

function fileOf(shot: ShotId): string {
  return join(keptSetFolder, `${shot}.br`);
}

/** Writes the clips of a shot into one file. */
export function writeKept(shot: ShotId, clips: readonly KeptClip[]): void {
  writePack(
    fileOf(shot),
    clips.map(({ name, sources, truth, track, pixels }): PackedClip<About> => {
      // Where the joints of a broken clip are, nothing asks; what was planted, when and where, everything does.
      const kept = truth.faults.length > 0 ? { ...truth, frames: [] } : truth;
      return { about: { name, sources, truth: kept }, track, pixels };
    }),
  );
}

/** What is kept of a shot's clips, as it was packed; empty where nothing is. */
export function readKept(shot: ShotId): KeptClip[] {
  return readPack<About>(fileOf(shot)).map(({ about, track, pixels }) => ({ ...about, track, pixels }));
}

const shots = [...new Set(benchTakes.map(({ shot }) => shot))];

/** Every clip that is kept, or those of one shot, decoded, in the order of the benchmark. */
export function readBenchClips(only?: ShotId): BenchClip[] {
  return (only ? [only] : shots).flatMap((shot) =>
    readKept(shot).flatMap(({ name, truth, track, pixels }): BenchClip[] => {
      const take = benchTakes.find((each) => each.take.name === name);
      return take ? [{ ...take, truth, track: decodeTrack(track).track, pixels: decodePixels(pixels).pixels }] : [];
    }),
  );
}

/** Names of kept clips that were made from other sources than those of now, or are no longer asked for. */
export function outdatedKept(): string[] {
  const wanted = new Map(benchTakes.map(({ take }) => [take.name, take]));
  return shots.flatMap((shot) =>
    readKept(shot)
      .filter(({ name, sources }) => {
        const take = wanted.get(name);
        return !take || sources !== sourcesHash(take);
      })
      .map(({ name }) => name),
  );
}
