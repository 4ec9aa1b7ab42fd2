import type { BodyPart } from '../figure/parts.ts';
import type { Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { limbOf, placeOf } from './bones.ts';

/** Size of what is not there: a bone of no size at all would have no rotation. */
const gone = 0.001;

/**
 * Ends a limb in a smooth stump: of its length from the first joint to the last, the share `left` (0 to 1) remains. Reads the lengths off
 * the bones as they stand.
 */
export function shorten(rig: Rig, pose: Pose, part: BodyPart, left: number): void {
  const { side, isArm, first, middle, last } = limbOf(part);
  const inner = isArm ? `upperarm02_${side}` : `upperleg02_${side}`;
  const [begin, within, bend, end] = [first, inner, middle, last].map((name) => placeOf(rig, name));
  const upper = { above: begin!.distanceTo(within!), below: within!.distanceTo(bend!) };
  const lower = bend!.distanceTo(end!);
  const whole = upper.above + upper.below + lower;
  const keep = left * whole;
  const size = (name: string, value: number) => pose.sizes.set(name, Math.min(1, Math.max(gone, value)));
  const toBend = upper.above + upper.below;
  if (keep >= toBend) size(middle, (keep - toBend) / lower);
  else if (keep >= upper.above) {
    // The end of a stump is closed by what hangs on the next bone, drawn together to a point.
    const share = (keep - upper.above) / upper.below;
    size(inner, share);
    size(middle, gone / Math.max(gone, share));
  } else size(first, keep / upper.above);
}
