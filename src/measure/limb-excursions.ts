import { jointLabel, joints } from '../terms/landmarks.ts';
import type { Evidence, Fault } from '../terms/fault.ts';
import { apart, type While } from './apart.ts';
import type { Body } from './body.ts';
import { faultOf } from './fault-of.ts';
import { departuresOf, strongerThanTwo, type Departure } from './limb-departures.ts';
import { SuddenSteps, type LimbPop } from './limb-pops.ts';
import { limbs } from './limbs.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { overlap } from './overlap.ts';
import { displacementDial, severityOf } from './severity.ts';

/** Neither of the two may be weaker than this: one wild frame is not two jumps. */
const leastEither = 2;
/** The way back leads back: cosine of the two jumps, all the limb's joints together. A limb goes on moving while it is away, so that it comes back along another way. */
const backCosine = -0.35;
/** Seen from the camera the way back may be shorter than the way away, but not by more than this. */
const backShare = 0.3;
/** For a shorter time a limb is away only in the detector's eye. */
const leastFrames = 3;
const leastUs = 100_000;
/** One that is back later had gone somewhere. */
const mostUs = 1_200_000;
/** Where the mirror image jumps by more than this share, the detector is of two minds about left and right. */
const mostMirrored = 0.55;
/** Where a joint of another limb is out of its way so much, beside this limb, the detector lost hold of the whole body. */
const mostCompany = 0.8;
/** A limb jumps as a whole: its last joint goes at least this share of what the limb does. A joint alone is the detector's slip. */
const leastLast = 0.3;
/** Arms and legs have so many joints below the trunk; head and trunk, which are no chains, have more. */
const chainJoints = 2;
const chains = limbs.filter(({ length }) => length === chainJoints);
/** Where time went on without pictures, all goes on along its way: so near to it (cosine). */
const alongCosine = 0.8;

/** `strength` says how surely the two answer each other; how large they are is another question. */
interface Excursion extends While {
  limb: readonly number[];
  away: LimbPop;
  back: LimbPop;
  /** Geometric mean of the two jumps. */
  size: number;
}

/**
 * Limbs that are elsewhere from one frame to the next, go on from there, and are back as suddenly: `teleport`, from the jump to the return.
 *
 * Confidence is 1 - exp(-size / threshold): 0.63 at the threshold, 0.95 at three times it.
 *
 * @param frames one stretch
 * @param gaps frames before which time was left out
 */
export function teleportsOf(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  gaps: ReadonlySet<number>,
  { teleport: { leastStrength } }: Limits = fittedLimits,
): Fault[] {
  const steps = new SuddenSteps(body, frames, torsoPixels);
  return chains.flatMap((limb) => {
    const pops = steps.popsOf(limb).filter(({ position, along }) => {
      return !(gaps.has(frames[position]!) && along >= alongCosine);
    });
    const excursions = excursionsOf(limb, pops, frames, body.timestampsUs);
    // Those that are too weak to be told of have their jumps all the same, which then belong to no other.
    const seen = apart(excursions, frames, body.timestampsUs)
      .filter(({ size }) => size >= leastStrength)
      .map((each) => teleportOf(each, frames, body.timestampsUs, leastStrength));
    const unseen = departuresOf(body, frames, limb, pops.filter(isWhole), leastStrength).map((each) => {
      return departureOf(limb, each, frames, body.timestampsUs, leastStrength);
    });
    return [...seen, ...unseen.filter((fault) => !seen.some((other) => overlap(fault, other)))];
  });
}

function excursionsOf(
  limb: readonly number[],
  pops: readonly LimbPop[],
  frames: readonly number[],
  timestampsUs: readonly number[],
): Excursion[] {
  return pops.flatMap((away, index) =>
    pops.slice(index + 1).flatMap((back): Excursion[] => {
      const awayUs = timestampsUs[frames[back.position]!]! - timestampsUs[frames[away.position]!]!;
      if (back.position - away.position < leastFrames || awayUs < leastUs || awayUs > mostUs) return [];
      const [less, more] = [away.torsoLengths, back.torsoLengths].toSorted((a, b) => a - b);
      const cosine = away.by.reduce((sum, by, axis) => sum + by * back.by[axis]!, 0) / (away.strength * back.strength);
      if (cosine > backCosine || less! < backShare * more!) return [];
      if (Math.max(away.mirrorShare, back.mirrorShare) > mostMirrored) return [];
      if (!isWhole(away) || !isWhole(back)) return [];
      if (Math.max(away.company, back.company) > mostCompany) return [];
      if (Math.min(away.strength, back.strength) < leastEither) return [];
      const size = Math.sqrt(away.strength * back.strength);
      return [{ limb, away, back, size, strength: -cosine * size, first: away.position, after: back.position }];
    }),
  );
}

/** Whether the limb's last joint, where it is seen, goes with the rest. */
function isWhole({ by, strength }: LimbPop): boolean {
  const [x, y] = by.slice(-2);
  const last = Math.hypot(x!, y!);
  return last === 0 || last >= leastLast * strength;
}

function teleportOf(
  { limb, away, back, size }: Excursion,
  frames: readonly number[],
  timestampsUs: readonly number[],
  leastStrength: number,
): Fault {
  return faultOf(
    {
      kind: 'teleport',
      joints: limb.map((joint) => joints[joint]!),
      firstFrame: frames[away.position]!,
      lastFrame: frames[back.position - 1]!,
      severity: severityOf(Math.max(away.torsoLengths, back.torsoLengths), displacementDial),
      confidence: 1 - Math.exp(-size / leastStrength),
      evidence: [jumpEvidence(away, size, frames, leastStrength, 'and back, over its usual steps')],
    },
    timestampsUs,
  );
}

/** A limb of which only one of the two jumps was seen. */
function departureOf(
  limb: readonly number[],
  { first, last, pop }: Departure,
  frames: readonly number[],
  timestampsUs: readonly number[],
  leastStrength: number,
): Fault {
  const least = strongerThanTwo * leastStrength;
  return faultOf(
    {
      kind: 'teleport',
      joints: limb.map((joint) => joints[joint]!),
      firstFrame: frames[first]!,
      lastFrame: frames[last]!,
      severity: severityOf(pop.torsoLengths, displacementDial),
      confidence: 1 - Math.exp(-pop.strength / least),
      evidence: [jumpEvidence(pop, pop.strength, frames, least, 'beside a time out of sight, over its usual steps')],
    },
    timestampsUs,
  );
}

function jumpEvidence(
  { joint, position }: LimbPop,
  value: number,
  frames: readonly number[],
  threshold: number,
  how: string,
): Evidence {
  const what = `jump of the ${jointLabel(joints[joint]!)} ${how}`;
  return { what, value, threshold, unit: 'times', frame: frames[position]! };
}
