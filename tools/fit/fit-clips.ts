import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { keptOfClip, type Kept } from '../../src/measure/kept.ts';
import { decodePixels } from '../../src/pipeline/baked-pixels.ts';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import type { FaultKind } from '../../src/terms/kinds.ts';
import type { PixelStatistics } from '../../src/terms/pixels.ts';
import type { Track } from '../../src/terms/track.ts';
import type { PlantedFault, Truth } from '../../src/terms/truth.ts';
import { benchTakes, split, type Strength } from '../clips/bench-takes.ts';
import { readKept } from '../bench-truth/kept-set.ts';
import { keptCredits, readKeptReal } from '../bench-truth/real/kept-real.ts';
import { root } from '../setup/say.mjs';

/** A clip that limits are fitted on: of the film set, in a scene of the half that is meant for it, or real. */
export interface FitClip {
  name: string;
  /** Real clips are left out source by source; the film set is a source of its own. */
  source: string;
  isReal: boolean;
  /** Whether it is of the benchmark, over whose clips F1 is counted. */
  isGraded: boolean;
  /** Of the film set; "real" where a camera made it. */
  scene: string;
  /** Clips of one shot share a sound twin. */
  shot: string;
  /** What was planted; absent where nothing is a fault. */
  planted?: { kind: FaultKind; strength: Strength };
  faults: readonly Pick<PlantedFault, 'firstFrame' | 'lastFrame'>[];
  /** As `encodeTrack` and `encodePixels` make them. */
  packed: { track: Uint8Array; pixels: Uint8Array };
}

/** The same, ready to be measured. */
export interface ReadyClip extends FitClip {
  track: Track;
  pixels: PixelStatistics;
  kept: Kept;
}

const filmSet = { source: 'film set', isReal: false };

/** Every clip of the half to fit on, every sound clip of its scenes that the site ships, and every real clip, at all rates and as a control. */
export function fitClips(): FitClip[] {
  return [...gradedClips(), ...shippedSound(), ...realClips()];
}

function gradedClips(): FitClip[] {
  const takes = benchTakes.filter(({ half }) => half === 'fit');
  return [...Map.groupBy(takes, ({ shot }) => shot)].flatMap(([shot, own]) => {
    const kept = new Map(readKept(shot).map((clip) => [clip.name, clip] as const));
    return own.flatMap(({ take, planted }): FitClip[] => {
      const clip = kept.get(take.name);
      if (!clip) return [];
      const { name, truth, track, pixels } = clip;
      const about = { ...filmSet, name, isGraded: true, scene: take.scene, shot, ...(planted ? { planted } : {}) };
      return [{ ...about, faults: truth.faults, packed: { track, pixels } }];
    });
  });
}

function shippedSound(): FitClip[] {
  const folder = join(root, 'public', 'clips');
  const truths = readdirSync(folder).filter((file) => file.endsWith('.truth.json.gz'));
  return truths.sort().flatMap((file): FitClip[] => {
    const unzipped = (path: string) => gunzipSync(readFileSync(join(folder, path)));
    const { scene, faults } = JSON.parse(unzipped(file).toString()) as Pick<Truth, 'scene' | 'faults'>;
    if (faults.length > 0 || !(split.fit as readonly string[]).includes(scene)) return [];
    const name = file.replace('.truth.json.gz', '');
    const packed = { track: unzipped(`${name}.track.gz`), pixels: unzipped(`${name}.pixels.gz`) };
    return [{ ...filmSet, name, isGraded: false, scene, shot: name, faults, packed }];
  });
}

function realClips(): FitClip[] {
  return Object.keys(keptCredits()).flatMap((credited) =>
    readKeptReal(credited)
      .filter(({ about }) => about.isReal && (about.role === 'whole' || about.role === 'control'))
      .map(({ about: { name }, track, pixels }): FitClip => {
        const about = { source: sourceOf(credited), isReal: true, isGraded: false, scene: 'real', shot: name };
        return { ...about, name, faults: [], packed: { track, pixels } };
      }),
  );
}

/** Views of one walk are one source. */
function sourceOf(clip: string): string {
  return clip.replace(/-view\d+$/, '');
}

export function readied(clip: FitClip): ReadyClip {
  const { packed } = clip;
  const [{ track }, { pixels }] = [decodeTrack(packed.track), decodePixels(packed.pixels)];
  return { ...clip, track, pixels, kept: keptOfClip() };
}

/** SHA-256 over what the limits are fitted on: the clips, what was planted in them, and the fitted floor. */
export function fitClipsHash(): string {
  const hash = createHash('sha256');
  for (const { name, planted, faults, packed } of fitClips()) {
    hash.update(
      JSON.stringify([name, planted ?? null, faults.map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame])]),
    );
    hash.update(packed.track).update(packed.pixels);
  }
  hash.update(readFileSync(join(root, 'src', 'measure', 'fitted', 'noise-floor.json')));
  return hash.digest('hex');
}
