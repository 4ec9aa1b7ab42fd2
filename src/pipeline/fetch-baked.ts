import { measure } from '../measure/measure.ts';
import type { ClipInfo } from '../terms/clip.ts';
import type { Measurement } from '../terms/measurement.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import type { PlantedFault } from '../terms/truth.ts';
import { decodePixels } from './baked-pixels.ts';
import { decodeTrack } from './baked-track.ts';
import { fetchBytes, fetchTruth } from './fetch-truth.ts';
import { infoOfTrack } from './track-info.ts';

/** What the page fetches of a clip before any detection: numbers only, some 50 KB. */
export interface BakedClip {
  info: ClipInfo;
  track: Track;
  pixels: PixelStatistics;
  measurement: Measurement;
}

/**
 * Fetches a baked track with its pixel statistics, and measures it.
 *
 * @param url - without the endings: "/clips/street-walk-sound"
 * @throws Error with a sentence when either is not there
 */
export async function fetchBaked(url: string, title: string): Promise<BakedClip> {
  const [trackBytes, pixelBytes] = await Promise.all([fetchBytes(`${url}.track.gz`), fetchBytes(`${url}.pixels.gz`)]);
  const { track } = decodeTrack(trackBytes);
  const { pixels } = decodePixels(pixelBytes);
  return { info: infoOfTrack(track, title), track, pixels, measurement: measure(track, pixels) };
}

/** Fetches what the film set planted in a clip. */
export async function fetchPlanted(url: string): Promise<readonly PlantedFault[]> {
  return (await fetchTruth(url)).faults;
}
