import type { Evidence, Fault } from '../../terms/fault.ts';
import { capitalised, measuredLabel, percentLabel, severityLabel } from '../words.ts';
import { meaningOf } from './meanings.ts';

/** Why a fault was reported: what its kind means, each figure with the limit it passed, and how grave and how sure that is. */
export function whySentences(fault: Fault): readonly string[] {
  return [
    meaningOf(fault.kind),
    ...fault.evidence.map(evidenceSentence),
    `${capitalised(severityLabel(fault.severity))}: ${percentLabel(fault.severity)} of what we plant as strong. We are ${percentLabel(fault.confidence)} sure that it is a fault.`,
  ];
}

/** "Jump of the left wrist: 0.62 torso lengths in frame 41, 3.0 times the limit of 0.21." */
export function evidenceSentence({ what, value, threshold, unit, frame }: Evidence): string {
  return `${capitalised(what)}: ${measuredLabel(value, unit)} in frame ${frame}, ${besideLimit(value, threshold)}.`;
}

function besideLimit(value: number, threshold: number): string {
  const limit = `the limit of ${measuredLabel(threshold)}`;
  if (value < threshold) return `below ${limit}`;
  const times = value / threshold;
  return threshold > 0 && times >= 1.2 && times < 100 ? `${times.toFixed(1)} times ${limit}` : `above ${limit}`;
}
