import type { Fault, Told } from '../terms/fault.ts';
import type { FaultKind } from '../terms/kinds.ts';
import { joints, type Joint } from '../terms/landmarks.ts';
import type { DriftSeries } from '../terms/measurement.ts';
import { hasPerson, landmarkFields, landmarksOf, type BackendId, type ModelId, type Track } from '../terms/track.ts';
import type { ClipAnalysis } from './analyse-clip.ts';

/** Raised with every change that a reader of the lines could notice. */
export const analysisSchema = 3;

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
  /** Ascending, from 0: frames inside any fault. */
  flaggedFrames: readonly number[];
  faults: readonly FaultRow[];
  /** 0 sound to 1 broken. */
  score: number;
  /** Share of joint-frames that gave evidence, 0 to 1. */
  coverage: number;
  /** No faults: cuts, frames shown several times throughout, a camera that moves, and what takes away from what can be judged. */
  told: readonly Told[];
  warnings: readonly string[];
  milliseconds: number;
  /** With `--tracks`: per frame null or the landmarks. */
  track?: (LandmarkRow[] | null)[];
  /** With `--tracks`: per frame the drift of each measured joint, in torso lengths; null is no evidence. */
  drift?: Record<Joint, number | null>[];
}

export interface FaultRow {
  kind: FaultKind;
  joints?: readonly Joint[];
  region?: string;
  firstFrame: number;
  /** Included. */
  lastFrame: number;
  severity: number;
  confidence: number;
}

/** What it says of a file that gave nothing. */
export interface FailureLine {
  file: string;
  error: string;
}

export function lineOf(analysis: ClipAnalysis, options: { tracks: boolean; milliseconds: number }): AnalysisLine {
  const { info, track, measurement } = analysis;
  const frames = info.timestampsUs.length;
  return {
    file: info.name,
    schema: analysisSchema,
    model: track.model,
    backend: track.backend,
    browser: track.browser,
    frames,
    timestampsUs: info.timestampsUs,
    personFrames: measurement.personFrames,
    flaggedFrames: flaggedFrames(measurement.faults, frames),
    faults: measurement.faults.map(rowOf),
    score: measurement.score,
    coverage: measurement.coverage,
    told: measurement.told,
    warnings: [...new Set([...analysis.warnings, ...measurement.warnings])],
    milliseconds: Math.round(options.milliseconds),
    ...(options.tracks ? { track: rowsOf(track), drift: driftRows(measurement.drift, frames) } : {}),
  };
}

function flaggedFrames(faults: readonly Fault[], frames: number): number[] {
  const inside = (frame: number) =>
    faults.some(({ firstFrame, lastFrame }) => firstFrame <= frame && frame <= lastFrame);
  return Array.from({ length: frames }, (_, frame) => frame).filter(inside);
}

function rowOf({ kind, joints, region, firstFrame, lastFrame, severity, confidence }: Fault): FaultRow {
  const where = joints.length > 0 ? { joints } : { region: region ?? 'picture' };
  return { kind, ...where, firstFrame, lastFrame, severity, confidence };
}

function driftRows({ driftTorsoLengths }: DriftSeries, frames: number): Record<Joint, number | null>[] {
  return Array.from({ length: frames }, (_, frame) => {
    const row = joints.map((joint, j) => {
      const drift = driftTorsoLengths[frame * joints.length + j]!;
      return [joint, Number.isNaN(drift) ? null : drift];
    });
    return Object.fromEntries(row) as Record<Joint, number | null>;
  });
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
