import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTrack, encodeTrack } from '../../src/pipeline/baked-track.ts';
import type { Track } from '../../src/terms/track.ts';
import { keptCredits, readKeptReal } from '../bench-truth/real/kept-real.ts';
import { root } from '../setup/say.mjs';

const soundSetClip = 'street-walk-sound';
const soundSetTrack = join(root, 'public', 'clips', `${soundSetClip}.track.gz`);

/** A sound clip's track: nothing in it is a fault. */
export interface SoundTrack {
  /** "walk-view1-at-8": the clip and, where it was decimated, the rate. */
  name: string;
  /** The clip it was made from: all rates of one weigh the same together as those of another. */
  source: string;
  track: Track;
}

interface Baked {
  name: string;
  source: string;
  /** As `encodeTrack` writes it. */
  bytes: Uint8Array;
}

/** What the fit reads: every real clip at every rate, in the order of the names of their files, and the sound clip of the set. */
function soundTracks(): Baked[] {
  const real = Object.keys(keptCredits())
    .flatMap((source) => readKeptReal(source))
    .filter(({ about }) => about.role === 'whole')
    .map(({ about, track }): Baked => ({ name: about.name, source: about.source, bytes: track }))
    .sort((a, b) => (`${a.name}.` < `${b.name}.` ? -1 : 1));
  if (!existsSync(soundSetTrack)) return real;
  return [...real, { name: soundSetClip, source: soundSetClip, bytes: gunzipSync(readFileSync(soundSetTrack)) }];
}

export function readSoundTracks(): SoundTrack[] {
  return soundTracks().map(({ name, source, bytes }) => ({ name, source, track: decodeTrack(bytes).track }));
}

/** A track's bytes as they are where no hand was looked at. */
function withoutHands(bytes: Uint8Array): Uint8Array {
  const { track, sourceSha256 } = decodeTrack(bytes);
  const { hands, ...poses } = track;
  return hands ? encodeTrack(poses, sourceSha256) : bytes;
}

/** SHA-256 over names and poses of the tracks that the fit reads: what the fitted file was made from. The fit asks nothing of hands. */
export function inputsHash(): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of soundTracks()) hash.update(`${name}\n`).update(withoutHands(bytes));
  return hash.digest('hex');
}
