import { lookBytes } from '../terms/look.ts';
import { colourColumns, colourRows, gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { pack, unpack } from './packed.ts';

/** Raised when the layout changes, or what the numbers mean. */
export const pixelsSchema = 2;
/** Series of bytes, and how many of each a frame has. */
const grids = [
  ['lightness', gridColumns * gridRows],
  ['greenRed', colourColumns * colourRows],
  ['blueYellow', colourColumns * colourRows],
  ['saturatedRed', gridColumns * gridRows],
  ['look', lookBytes],
] as const;
const bytesAFrame = grids.reduce((sum, [, bytes]) => sum + bytes, 0);
const series = ['difference', 'shiftX', 'shiftY', 'scale', 'residual'] as const;

interface Header {
  schema: number;
  timestampsUs: number[];
  sourceSha256: string;
}

/** Pixel statistics as `npm run bake` keeps them: grids as differences from frame to frame, series as 32-bit floats. Loses nothing. */
export function encodePixels(pixels: PixelStatistics, sourceSha256: string): Uint8Array<ArrayBuffer> {
  const frames = pixels.timestampsUs.length;
  const payload = new Uint8Array(frames * (bytesAFrame + 4 * series.length));
  let start = 0;
  for (const [grid, bytes] of grids) {
    const values = pixels[grid];
    for (let i = 0; i < values.length; i++) payload[start + i] = values[i]! - (values[i - bytes] ?? 0);
    start += values.length;
  }
  const floats = new DataView(payload.buffer, frames * bytesAFrame);
  series.forEach((name, s) => {
    for (let frame = 0; frame < frames; frame++)
      floats.setFloat32(4 * (s * frames + frame), pixels[name][frame]!, true);
  });
  return pack({ schema: pixelsSchema, timestampsUs: [...pixels.timestampsUs], sourceSha256 } satisfies Header, payload);
}

/** @throws Error when the bytes are of another kind or schema. */
export function decodePixels(bytes: Uint8Array): { pixels: PixelStatistics; sourceSha256: string } {
  const { header, payload } = unpack(bytes);
  const { schema: found, timestampsUs, sourceSha256 } = header as Header;
  if (found !== pixelsSchema)
    throw new Error(`These baked pixel statistics have schema ${found}; this site reads ${pixelsSchema}.`);
  const frames = timestampsUs.length;
  let start = 0;
  const [lightness, greenRed, blueYellow, saturatedRed, look] = grids.map(([, bytes]) => {
    const values = payload.slice(start, start + frames * bytes);
    for (let i = bytes; i < values.length; i++) values[i]! += values[i - bytes]!;
    start += values.length;
    return values;
  });
  const floats = new DataView(payload.buffer, payload.byteOffset + frames * bytesAFrame);
  const floatsOf = (s: number) =>
    Float32Array.from({ length: frames }, (_, frame) => floats.getFloat32(4 * (s * frames + frame), true));
  return {
    sourceSha256,
    pixels: {
      timestampsUs,
      lightness: lightness!,
      greenRed: greenRed!,
      blueYellow: blueYellow!,
      saturatedRed: saturatedRed!,
      look: look!,
      difference: floatsOf(0),
      shiftX: floatsOf(1),
      shiftY: floatsOf(2),
      scale: floatsOf(3),
      residual: floatsOf(4),
    },
  };
}
