import type { Fault } from '../../terms/fault.ts';
import type { PlantedFault } from '../../terms/truth.ts';

/** Frames by which what was found may miss what was planted. */
const tolerance = 2;

/** Whether a fault is our own mistake: most of it lies where nothing was planted. Of a clip of which nobody knows the truth, nothing is. */
export function isStray({ firstFrame, lastFrame }: Fault, planted: readonly PlantedFault[]): boolean {
  if (planted.length === 0) return false;
  let inside = 0;
  for (let frame = firstFrame; frame <= lastFrame; frame++)
    if (planted.some((each) => frame >= each.firstFrame - tolerance && frame <= each.lastFrame + tolerance)) inside++;
  return inside < (lastFrame - firstFrame + 1) / 2;
}
