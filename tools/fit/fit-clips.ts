import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptOfClip, type Kept } from '../../src/measure/kept.ts';
import { decodePixels } from '../../src/pipeline/baked-pixels.ts';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import type { FaultKind } from '../../src/terms/kinds.ts';
import type { PixelStatistics } from '../../src/terms/pixels.ts';
import type { Track } from '../../src/terms/track.ts';
import type { PlantedFault } from '../../src/terms/truth.ts';
import { benchTakes, type ShotId, type Strength } from '../clips/bench-takes.ts';
import { readKept } from '../bench-truth/kept-set.ts';
import { keptCredits, readKeptReal } from '../bench-truth/real/kept-real.ts';
import { root } from '../setup/say.mjs';

/** A clip that limits are fitted on: of the set's half that is meant for it, or real. */
export interface FitClip {
  name: string;
  /** Real clips are left out source by source; the film set is a source of its own. */
  source: string;
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

export const setSource = 'film set';

/** Every clip of the half to fit on, and every real clip, at all rates and as a control. */
export function fitClips(): FitClip[] {
  const takes = benchTakes.filter(({ half }) => half === 'fit');
  const kept = new Map<ShotId, ReturnType<typeof readKept>>();
  const set = takes.flatMap(({ take, shot, planted }): FitClip[] => {
    if (!kept.has(shot)) kept.set(shot, readKept(shot));
    const clip = kept.get(shot)!.find(({ name }) => name === take.name);
    if (!clip) return [];
    const { name, truth, track, pixels } = clip;
    return [
      {
        name,
        source: setSource,
        shot,
        ...(planted ? { planted } : {}),
        faults: truth.faults,
        packed: { track, pixels },
      },
    ];
  });
  const real = Object.keys(keptCredits()).flatMap((source) =>
    readKeptReal(source)
      .filter(({ about }) => about.isReal && (about.role === 'whole' || about.role === 'control'))
      .map(({ about: { name }, track, pixels }): FitClip => {
        return { name, source: sourceOf(source), shot: name, faults: [], packed: { track, pixels } };
      }),
  );
  return [...set, ...real];
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
