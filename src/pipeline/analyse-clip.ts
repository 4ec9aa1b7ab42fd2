import { measure } from '../measure/measure.ts';
import { joinPixelStatistics } from '../measure/pixel-statistics.ts';
import { openClip } from '../media/clip-file.ts';
import { companyOf } from '../pose/company.ts';
import { chooseSubject, joinChunks, type PersonTrack } from '../pose/subject.ts';
import type { Box } from '../terms/box.ts';
import type { ClipInfo } from '../terms/clip.ts';
import type { Measurement } from '../terms/measurement.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import { handsFields } from '../terms/hands.ts';
import { lookBytes } from '../terms/look.ts';
import { landmarkFields, landmarksOf, type Track, type TrackOrigin } from '../terms/track.ts';
import { browserName } from './browser-name.ts';
import { chunksOf } from './chunks.ts';
import type { Detector } from './detector.ts';
import type { BusyTime, ChunkResult } from './messages.ts';

export interface Progress {
  framesDone: number;
  frames: number;
}

export interface DetectOptions {
  signal?: AbortSignal;
  /** Whether hands that are large enough are looked at, at the cost of about another look at the body each; they are unless told otherwise. */
  hands?: boolean;
  onProgress?: (progress: Progress) => void;
  /** Hears the track as far as it is known from the clip's start on; the frames behind are without a person yet. */
  onPartialTrack?: (track: Track) => void;
}

/** What detection gives of one clip: everything that `measure` works from. */
export interface Detection {
  info: ClipInfo;
  track: Track;
  pixels: PixelStatistics;
  /** How many people were seen at all; one of them is the track's. */
  people: number;
  /** Where the others are in each frame, seen or not: see `companyOf`. */
  others: readonly (readonly Box[])[];
  /** Sentences: the file's own warnings, and what detection met. */
  warnings: readonly string[];
  busyMilliseconds: BusyTime;
}

/**
 * The road from a file to a track: opens it, decodes and detects every frame, chooses the subject.
 *
 * @throws {MediaError} for a file that gives no frame, {@link DetectorError} when detection fails, AbortError when cancelled
 */
export async function detectClip(
  file: Blob,
  name: string,
  detector: Detector,
  options: DetectOptions = {},
): Promise<Detection> {
  const clip = await openClip(file, name);
  clip.close();
  const { info } = clip;
  const frames = info.timestampsUs.length;
  const origin: TrackOrigin = { model: detector.model, backend: detector.backend, browser: browserName() };
  const join = (results: readonly ChunkResult[]) => {
    const people = joinChunks(
      results.map(({ tracks }) => tracks),
      info.timestampsUs,
    );
    const subject = chooseSubject(people, info.timestampsUs);
    return { people, subject, track: trackOf(subject, info, origin) };
  };
  let framesDone = 0;
  const results = await detector.analyse(file, name, chunksOf(frames), {
    signal: options.signal,
    hands: options.hands,
    onFrame: () => options.onProgress?.({ framesDone: ++framesDone, frames }),
    onChunks: (done) => options.onPartialTrack?.(join(done).track),
  });
  const { people, subject, track } = join(results);
  const pixels = joinPixelStatistics(results.map((result) => result.pixels));
  subject?.looks.forEach((look, frame) => {
    if (look) pixels.look.set(look, frame * lookBytes);
  });
  const damaged = results.flatMap(({ damagedFrames }) => damagedFrames);
  return {
    info,
    track,
    pixels,
    people: people.length,
    others: companyOf(people, subject, info.timestampsUs),
    warnings: [...info.warnings, ...damageWarning(damaged, frames), ...peopleWarning(people.length)],
    busyMilliseconds: results.reduce(
      (sum, { busyMilliseconds: { all, measures, hands } }) => ({
        all: sum.all + all,
        measures: sum.measures + measures,
        hands: sum.hands + hands,
      }),
      { all: 0, measures: 0, hands: 0 },
    ),
  };
}

/** Everything that is said of a clip: what was detected, and what it amounts to. */
export interface ClipAnalysis extends Detection {
  measurement: Measurement;
}

/** The whole road from a file to faults. Throws as {@link detectClip} does. */
export async function analyseClip(
  file: Blob,
  name: string,
  detector: Detector,
  options: DetectOptions = {},
): Promise<ClipAnalysis> {
  const detection = await detectClip(file, name, detector, options);
  return { ...detection, measurement: measure(detection.track, detection.pixels, { others: detection.others }) };
}

function trackOf(subject: PersonTrack | undefined, info: ClipInfo, origin: TrackOrigin): Track {
  const stride = landmarksOf(origin.model).length * landmarkFields;
  const values = new Float32Array(info.timestampsUs.length * stride).fill(NaN);
  subject?.poses.forEach((pose, frame) => {
    if (pose) values.set(pose, frame * stride);
  });
  const track: Track = { ...origin, timestampsUs: info.timestampsUs, width: info.width, height: info.height, values };
  if (!subject?.hands.some((hands) => hands !== null)) return track;
  const hands = new Float32Array(info.timestampsUs.length * handsFields).fill(NaN);
  subject.hands.forEach((own, frame) => {
    if (own) hands.set(own, frame * handsFields);
  });
  return { ...track, hands };
}

function damageWarning(damaged: readonly number[], frames: number): string[] {
  if (damaged.length === 0) return [];
  return [
    `${damaged.length} of ${frames} frames are damaged and could not be decoded, the first of them frame ${damaged[0]!}. They count as no evidence.`,
  ];
}

function peopleWarning(people: number): string[] {
  if (people === 0) return ['Nobody was found in this clip, so there is no body to measure.'];
  if (people === 1) return [];
  return [`${people} people were seen. What follows is about one of them: the largest at the start.`];
}
