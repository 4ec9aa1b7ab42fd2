import { measure } from '../../src/measure/measure.ts';
import type { FaultKind } from '../../src/terms/kinds.ts';
import { gradedKinds, type Half, type ShotId, type Strength } from '../clips/bench-takes.ts';
import { framesInside } from './figures.ts';
import type { BenchClip } from './kept-set.ts';

/** Frames by which a flag may miss. */
const tolerance = 2;

/** How well the frames of a kind are found: broken clips and their sound twins pooled, so that flagging everything cannot win. */
export interface KindScore {
  kind: FaultKind;
  half: Half;
  strength: Strength;
  clips: number;
  precision: number;
  recall: number;
  f1: number;
}

interface Flagged {
  clip: BenchClip;
  flagged: readonly number[];
  planted: readonly number[];
}

/** Measures every clip once. */
export function flagAll(clips: readonly BenchClip[]): Flagged[] {
  return clips.map((clip) => ({
    clip,
    flagged: framesInside(measure(clip.track, clip.pixels).faults),
    planted: framesInside(clip.truth.faults),
  }));
}

/** Scores for each kind, half and strength. */
export function scoreKinds(all: readonly Flagged[]): KindScore[] {
  const soundOf = new Map<ShotId, Flagged>(
    all.filter(({ clip }) => !clip.planted).map((each) => [each.clip.shot, each] as const),
  );
  return gradedKinds.flatMap((kind) =>
    (['fit', 'report'] as const).flatMap((half) =>
      (['strong', 'medium', 'weak'] as const).flatMap((strength): KindScore[] => {
        const broken = all.filter(
          ({ clip }) => clip.half === half && clip.planted?.kind === kind && clip.planted.strength === strength,
        );
        if (broken.length === 0) return [];
        const pooled = broken.flatMap((each) => [each, soundOf.get(each.clip.shot) ?? []].flat());
        return [{ kind, half, strength, clips: broken.length, ...pooledScore(pooled) }];
      }),
    ),
  );
}

function pooledScore(parts: readonly Flagged[]): Pick<KindScore, 'precision' | 'recall' | 'f1'> {
  let [flagged, right, planted, found] = [0, 0, 0, 0];
  for (const part of parts) {
    const near = (frame: number, frames: readonly number[]) =>
      frames.some((other) => Math.abs(other - frame) <= tolerance);
    flagged += part.flagged.length;
    planted += part.planted.length;
    right += part.flagged.filter((frame) => near(frame, part.planted)).length;
    found += part.planted.filter((frame) => near(frame, part.flagged)).length;
  }
  const precision = flagged === 0 ? (planted === 0 ? 1 : 0) : right / flagged;
  const recall = planted === 0 ? 1 : found / planted;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
