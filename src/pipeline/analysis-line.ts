import { hasPerson, landmarkFields, landmarksOf, type BackendId, type ModelId, type Track } from '../terms/track.ts';
import type { Detection } from './analyse-clip.ts';

/** Raised with every change that a reader of the lines could notice. */
export const analysisSchema = 1;

/** x, y in pixels; x, y, z in metres (not from MoveNet); visibility. */
export type LandmarkRow = [number, number, number, number, number, number] | [number, number, number];

/** What `npm run analyse` says of one clip, as one line of JSON. */
export interface AnalysisLine {
  /** The argument as it was given. */
  file: string;
  schema: number;
  model: ModelId;
  backend: BackendId;
  /** Browser and major version: with model and backend, what the track's repeatability depends on. */
  browser: string;
  frames: number;
  /** One a frame, ascending. */
  timestampsUs: readonly number[];
  /** Frames in which the subject was found. */
  personFrames: number;
  warnings: readonly string[];
  milliseconds: number;
  /** With `--tracks`: per frame null or the landmarks. */
  track?: (LandmarkRow[] | null)[];
}

/** What it says of a file that gave nothing. */
export interface FailureLine {
  file: string;
  error: string;
}

export function lineOf(detection: Detection, options: { tracks: boolean; milliseconds: number }): AnalysisLine {
  const { info, track, warnings } = detection;
  const frames = info.timestampsUs.length;
  return {
    file: info.name,
    schema: analysisSchema,
    model: track.model,
    backend: track.backend,
    browser: track.browser,
    frames,
    timestampsUs: info.timestampsUs,
    personFrames: Array.from({ length: frames }, (_, frame) => hasPerson(track, frame)).filter(Boolean).length,
    warnings,
    milliseconds: Math.round(options.milliseconds),
    ...(options.tracks ? { track: rowsOf(track) } : {}),
  };
}

function rowsOf(track: Track): (LandmarkRow[] | null)[] {
  const landmarks = landmarksOf(track.model).length;
  return track.timestampsUs.map((_, frame) => {
    if (!hasPerson(track, frame)) return null;
    return Array.from({ length: landmarks }, (_unused, landmark) => {
      const at = (frame * landmarks + landmark) * landmarkFields;
      const [x, y, metresX, metresY, metresZ, visibility] = track.values.subarray(
        at,
        at + landmarkFields,
      ) as unknown as [number, number, number, number, number, number];
      return Number.isNaN(metresX) ? [x, y, visibility] : [x, y, metresX, metresY, metresZ, visibility];
    });
  });
}
