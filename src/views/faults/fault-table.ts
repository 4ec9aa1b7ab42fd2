import type { Fault } from '../../terms/fault.ts';
import { endOfFrame, timeOfFrame } from '../../study/frames.ts';
import { worstFirst } from '../../study/study.ts';
import { escapeText } from '../svg-tree.ts';
import {
  capitalised,
  jointsLabel,
  kindLabel,
  percentLabel,
  secondsLabel,
  severityLabel,
  torsoLengthsLabel,
} from '../words.ts';

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
  /** What was measured, and against which threshold. */
  evidence: string;
}

/** What a table of faults says, worst first: the same for the build and the page. */
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
      evidence: fault.evidence
        .map(
          ({ what, value, threshold, unit, frame }) =>
            `${what}: ${torsoLengthsLabel(value)} ${unit}, threshold ${torsoLengthsLabel(threshold)} (frame ${frame})`,
        )
        .join('; '),
    };
  });
}

/** The columns, as the build's table and the page's list both name them. */
export const faultColumns = ['What', 'Where', 'When', 'Severity', 'Confidence'] as const;

export const noFaults = 'No fault was found in this clip.';

/** The table for the build, as HTML: what a figure shows before any script runs. */
export function faultTable(rows: readonly FaultRow[], caption: string): string {
  if (rows.length === 0) return `<p class="fa-no-faults">${noFaults}</p>`;
  const cell = (text: string): string => `<td>${escapeText(text)}</td>`;
  const body = rows.map(
    ({ kind, where, time, frames, severity, confidence }) =>
      `<tr><th scope="row">${escapeText(kind)}</th>${cell(where)}${cell(`${time}, ${frames}`)}${cell(severity)}${cell(confidence)}</tr>`,
  );
  const head = faultColumns.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<table class="fa-fault-table"><caption>${escapeText(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
