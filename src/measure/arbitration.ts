import type { Fault } from '../terms/fault.ts';
import { indexOf, jointCount } from './body.ts';
import { evidenceDrift } from './faults.ts';
import type { Jumps } from './jumps.ts';

/** A part that is drawn anew jumps in at least this share of the frames between its first and its last. */
const restlessShare = 0.5;

/**
 * Settles what two measures say of the same joints in the same frames. Of a part that jumps all the time each frame is a step: it is redrawn, and no more is said. One that
 * is quiet between its step away and its step back is elsewhere, or turned, and the jumps at its ends are those steps.
 *
 * @param jumpFaults from `faultsOf`
 * @param excursions from `excursionsOf`
 */
export function settled(jumpFaults: readonly Fault[], excursions: readonly Fault[], jumps: Jumps): Fault[] {
  const kept = excursions.filter((one) => {
    return !jumpFaults.some((other) => other.kind === 'redrawn' && meets(one, other) && isRestless(one, jumps));
  });
  return [...jumpFaults.filter((one) => !kept.some((other) => meets(one, other))), ...kept];
}

function meets(a: Fault, b: Fault): boolean {
  return (
    a.firstFrame <= b.lastFrame + 1 &&
    b.firstFrame <= a.lastFrame + 1 &&
    a.joints.some((joint) => b.joints.includes(joint))
  );
}

/** Whether a part goes on jumping between its steps, whose own frames and their neighbours do not count. */
function isRestless({ firstFrame, lastFrame, joints }: Fault, jumps: Jumps): boolean {
  const own = joints.map(indexOf);
  let [restless, frames] = [0, 0];
  for (let frame = firstFrame + 1; frame < lastFrame; frame++) {
    frames++;
    const jumped = own.some((joint) => {
      const at = frame * jointCount + joint;
      return Math.hypot(jumps.x[at]!, jumps.y[at]!) - jumps.floor[at]! >= evidenceDrift;
    });
    if (jumped) restless++;
  }
  return frames > 0 && restless >= restlessShare * frames;
}
