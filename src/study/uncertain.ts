import { joints } from '../terms/landmarks.ts';
import type { DriftSeries } from '../terms/measurement.ts';

/** Frames in which fewer than half of the joints gave evidence: silence there means nothing. */
export function uncertainFrames({ driftTorsoLengths }: DriftSeries): number {
  let uncertain = 0;
  for (let first = 0; first < driftTorsoLengths.length; first += joints.length) {
    const own = driftTorsoLengths.subarray(first, first + joints.length);
    const judged = own.reduce((count, drift) => count + (Number.isNaN(drift) ? 0 : 1), 0);
    if (judged * 2 < joints.length) uncertain += 1;
  }
  return uncertain;
}
