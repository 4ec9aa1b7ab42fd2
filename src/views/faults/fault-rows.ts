import type { Fault } from '../../terms/fault.ts';
import { endOfFrame, timeOfFrame } from '../../study/frames.ts';
import { worstFirst } from '../../study/study.ts';
import { capitalised, jointsLabel, kindLabel, percentLabel, secondsLabel, severityLabel } from '../words.ts';
import { whySentences } from './why.ts';

/** A fault in a reader's words. */
export interface FaultRow {
  kind: string;
  where: string;
  /** "1.20 to 1.66 s" */
  time: string;
  /** "frames 36 to 49" */
  frames: string;
  /** "strong (0.92)" */
  severity: string;
  /** "88 %" */
  confidence: string;
  /** What the kind means, what was measured, and against which limit: sentences. */
  why: readonly string[];
}

/** The faults in words, worst first. */
export function faultRows(
  faults: readonly Fault[],
  timestampsUs: readonly number[],
  durationUs: number,
): readonly FaultRow[] {
  return worstFirst(faults).map((fault) => {
    const from = timeOfFrame(timestampsUs, fault.firstFrame);
    const to = endOfFrame(timestampsUs, fault.lastFrame, durationUs);
    const many = fault.lastFrame > fault.firstFrame;
    return {
      kind: capitalised(kindLabel(fault.kind)),
      where: jointsLabel(fault.joints, fault.region),
      time: `${(from / 1e6).toFixed(2)} to ${secondsLabel(to)}`,
      frames: many ? `frames ${fault.firstFrame} to ${fault.lastFrame}` : `frame ${fault.firstFrame}`,
      severity: `${severityLabel(fault.severity)} (${fault.severity.toFixed(2)})`,
      confidence: percentLabel(fault.confidence),
      why: whySentences(fault),
    };
  });
}
