import type { Fault } from '../terms/fault.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import { apart, type While } from './apart.ts';
import { faultOf } from './fault-of.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { suddenCellsOf, type SuddenCell } from './sudden-cells.ts';

/** Neither of the two changes may be weaker than this share of what both must be. */
const leastShare = 0.7;
/** For a shorter time it may be a hand that waves. */
const leastFrames = 4;
const leastUs = 150_000;
/** What goes later than this had come to stay. */
const mostUs = 1_000_000;
/** It goes where it came, beside the trunk, but for its own motion: cells. */
const mostWay = 1.6;
/** What is weak, medium and strong: the detector of poses knows nothing of it, and a cell does not tell how much of an arm there is. Assumed: as strong as the evidence. */
const mediumSeverity = 2 / 3;

/** Something of a body that is there for a while. */
interface Appearance extends While {
  came: SuddenCell;
  went: SuddenCell;
}

/**
 * Limbs that no body has: in or beside the person the picture changes from one frame to the next by more than anything that is known to be there can do by moving, and changes back as suddenly. Landmarks know nothing of
 * such a limb; where one of their own jumps, the measures of limbs tell of it.
 *
 * Confidence is 1 - exp(-strength / limit): 0.63 at the limit, 0.86 at twice it.
 *
 * @param steps from `lightStepsOf`
 * @param frames one stretch
 * @param restless frames in which the light of the whole picture changed, or time was left out: there nothing is told
 */
export function extraLimbsOf(
  track: Track,
  pixels: PixelStatistics,
  steps: Float32Array,
  frames: readonly number[],
  restless: ReadonlySet<number>,
  { extraLimb: { leastStrength } }: Limits = fittedLimits,
): Fault[] {
  const sudden = suddenCellsOf(track, pixels, steps, frames, leastShare * leastStrength).filter(
    ({ position }) => !restless.has(frames[position]!),
  );
  const appearances = sudden.flatMap((came) =>
    sudden.flatMap((went): Appearance[] => {
      const strength = Math.sqrt(came.strength * went.strength);
      if (strength < leastStrength || !isReturn(came, went, frames, pixels.timestampsUs)) return [];
      return [{ came, went, first: came.position, after: went.position, strength }];
    }),
  );
  return apart(appearances, frames, pixels.timestampsUs).map(({ came, went, strength }) =>
    faultOf(
      {
        kind: 'extra-limb',
        joints: [],
        region: 'beside the body',
        firstFrame: frames[came.position]!,
        lastFrame: frames[went.position - 1]!,
        severity: mediumSeverity,
        confidence: 1 - Math.exp(-strength / leastStrength),
        evidence: [
          {
            what: 'sudden change of light beside the body and back, over what moves there',
            value: strength,
            threshold: leastStrength,
            unit: 'times',
            frame: frames[came.position]!,
          },
        ],
      },
      pixels.timestampsUs,
    ),
  );
}

/** Whether what came goes again: in time, where it was beside the trunk, and the light changes back. */
function isReturn(
  came: SuddenCell,
  went: SuddenCell,
  frames: readonly number[],
  timestampsUs: readonly number[],
): boolean {
  const lastsUs = timestampsUs[frames[went.position]!]! - timestampsUs[frames[came.position]!]!;
  if (went.position - came.position < leastFrames || lastsUs < leastUs || lastsUs > mostUs) return false;
  if (came.step * went.step > 0) return false;
  const x = went.column - went.trunk.x - (came.column - came.trunk.x);
  const y = went.row - went.trunk.y - (came.row - came.trunk.y);
  return Math.hypot(x, y) <= mostWay;
}
