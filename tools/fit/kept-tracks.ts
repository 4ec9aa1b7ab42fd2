import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import type { Track } from '../../src/terms/track.ts';

const root = join(import.meta.dirname, '..', '..');
/** Tracks of real clips, with credits: what the floor is fitted on and must stay silent about. */
export const keptFolder = join(root, 'test', 'fixtures', 'tracks');
/** Who filmed each of them, under which licence, and what was done to it. */
export const creditsFile = join(keptFolder, 'credits.json');
const soundSetTrack = join(root, 'public', 'clips', 'street-walk-sound.track.gz');

/** A sound clip's track: nothing in it is a fault. */
export interface SoundTrack {
  /** "walk-view1-at-8": the clip and, where it was decimated, the rate. */
  name: string;
  /** The clip it was made from: all rates of one weigh the same together as those of another. */
  source: string;
  track: Track;
}

/** Files that the fit reads, sorted by name. */
export function soundTrackFiles(): string[] {
  const kept = readdirSync(keptFolder).filter((name) => name.endsWith('.track.gz'));
  const files = kept.sort().map((name) => join(keptFolder, name));
  return existsSync(soundSetTrack) ? [...files, soundSetTrack] : files;
}

export function readSoundTracks(): SoundTrack[] {
  return soundTrackFiles().map((file) => {
    const name = nameOf(file);
    const { track } = decodeTrack(gunzipSync(readFileSync(file)));
    return { name, source: name.replace(/-at-\d+$/, ''), track };
  });
}

/** SHA-256 over names and contents of the files that the fit reads: what the fitted file was made from. */
export function inputsHash(): string {
  const hash = createHash('sha256');
  for (const file of soundTrackFiles()) hash.update(`${nameOf(file)}\n`).update(gunzipSync(readFileSync(file)));
  return hash.digest('hex');
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.track\.gz$/, '');
}
