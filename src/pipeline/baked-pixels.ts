import { gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { pack, unpack } from './packed.ts';

/** Raised when the layout changes. */
const schema = 1;
const cells = gridColumns * gridRows;
const grids = ['luminance', 'saturatedRed'] as const;
const series = ['difference', 'shiftX', 'shiftY', 'scale', 'residual'] as const;

interface Header {
  schema: number;
  timestampsUs: number[];
  sourceSha256: string;
}

/** Pixel statistics as `npm run bake` keeps them: grids as differences from frame to frame, series as 32-bit floats. Loses nothing. */
export function encodePixels(pixels: PixelStatistics, sourceSha256: string): Uint8Array<ArrayBuffer> {
  const frames = pixels.timestampsUs.length;
  const payload = new Uint8Array(frames * (cells * grids.length + 4 * series.length));
  grids.forEach((grid, g) => {
    const values = pixels[grid];
    for (let i = 0; i < values.length; i++) payload[g * frames * cells + i] = values[i]! - (values[i - cells] ?? 0);
  });
  const floats = new DataView(payload.buffer, frames * cells * grids.length);
  series.forEach((name, s) => {
    for (let frame = 0; frame < frames; frame++)
      floats.setFloat32(4 * (s * frames + frame), pixels[name][frame]!, true);
  });
  return pack({ schema, timestampsUs: [...pixels.timestampsUs], sourceSha256 } satisfies Header, payload);
}

/** @throws Error when the bytes are of another kind or schema. */
export function decodePixels(bytes: Uint8Array): { pixels: PixelStatistics; sourceSha256: string } {
  const { header, payload } = unpack(bytes);
  const { schema: found, timestampsUs, sourceSha256 } = header as Header;
  if (found !== schema)
    throw new Error(`These baked pixel statistics have schema ${found}; this site reads ${schema}.`);
  const frames = timestampsUs.length;
  const grid = (g: number) => {
    const values = payload.slice(g * frames * cells, (g + 1) * frames * cells);
    for (let i = cells; i < values.length; i++) values[i]! += values[i - cells]!;
    return values;
  };
  const floats = new DataView(payload.buffer, payload.byteOffset + frames * cells * grids.length);
  const floatsOf = (s: number) =>
    Float32Array.from({ length: frames }, (_, frame) => floats.getFloat32(4 * (s * frames + frame), true));
  return {
    sourceSha256,
    pixels: {
      timestampsUs,
      luminance: grid(0),
      saturatedRed: grid(1),
      difference: floatsOf(0),
      shiftX: floatsOf(1),
      shiftY: floatsOf(2),
      scale: floatsOf(3),
      residual: floatsOf(4),
    },
  };
}
