import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { measure } from '../../src/measure/measure.ts';
import { decodePixels } from '../../src/pipeline/baked-pixels.ts';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import type { Measurement } from '../../src/terms/measurement.ts';
import type { Track } from '../../src/terms/track.ts';
import type { Truth } from '../../src/terms/truth.ts';

const folder = join(import.meta.dirname, '..', '..', 'public', 'clips');

/** A clip of the film set: what was planted, and what was measured. */
export interface SetClip {
  name: string;
  truth: Truth;
  track: Track;
  measurement: Measurement;
}

/** A broken clip and its sound twin: the same scene, without faults. */
export interface Pair {
  broken: SetClip;
  sound: SetClip;
}

/** Every clip of the set that has truth and a baked track, measured now. */
export function readSetClips(): SetClip[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.truth.json.gz'))
    .map((name) => name.replace(/\.truth\.json\.gz$/, ''))
    .filter((name) => existsSync(join(folder, `${name}.track.gz`)));
  return names.sort().map((name) => {
    const truth = JSON.parse(gunzipSync(readFileSync(join(folder, `${name}.truth.json.gz`))).toString()) as Truth;
    const { track } = decodeTrack(gunzipSync(readFileSync(join(folder, `${name}.track.gz`))));
    const { pixels } = decodePixels(gunzipSync(readFileSync(join(folder, `${name}.pixels.gz`))));
    return { name, truth, track, measurement: measure(track, pixels) };
  });
}

/** Pairs of the clips; a broken clip without a sound twin is left out. */
export function pairsOf(clips: readonly SetClip[]): Pair[] {
  return clips
    .filter(({ truth }) => truth.faults.length > 0)
    .flatMap((broken) => {
      const sound = clips.find(({ truth }) => {
        const [own, its] = [broken.truth, truth];
        return its.faults.length === 0 && its.scene === own.scene && its.seed === own.seed && its.cast === own.cast;
      });
      return sound ? [{ broken, sound }] : [];
    });
}
