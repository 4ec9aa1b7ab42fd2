import { durationFrom } from '../../study/frames.ts';
import type { Evidence, Fault } from '../../terms/fault.ts';
import type { FaultKind } from '../../terms/kinds.ts';
import type { LightSeries, Measurement } from '../../terms/measurement.ts';
import type { TimedModel } from '../chart/parts.ts';

/** What a light chart shows: the build makes one from a baked track, the page from a study. */
export interface LightChartModel extends TimedModel {
  light: LightSeries;
  /** Those of light, of the background and of clothes. */
  faults: readonly Fault[];
  /** The stretch of the clip that fills the width, in microseconds since its first frame. */
  domainUs: readonly [fromUs: number, toUs: number];
  /** What speaks for the selected fault. */
  evidence: readonly Evidence[];
}

const shownKinds: ReadonlySet<FaultKind> = new Set([
  'light-level',
  'light-colour',
  'light-direction',
  'background-flicker',
  'background-vanish',
  'clothing-change',
]);

/** Whether a fault is one of light and colour, and belongs on this chart rather than on the drift chart. */
export function isOfLight({ kind }: Pick<Fault, 'kind'>): boolean {
  return shownKinds.has(kind);
}

/** The chart's first state, from what the build knows; `null` where the clip's light was not measured. */
export function lightChartModel(
  id: string,
  timestampsUs: readonly number[],
  { light, faults }: Pick<Measurement, 'light' | 'faults'>,
): LightChartModel | null {
  if (!light) return null;
  const durationUs = durationFrom(timestampsUs);
  return {
    id,
    timestampsUs,
    durationUs,
    light,
    faults: faults.filter(isOfLight),
    domainUs: [0, durationUs],
    evidence: [],
  };
}
