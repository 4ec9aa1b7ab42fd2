import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePixels } from '../../../src/pipeline/baked-pixels.ts';
import { decodeTrack } from '../../../src/pipeline/baked-track.ts';
import type { PixelStatistics } from '../../../src/terms/pixels.ts';
import type { Track } from '../../../src/terms/track.ts';
import type { Strength } from '../../clips/bench-takes.ts';
import { root } from '../../setup/say.mjs';
import { readPack, type PackedClip } from '../packed-clips.ts';
import type { Confounds } from './confounds.ts';
import type { Credit } from './credits.ts';
import type { InjectedFault } from './inject.ts';
import type { InjectedKind } from './plan.ts';

/** Tracks, pixel statistics and truth of what was made from real and generated clips, a file a source: their pictures are not kept. */
export const keptRealFolder = join(root, 'test', 'fixtures', 'real');
/** Who made each source, under which licence, and what was done to it: a {@link Credit} by the source's name. */
export const creditsFile = join(keptRealFolder, 'credits.json');

/**
 * What was made from a source clip:
 *  - `whole`: the clip as it is, or decimated; nothing in a real one is a fault
 *  - `control`: a cut without a fault, made in every other way like those with one
 *  - `injected`: the same cut with a fault
 *  - `normalised`: the first two seconds at the size, rate and encoding that all clips share
 */
export type RealRole = 'whole' | 'control' | 'injected' | 'normalised';

/** What is known of a clip that was made from a source. */
export interface RealAbout {
  /** "squats", "squats-at-8", "squats-control", "squats-redrawn-head-weak", "squats-normalised". */
  name: string;
  /** Name of the source clip, as in the credits. */
  source: string;
  role: RealRole;
  /** Whether a camera made the source; else a generator did. */
  isReal: boolean;
  framesPerSecond: number;
  /** Hash of the code that made the clip from its source (sources.ts); absent in one that is as it is or decimated. */
  sources?: string;
  /** What was injected: one fault in an injected clip, none in any other. */
  faults: readonly InjectedFault[];
  /** Of an injected clip: what, how strongly, and the name of its control. */
  injected?: { kind: InjectedKind; strength: Strength; control: string };
  /** Of a normalised clip: what could tell real from generated besides the person in it, before and after. */
  confounds?: { asItCame: Confounds; normalised: Confounds };
}

/** A clip made from a real or generated one, ready to be measured. */
export interface RealClip extends RealAbout {
  track: Track;
  pixels: PixelStatistics;
}

/** Who made what, by the source's name; empty where nothing is kept. */
export function keptCredits(): Record<string, Credit> {
  return existsSync(creditsFile) ? (JSON.parse(readFileSync(creditsFile, 'utf8')) as Record<string, Credit>) : {};
}

export function packOf(source: string): string {
  return join(keptRealFolder, `${source}.br`);
}

/** What is kept of one source, as it was packed. */
export function readKeptReal(source: string): PackedClip<RealAbout>[] {
  return readPack<RealAbout>(packOf(source));
}

/** Every kept clip of some roles, decoded, source after source. */
export function readRealClips(...roles: readonly RealRole[]): RealClip[] {
  return Object.keys(keptCredits()).flatMap((source) =>
    readKeptReal(source)
      .filter(({ about }) => roles.includes(about.role))
      .map(({ about, track, pixels }) => ({
        ...about,
        track: decodeTrack(track).track,
        pixels: decodePixels(pixels).pixels,
      })),
  );
}
