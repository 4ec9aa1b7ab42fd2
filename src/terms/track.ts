import { handFields, handsFields } from './hands.ts';
import { blazePoseLandmarks, moveNetLandmarks, type Landmark } from './landmarks.ts';

export const modelIds = ['blazepose-full', 'blazepose-lite', 'movenet-lightning', 'movenet-thunder'] as const;

export type ModelId = (typeof modelIds)[number];

export type BackendId = 'wasm' | 'webgl';

/** Values a track keeps for each landmark: x, y in pixels of the upright picture; x, y, z in metres from the hips; visibility 0 to 1. */
export const landmarkFields = 6;

export const field = { x: 0, y: 1, metresX: 2, metresY: 3, metresZ: 4, visibility: 5 } as const;

/** Where a track came from: with the same three a track repeats itself to the bit. */
export interface TrackOrigin {
  model: ModelId;
  backend: BackendId;
  /** Browser and its major version, "Chromium 156". */
  browser: string;
}

/**
 * One person's poses through a clip.
 *
 * `values` has shape frames x landmarks x {@link landmarkFields}. A frame without the person is all NaN;
 * a model without depth has NaN in the three metre fields.
 */
export interface Track extends TrackOrigin {
  /** Presentation time of every frame of the clip, ascending, whether or not the person was found in it. */
  timestampsUs: readonly number[];
  /** Size of the upright picture in pixels. */
  width: number;
  height: number;
  values: Float32Array;
  /**
   * The person's hands, frames x `handsFields` (terms/hands.ts). A hand that was not looked at, most often because it is too small to tell its
   * fingers, is all NaN in that frame. Absent where no hand was looked at in any frame.
   */
  hands?: Float32Array;
}

export function landmarksOf(model: ModelId): readonly Landmark[] {
  return model.startsWith('blazepose') ? blazePoseLandmarks : moveNetLandmarks;
}

/** Offset in `values` of the first field of a landmark in a frame. */
export function landmarkOffset(track: Track, frame: number, landmark: number): number {
  return (frame * landmarksOf(track.model).length + landmark) * landmarkFields;
}

/** Offset in `hands` of the first value of a hand in a frame. @param side - index in `handSides` */
export function handOffset(frame: number, side: number): number {
  return frame * handsFields + side * handFields;
}

/** Whether the subject was found in the frame. */
export function hasPerson(track: Track, frame: number): boolean {
  return !Number.isNaN(track.values[landmarkOffset(track, frame, 0)]);
}

/**
 * Below this a landmark counts as not seen. BlazePose's visibility is a probability, bimodal around 0.5; MoveNet's score is
 * lower throughout, and its authors draw from 0.3 on.
 */
export function leastVisibility(model: ModelId): number {
  return model.startsWith('blazepose') ? 0.5 : 0.3;
}

/** The same person in some of the frames, in the order given. */
export function pickPoses(track: Track, frames: readonly number[]): Track {
  const stride = landmarksOf(track.model).length * landmarkFields;
  return {
    ...track,
    timestampsUs: frames.map((frame) => track.timestampsUs[frame]!),
    values: pickRows(track.values, stride, frames),
    ...(track.hands ? { hands: pickRows(track.hands, handsFields, frames) } : {}),
  };
}

function pickRows(values: Float32Array, stride: number, rows: readonly number[]): Float32Array {
  const picked = new Float32Array(rows.length * stride);
  rows.forEach((row, place) => picked.set(values.subarray(row * stride, (row + 1) * stride), place * stride));
  return picked;
}
