import { measure } from '../measure/measure.ts';
import { astrayTorsoLengths } from '../study/repair/astray.ts';
import { applyRepairs, repairOf, type Act, type Footage, type Repair, type Rushes } from '../study/repair/repair.ts';
import { stretchesToMend } from '../study/repair/stretches.ts';
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

/** Mending uncovers what lay beside it; more rounds than this are no method. */
const mostRounds = 3;

/** What it takes to mend every fault of a limb in one way: the repairs of a round, then of what that round uncovered, until no more is found. */
export function mendAll(
  rushes: Rushes,
  modelTorsoPixels: Float32Array,
  act: Act,
): { repairs: Repair[]; mended: Mended } {
  const repairs: Repair[] = [];
  let mended = mend(rushes, modelTorsoPixels, repairs);
  for (let round = 0; round < mostRounds; round++) {
    const stretches = stretchesToMend(mended.measurement.faults, mended.sourceFrames);
    if (stretches.length === 0) break;
    repairs.push(...stretches.map((stretch) => repairOf(act, stretch)));
    mended = mend(rushes, modelTorsoPixels, repairs);
  }
  return { repairs, mended };
}

/** All drift of a clip in one figure: torso lengths, over all joints and frames with evidence. */
export function totalDrift({ drift }: Measurement): number {
  return drift.driftTorsoLengths.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
}
