import { indexOf, jointCount, mirrorOf, type Body } from './body.ts';
import type { Jumps } from './jumps.ts';
import { joints } from '../terms/landmarks.ts';

/** Both sides moved against each other when their sum is at most this share of their difference. */
const opposedShare = 0.45;
/** ... along the line between the two sides, to within this cosine. */
const alongCosine = 0.8;
/** Pairs in which a frame must show it before the whole pose is doubted. */
const pairsForDoubt = 2;

const leftJoints = joints.flatMap((joint) => (joint.startsWith('left-') ? [indexOf(joint)] : []));

/**
 * Takes back the jumps that the detector's own doubt about left and right explains: NaN, no evidence, never a fault.
 *
 * Between two readings of who is left the detector passes through a blend of them: both sides slide towards each other (or,
 * seen from a blended neighbour, apart) along the line between them while their middle stays. A body that turns does the
 * same. So a pair whose two jumps are opposed and lie along that line is withheld; where two pairs of a frame do it, or the
 * labels change there, every jump above its floor is withheld in that frame and its direct neighbours. A limb that jumps alone is
 * not touched by this: its mirror image stays.
 *
 * @param frames - one stretch.
 * @param doubtful - frames where labels changed, from `mendSwaps`.
 */
export function withholdDoubtful(
  body: Body,
  frames: readonly number[],
  doubtful: ReadonlySet<number>,
  jumps: Jumps,
): void {
  const blended = frames.map((frame) => leftJoints.filter((joint) => isOpposed(body, frame, joint, jumps)));
  frames.forEach((frame, position) => {
    const around = [position - 1, position, position + 1].filter((near) => near >= 0 && near < frames.length);
    const doubt = around.some((near) => doubtful.has(frames[near]!) || blended[near]!.length >= pairsForDoubt);
    for (let joint = 0; joint < jointCount; joint++) {
      const withheld = doubt || blended[position]!.some((left) => left === joint || mirrorOf[left] === joint);
      const at = frame * jointCount + joint;
      if (withheld && Math.hypot(jumps.x[at]!, jumps.y[at]!) > jumps.floor[at]!) clear(jumps, at);
    }
  });
}

/** Whether a joint and its mirror image jumped against each other along the line between them, one of them above its floor. */
function isOpposed(body: Body, frame: number, left: number, jumps: Jumps): boolean {
  const a = frame * jointCount + left;
  const b = frame * jointCount + mirrorOf[left]!;
  const above =
    Math.hypot(jumps.x[a]!, jumps.y[a]!) > jumps.floor[a]! || Math.hypot(jumps.x[b]!, jumps.y[b]!) > jumps.floor[b]!;
  if (!above) return false;
  const sum = Math.hypot(jumps.x[a]! + jumps.x[b]!, jumps.y[a]! + jumps.y[b]!);
  const x = jumps.x[a]! - jumps.x[b]!;
  const y = jumps.y[a]! - jumps.y[b]!;
  const difference = Math.hypot(x, y);
  if (Number.isNaN(sum) || sum > opposedShare * difference) return false;
  return (
    isAlong(x, y, jumps.expectedX[a]! - jumps.expectedX[b]!, jumps.expectedY[a]! - jumps.expectedY[b]!) ||
    isAlong(x, y, body.x[a]! - body.x[b]!, body.y[a]! - body.y[b]!)
  );
}

function isAlong(x: number, y: number, lineX: number, lineY: number): boolean {
  return Math.abs(x * lineX + y * lineY) >= alongCosine * Math.hypot(x, y) * Math.hypot(lineX, lineY);
}

function clear(jumps: Jumps, at: number): void {
  for (const series of [jumps.x, jumps.y, jumps.expectedX, jumps.expectedY, jumps.floor]) series[at] = Number.NaN;
}
