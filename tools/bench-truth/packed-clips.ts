import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** A clip's track and pixel statistics as `encodeTrack` and `encodePixels` make them, and what is known about the clip. */
export interface PackedClip<About extends object> {
  about: About;
  track: Uint8Array;
  pixels: Uint8Array;
}

interface Sizes {
  trackBytes: number;
  pixelBytes: number;
}

/** Packs clips of one shot into one file: what they share is then stored once. */
export function writePack<About extends object>(file: string, clips: readonly PackedClip<About>[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const entries = clips.map(({ about, track, pixels }): About & Sizes => ({
    ...about,
    trackBytes: track.length,
    pixelBytes: pixels.length,
  }));
  const header = Buffer.from(JSON.stringify(entries));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const body = Buffer.concat([
    length,
    header,
    ...clips.map(({ track }) => track),
    ...clips.map(({ pixels }) => pixels),
  ]);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(file, brotliCompressSync(body, { params }));
}

/**
 * The clips of a file, as they were packed; none where there is no such file. What is known about them is taken on trust: the
 * caller says what it packed.
 */
export function readPack<About extends object>(file: string): PackedClip<About>[] {
  if (!existsSync(file)) return [];
  const body = brotliDecompressSync(readFileSync(file));
  const start = 4 + body.readUInt32LE(0);
  const entries = JSON.parse(body.subarray(4, start).toString()) as (About & Sizes)[];
  let track = start;
  let pixels = start + entries.reduce((sum, { trackBytes }) => sum + trackBytes, 0);
  return entries.map((entry) => {
    const { trackBytes, pixelBytes, ...about } = entry;
    const clip = {
      about: about as unknown as About,
      track: body.subarray(track, track + trackBytes),
      pixels: body.subarray(pixels, pixels + pixelBytes),
    };
    track += trackBytes;
    pixels += pixelBytes;
    return clip;
  });
}
