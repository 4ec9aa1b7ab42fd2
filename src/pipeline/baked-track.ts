import { field, landmarkFields, landmarksOf, type Track, type TrackOrigin } from '../terms/track.ts';
import { decodeDeltas, encodeDeltas, pack, unpack } from './packed.ts';

/** Raised when the layout changes. */
const schema = 1;
const missing = -32768;
const most = 32767;
/** Metres are kept to an eighth of a millimetre, visibility to a ten-thousandth. */
const metresStep = 1 / 8192;
const visibilityStep = 1 / 10000;

interface Header extends TrackOrigin {
  schema: number;
  timestampsUs: number[];
  width: number;
  height: number;
  /** Pixels that one unit stands for: a power of two, at most 1/16 for clips up to 1,000 pixels. */
  pixelStep: number;
  /** Hash of the clip's file that the track was made from. */
  sourceSha256: string;
}

/** A track as `npm run bake` keeps it, 16 bits a value. The error is under 1/32 of a pixel for a clip 1,000 pixels wide. */
export function encodeTrack(track: Track, sourceSha256: string): Uint8Array<ArrayBuffer> {
  const pixelStep = 2 ** Math.ceil(Math.log2((2 * Math.max(track.width, track.height)) / most));
  const { model, backend, browser, width, height } = track;
  const header: Header = {
    schema,
    model,
    backend,
    browser,
    width,
    height,
    pixelStep,
    sourceSha256,
    timestampsUs: [...track.timestampsUs],
  };
  const values = new Int16Array(track.values.length);
  for (let i = 0; i < values.length; i++) {
    const value = track.values[i]!;
    values[i] = Number.isNaN(value)
      ? missing
      : Math.max(-most, Math.min(most, Math.round(value / stepOf(i % landmarkFields, pixelStep))));
  }
  return pack(header, encodeDeltas(values, strideOf(track)));
}

/** @throws Error when the bytes are of another kind or schema. */
export function decodeTrack(bytes: Uint8Array): { track: Track; sourceSha256: string } {
  const { header, payload } = unpack(bytes);
  const { schema: found, pixelStep, sourceSha256, ...track } = header as Header;
  if (found !== schema) throw new Error(`This baked track has schema ${found}; this site reads ${schema}.`);
  const packed = decodeDeltas(payload, strideOf(track));
  const values = new Float32Array(packed.length);
  for (let i = 0; i < packed.length; i++) {
    values[i] = packed[i] === missing ? NaN : packed[i]! * stepOf(i % landmarkFields, pixelStep);
  }
  return { track: { ...track, values }, sourceSha256 };
}

function stepOf(fieldIndex: number, pixelStep: number): number {
  if (fieldIndex === field.x || fieldIndex === field.y) return pixelStep;
  return fieldIndex === field.visibility ? visibilityStep : metresStep;
}

function strideOf({ model }: TrackOrigin): number {
  return landmarksOf(model).length * landmarkFields;
}
