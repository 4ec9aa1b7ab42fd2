import { handFields, handPoints, handsFields } from '../terms/hands.ts';
import { field, landmarkFields, landmarksOf, type Track, type TrackOrigin } from '../terms/track.ts';
import { decodeDeltas, encodeDeltas, pack, unpack } from './packed.ts';

/** Raised when the layout changes. */
const schema = 1;
/** Raised when detection keeps more in a track than before, though older tracks can still be read. */
export const trackContents = 2;
const missing = -32768;
const most = 32767;
/** Metres are kept to an eighth of a millimetre, visibility to a ten-thousandth. */
const metresStep = 1 / 8192;
const visibilityStep = 1 / 10000;
/** How sure the model is of a hand, to a thousandth. */
const presenceStep = 1 / 1000;

interface Header extends TrackOrigin {
  schema: number;
  timestampsUs: number[];
  width: number;
  height: number;
  /** Pixels that one unit stands for: a power of two, at most 1/16 for clips up to 1,000 pixels. */
  pixelStep: number;
  /** Hash of the clip's file that the track was made from. */
  sourceSha256: string;
  /** Whether the hands follow the poses; absent where there are none. */
  hands?: true;
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
    ...(track.hands ? { hands: true as const } : {}),
  };
  const poses = encodeDeltas(
    stepped(track.values, (i) => stepOf(i % landmarkFields, pixelStep)),
    strideOf(track),
  );
  if (!track.hands) return pack(header, poses);
  const hands = encodeDeltas(
    stepped(track.hands, (i) => handStepOf(i, pixelStep)),
    handsFields,
  );
  const payload = new Uint8Array(poses.length + hands.length);
  payload.set(poses);
  payload.set(hands, poses.length);
  return pack(header, payload);
}

/** @throws Error when the bytes are of another kind or schema. */
export function decodeTrack(bytes: Uint8Array): { track: Track; sourceSha256: string } {
  const { header, payload } = unpack(bytes);
  const { schema: found, pixelStep, sourceSha256, hands: hasHands, ...track } = header as Header;
  if (found !== schema) throw new Error(`This baked track has schema ${found}; this site reads ${schema}.`);
  const poseBytes = 2 * track.timestampsUs.length * strideOf(track);
  const poses = decodeDeltas(payload.subarray(0, poseBytes), strideOf(track));
  const values = unstepped(poses, (i) => stepOf(i % landmarkFields, pixelStep));
  if (!hasHands) return { track: { ...track, values }, sourceSha256 };
  const hands = unstepped(decodeDeltas(payload.subarray(poseBytes), handsFields), (i) => handStepOf(i, pixelStep));
  return { track: { ...track, values, hands }, sourceSha256 };
}

/** Values in whole steps of 16 bits. */
function stepped(values: Float32Array, step: (i: number) => number): Int16Array {
  return Int16Array.from(values, (value, i) =>
    Number.isNaN(value) ? missing : Math.max(-most, Math.min(most, Math.round(value / step(i)))),
  );
}

function unstepped(steps: Int16Array, step: (i: number) => number): Float32Array {
  return Float32Array.from(steps, (value, i) => (value === missing ? NaN : value * step(i)));
}

function handStepOf(i: number, pixelStep: number): number {
  return i % handFields < handPoints.length * 2 ? pixelStep : presenceStep;
}

function stepOf(fieldIndex: number, pixelStep: number): number {
  if (fieldIndex === field.x || fieldIndex === field.y) return pixelStep;
  return fieldIndex === field.visibility ? visibilityStep : metresStep;
}

function strideOf({ model }: TrackOrigin): number {
  return landmarksOf(model).length * landmarkFields;
}
