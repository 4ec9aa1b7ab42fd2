import { join } from 'node:path';
import { decodePixels } from '../../src/pipeline/baked-pixels.ts';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import type { Memory, Prompt } from '../../src/terms/generated.ts';
import type { PixelStatistics } from '../../src/terms/pixels.ts';
import type { Track } from '../../src/terms/track.ts';
import { readPack, writePack, type PackedClip } from '../bench-truth/packed-clips.ts';
import { root } from '../setup/say.mjs';

/** Tracks and pixel statistics of generated clips; their pictures are not kept. */
const file = join(root, 'test', 'fixtures', 'generator', 'clips.br');

export interface AboutGenerated {
  name: string;
  prompt: Prompt;
  memory: Memory;
  seed: number;
  /** Hash of what the clip was made from: see `generatedSources`. */
  sources: string;
}

export interface GeneratedClip extends AboutGenerated {
  track: Track;
  pixels: PixelStatistics;
}

export function writeGenerated(clips: readonly PackedClip<AboutGenerated>[]): void {
  writePack(file, clips);
}

export function readGenerated(): GeneratedClip[] {
  return readPack<AboutGenerated>(file).map(({ about, track, pixels }) => ({
    ...about,
    track: decodeTrack(track).track,
    pixels: decodePixels(pixels).pixels,
  }));
}
