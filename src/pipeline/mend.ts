import { measure } from '../measure/measure.ts';
import { astrayTorsoLengths } from '../study/repair/astray.ts';
import { applyRepairs, type Footage, type Repair, type Rushes } from '../study/repair/repair.ts';
import type { Measurement } from '../terms/measurement.ts';

/** A clip after repairs, measured anew. */
export interface Mended extends Footage {
  measurement: Measurement;
  /** Mean distance of the joints from where the model has them, in torso lengths. */
  astray: number;
}

/** @param modelTorsoPixels torso length in pixels for each frame of the model */
export function mend(rushes: Rushes, modelTorsoPixels: Float32Array, repairs: readonly Repair[]): Mended {
  const footage = applyRepairs(rushes, repairs);
  return {
    ...footage,
    measurement: measure(footage.track, footage.pixels),
    astray: astrayTorsoLengths(footage.track, rushes.model, footage.sourceFrames, modelTorsoPixels),
  };
}

/** All drift of a clip in one figure: torso lengths, over all joints and frames with evidence. */
export function totalDrift({ drift }: Measurement): number {
  return drift.driftTorsoLengths.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
}
