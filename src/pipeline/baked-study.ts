import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { measure } from '../measure/measure.ts';
import type { ClipInfo } from '../terms/clip.ts';
import type { Measurement } from '../terms/measurement.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import type { PlantedFault, Truth } from '../terms/truth.ts';
import { decodePixels } from './baked-pixels.ts';
import { decodeTrack } from './baked-track.ts';
import { infoOfTrack } from './track-info.ts';

/** What content/clips says of a clip of the film set. */
export interface ClipRecord {
  title: string;
  scene: string;
  /** Id of its twin. */
  pair?: string;
  role: 'sound' | 'broken';
  simulated: boolean;
  /** What was planted in it, as a sentence; null in a sound clip. */
  planted: string | null;
  alt: string;
  credit: string;
  licence: string;
}

/** A track measured anew: only tracks and pixel statistics are kept in git, so that a new threshold makes nothing stale. */
export interface MeasuredTrack {
  info: ClipInfo;
  track: Track;
  pixels: PixelStatistics | null;
  measurement: Measurement;
}

export interface BakedStudy extends MeasuredTrack {
  clip: ClipRecord;
  /** What the film set planted, from the clip's truth. */
  planted: readonly PlantedFault[];
}

/**
 * At build: everything known of a clip of the film set.
 *
 * @throws Error that names the command which makes what is missing
 */
export function bakedStudy(clipId: string): Promise<BakedStudy> {
  const clip = JSON.parse(read(join('content', 'clips', `${clipId}.json`), 'npm run clips').toString()) as ClipRecord;
  return Promise.resolve({
    ...measuredTrack(join('public', 'clips', clipId), clip.title),
    clip,
    planted: bakedTruth(clipId).faults,
  });
}

/** At build: what the film set knows about a clip that it rendered. */
export function bakedTruth(clipId: string): Truth {
  return JSON.parse(
    gunzipSync(read(join('public', 'clips', `${clipId}.truth.json.gz`), 'npm run clips')).toString(),
  ) as Truth;
}

/** At build: the track of a clip that the site does not show, only replays. */
export function bakedGenerator(name: string): Promise<MeasuredTrack> {
  return Promise.resolve(measuredTrack(join('public', 'tracks', name), name));
}

function measuredTrack(path: string, title: string): MeasuredTrack {
  const { track } = decodeTrack(gunzipSync(read(`${path}.track.gz`, 'npm run bake')));
  const pixelsPath = `${path}.pixels.gz`;
  const pixels = existsSync(pixelsPath) ? decodePixels(gunzipSync(readFileSync(pixelsPath))).pixels : null;
  return { info: infoOfTrack(track, title), track, pixels, measurement: measure(track, pixels) };
}

function read(path: string, command: string): Buffer {
  if (!existsSync(path)) throw new Error(`${path} is missing. \`${command}\` makes it.`);
  return readFileSync(path);
}
