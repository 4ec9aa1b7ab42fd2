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
