import { faultKinds, type FaultKind } from '../../src/terms/kinds.ts';
import type { Half, Strength } from '../clips/bench-takes.ts';
import { matchSpans, spansOf, type Span } from './events.ts';

/** Frames by which a flag may miss. */
const tolerance = 2;

/** A clip of which the truth is known, and what somebody flagged in it. */
export interface Flagged {
  name: string;
  half: Half;
  /** Clips of one group share a sound twin. */
  shot: string;
  planted?: { kind: FaultKind; strength: Strength };
  plantedFrames: readonly number[];
  plantedEvents: readonly Span[];
  flagged: readonly number[];
}

export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

/** How well the frames and the events of a kind are found: broken clips and their sound twins pooled, so that flagging everything cannot win. */
export interface KindScore extends Score {
  kind: FaultKind;
  half: Half;
  strength: Strength;
  clips: number;
  eventF1: number;
}

/** Scores for each kind, half and strength that there are clips of. */
export function scoreKinds(all: readonly Flagged[]): KindScore[] {
  const soundOf = new Map(all.filter(({ planted }) => !planted).map((each) => [each.shot, each] as const));
  return faultKinds.flatMap((kind) =>
    (['fit', 'report'] as const).flatMap((half) =>
      (['strong', 'medium', 'weak'] as const).flatMap((strength): KindScore[] => {
        const broken = all.filter(
          (each) => each.half === half && each.planted?.kind === kind && each.planted.strength === strength,
        );
        if (broken.length === 0) return [];
        const pooled = broken.flatMap((each) => [each, soundOf.get(each.shot) ?? []].flat());
        return [{ kind, half, strength, clips: broken.length, ...frameScoreOf(pooled), eventF1: eventF1Of(pooled) }];
      }),
    ),
  );
}

/** Precision, recall and F1 by the frame, over several clips. @param within frames by which a flag may miss */
export function frameScoreOf(
  parts: readonly Pick<Flagged, 'flagged' | 'plantedFrames'>[],
  within: number = tolerance,
): Score {
  let [flagged, right, planted, found] = [0, 0, 0, 0];
  for (const part of parts) {
    const near = (frame: number, frames: readonly number[]) =>
      frames.some((other) => Math.abs(other - frame) <= within);
    flagged += part.flagged.length;
    planted += part.plantedFrames.length;
    right += part.flagged.filter((frame) => near(frame, part.plantedFrames)).length;
    found += part.plantedFrames.filter((frame) => near(frame, part.flagged)).length;
  }
  return scoreOf(flagged === 0 ? (planted === 0 ? 1 : 0) : right / flagged, planted === 0 ? 1 : found / planted);
}

/** F1 over events, found where they overlap by an intersection over union of 0.3. */
export function eventF1Of(parts: readonly Pick<Flagged, 'flagged' | 'plantedEvents'>[]): number {
  let [flagged, planted, matched] = [0, 0, 0];
  for (const part of parts) {
    const events = spansOf(part.flagged, tolerance);
    flagged += events.length;
    planted += part.plantedEvents.length;
    matched += matchSpans(part.plantedEvents, events).length;
  }
  return flagged + planted === 0 ? 1 : (2 * matched) / (flagged + planted);
}

function scoreOf(precision: number, recall: number): Score {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Mean F1 over the kinds of one strength in one half; NaN where there are none. */
export function meanF1(
  scores: readonly KindScore[],
  chosen: { half: Half; strength?: Strength; kinds: readonly FaultKind[] },
): number {
  const own = scores.filter(
    ({ half, strength, kind }) =>
      half === chosen.half &&
      (chosen.strength === undefined || strength === chosen.strength) &&
      chosen.kinds.includes(kind),
  );
  return own.reduce((sum, { f1 }) => sum + f1, 0) / own.length;
}
