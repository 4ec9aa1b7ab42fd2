import { joints, type Joint } from '../../terms/landmarks.ts';
import type { Evidence, Fault, Told } from '../../terms/fault.ts';
import type { DriftSeries, Measurement } from '../../terms/measurement.ts';
import { durationFrom } from '../../study/frames.ts';
import { jointValue } from '../../study/joints.ts';
import { worstFirst } from '../../study/study.ts';
import type { TimedModel } from '../chart/parts.ts';
import { smooth } from './smooth.ts';

/** What a drift chart shows. The build makes one from a baked track, the page from a study: the drawing is the same. */
export interface DriftChartModel extends TimedModel {
  drift: DriftSeries;
  faults: readonly Fault[];
  told: readonly Told[];
  /** The joints that have a line, in drawing order. */
  joints: readonly Joint[];
  /** Those of them that are lit. */
  lit: readonly Joint[];
  /** Lines run together over a quarter of a second instead of frame by frame. */
  smoothed: boolean;
  /** The stretch of the clip that fills the width, in microseconds since its first frame. */
  domainUs: readonly [fromUs: number, toUs: number];
  /** What speaks for the selected fault. */
  evidence: readonly Evidence[];
  /** The same clip's drift from another run, drawn under this one as a broad line: live under baked, or the other way round. */
  under?: { drift: DriftSeries; title: string };
  /** The pair's other clip, drawn as a dotted line on the same scale. */
  other?: { timestampsUs: readonly number[]; drift: DriftSeries; title: string };
}

/** Lines that are told apart by eye: more would be a thicket. */
const mostLines = 4;

/** The joints worth a line: those of the worst faults, then those that drift most; at least one. */
export function chartJoints(measurement: Pick<Measurement, 'drift' | 'faults'>): readonly Joint[] {
  const chosen = new Set<Joint>();
  for (const fault of worstFirst(measurement.faults)) {
    for (const joint of fault.joints) if (chosen.size < mostLines) chosen.add(joint);
  }
  if (chosen.size === 0) {
    const peaks = joints.map((joint) => ({ joint, peak: peakOf(measurement.drift.driftTorsoLengths, joint) }));
    peaks.sort((a, b) => b.peak - a.peak);
    for (const { joint } of peaks.slice(0, 2)) chosen.add(joint);
  }
  return [...chosen];
}

/** The chart's first state, from what the build knows. */
export function driftChartModel(
  analysis: { timestampsUs: readonly number[]; measurement: Measurement },
  options: { id: string } & Partial<Pick<DriftChartModel, 'joints' | 'lit' | 'smoothed' | 'other' | 'durationUs'>>,
): DriftChartModel {
  const { timestampsUs, measurement } = analysis;
  const durationUs = options.durationUs ?? durationFrom(timestampsUs);
  return {
    id: options.id,
    timestampsUs,
    durationUs,
    drift: measurement.drift,
    faults: measurement.faults,
    told: measurement.told,
    joints: options.joints ?? chartJoints(measurement),
    lit: options.lit ?? [],
    smoothed: options.smoothed ?? false,
    domainUs: [0, durationUs],
    evidence: [],
    ...(options.other ? { other: options.other } : {}),
  };
}

/** A joint's values in a series, one a frame; NaN where there is no evidence. */
export function valuesOf(series: Float32Array, joint: Joint): number[] {
  return Array.from({ length: series.length / joints.length }, (_, frame) => jointValue(series, frame, joint));
}

/** The line that is drawn for a joint: raw, or run together. */
export function lineOf(
  drift: DriftSeries,
  joint: Joint,
  timestampsUs: readonly number[],
  smoothed: boolean,
): readonly number[] {
  const raw = valuesOf(drift.rawTorsoLengths, joint);
  return smoothed ? smooth(raw, timestampsUs) : raw;
}

/** A joint's highest value; 0 without evidence. */
export function peakOf(series: Float32Array, joint: Joint): number {
  let peak = 0;
  for (const value of valuesOf(series, joint)) if (value > peak) peak = value;
  return peak;
}
