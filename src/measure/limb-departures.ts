import { jointCount, type Body } from './body.ts';
import type { LimbPop } from './limb-pops.ts';

/** Nobody sees the limb come back: its one jump must be so many times as strong as two that answer each other. */
export const strongerThanTwo = 1.45;
/** ... as large as a medium displacement, torso lengths ... */
const leastTorsoLengths = 0.3;
/** ... and seen plainly on either side: a limb that goes out of sight is guessed long before it is gone. */
const plainly = 0.75;
/** It is out of sight within this, else it went somewhere and stays there. */
const mostUs = 600_000;
/** For a shorter time a limb is away only in the detector's eye. */
const leastFrames = 3;
/** Where the mirror image jumps by more than this share, or a joint elsewhere is out of its way so much, it is the detector. */
const mostMirrored = 0.4;
const mostCompany = 0.5;

/** A while in which a limb is elsewhere. Places count within the stretch, both are included. */
export interface Departure {
  first: number;
  last: number;
  pop: LimbPop;
}

/**
 * Limbs that jump and are out of sight before they could jump back, or that come into sight elsewhere and jump to where they belong.
 *
 * @param pops of one limb, over one stretch
 * @param leastStrength of a limb that is seen to jump both ways
 */
export function departuresOf(
  body: Body,
  frames: readonly number[],
  limb: readonly number[],
  pops: readonly LimbPop[],
  leastStrength: number,
): Departure[] {
  const seenAt = (place: number) => {
    const frame = frames[place];
    return frame !== undefined && limb.some((joint) => !Number.isNaN(body.x[frame * jointCount + joint]!));
  };
  const timeAt = (place: number) => body.timestampsUs[frames[place]!]!;
  return pops.flatMap((pop): Departure[] => {
    const isClear = pop.strength >= strongerThanTwo * leastStrength && pop.torsoLengths >= leastTorsoLengths;
    const isAlone = pop.mirrorShare <= mostMirrored && pop.company <= mostCompany;
    if (!isClear || !isAlone || !isPlain(body, frames, limb, pop.position)) return [];
    let [first, last] = [pop.position - 1, pop.position];
    while (seenAt(last + 1)) last++;
    while (seenAt(first - 1)) first--;
    const lost = { first: pop.position, last, pop };
    const found = { first, last: pop.position - 1, pop };
    return [...(last + 1 < frames.length ? [lost] : []), ...(first > 0 ? [found] : [])].filter((each) => {
      const isShort = timeAt(each.last) - timeAt(each.first) <= mostUs;
      return (
        isShort &&
        each.last - each.first + 1 >= leastFrames &&
        pops.every((other) => other === pop || !isWithin(other, each))
      );
    });
  });
}

/** A limb that jumps again meanwhile is one that the detector cannot hold. */
function isWithin({ position }: LimbPop, { first, last }: Departure): boolean {
  return first <= position && position <= last + 1;
}

function isPlain(body: Body, frames: readonly number[], limb: readonly number[], place: number): boolean {
  return [place - 1, place].every((at) => {
    const frame = frames[at]!;
    return Math.max(...limb.map((joint) => body.visibility[frame * jointCount + joint]!)) >= plainly;
  });
}
