import type { Fault } from '../terms/fault.ts';
import { jointLabel, type Joint, type Landmark } from '../terms/landmarks.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';
import { indexOf, jointCount, type Body } from './body.ts';
import { faultOf } from './fault-of.ts';
import { limbChains, type LimbChain } from './limb-series.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { medianOf } from './median.ts';
import { severityOf } from './severity.ts';

/** What the film set plants as weak, medium and strong: degrees past the limit. */
const bendDial = [10, 30, 60] as const;

/** How far the hinges of a body go the wrong way, degrees: knees are bent back by up to 10, elbows by 10 to 15 (measures.md). */
const hinges = {
  knee: { limit: 10, sense: 1 },
  elbow: { limit: 10, sense: -1 },
} as const;

/** Which way a body faces is asked of this long before and after, seconds: longer than a fault that moves the feet, shorter than a turn. */
const facingSeconds = 0.35;
/** Seen from the side feet are this long, and the nose of a head that looks ahead this far before the ears, torso lengths: half of what they are in full profile. */
const leastFoot = 0.18;
const leastNose = 0.08;
/** A foot that points so far the other way belongs to a leg that has turned. */
const turnedFoot = -0.2;
/** A bone shorter than this, torso lengths, points to the camera or away: its bend is seen from the wrong side. */
const leastBone = 0.4;
/** An upper arm within this of the trunk's line hangs: raised, it can roll until the forearm points anywhere. Degrees. */
const hanging = 35;
/** Shoulders this far apart in the picture, torso lengths, are no profile (square on they are 0.68): an arm across the chest looks bent back. */
const profileShoulders = 0.4;
/** One frame is a slip of the detector, and this long between two evidence frames is one fault, seconds. */
const leastFrames = 2;
const longestPauseSeconds = 0.25;
/** Sum of evidence ratios at which confidence is 1 - 1 / e. */
const confidenceScale = 2.5;

/** A left and a right limb: in profile the detector exchanges them, and a hinge that bends wrong in either is one fault. */
type Pair = readonly [left: LimbChain, right: LimbChain];

const pairs: readonly Pair[] = [
  [limbChains[0]!, limbChains[2]!],
  [limbChains[1]!, limbChains[3]!],
];

/** How far a pair of hinges is bent the wrong way in a frame. */
interface Bend {
  /** Place in the stretch. */
  place: number;
  /** Of the hinge that is bent more. */
  degrees: number;
  chain: LimbChain;
}

/**
 * Knees and elbows that bend the wrong way, where a body is seen from the side: feet and nose tell which way it faces, and so which way its
 * hinges bend. Seen from the front a hinge's way of bending is along the line of sight, and nothing is said.
 *
 * @param frames one stretch
 */
export function wrongBendFaultsOf(
  track: Track,
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  { wrongBend: { leastDegrees } }: Limits = fittedLimits,
): Fault[] {
  const facing = facingOf(track, body, frames, torsoPixels);
  return pairs.flatMap((pair) => {
    const bends = frames.flatMap((frame, place) =>
      pair.flatMap((chain): Bend[] => {
        const degrees = wrongDegrees(chain, track, body, frame, torsoPixels[frame]!, facing[place]!);
        return degrees >= leastDegrees ? [{ place, degrees, chain }] : [];
      }),
    );
    return runsOf(bends, frames, body.timestampsUs).map((run) =>
      runFault(run, frames, body.timestampsUs, leastDegrees),
    );
  });
}

function hingeOf({ joints: [, middle] }: LimbChain) {
  return middle.endsWith('knee') ? hinges.knee : hinges.elbow;
}

/** Which way the body faces in the picture, place after place: 1 to the right, -1 to the left, 0 where it is not seen from the side. */
function facingOf(track: Track, body: Body, frames: readonly number[], torsoPixels: Float32Array): number[] {
  const noses = frames.map((frame) => {
    const ears = (xOf(track, frame, 'left-ear') + xOf(track, frame, 'right-ear')) / 2;
    return (xOf(track, frame, 'nose') - ears) / torsoPixels[frame]!;
  });
  const feet = (['left', 'right'] as const).map((side) =>
    frames.map((frame) => footOf(track, frame, side) / torsoPixels[frame]!),
  );
  return frames.map((frame) => {
    const near = frames.flatMap((other, place) =>
      Math.abs(body.timestampsUs[other]! - body.timestampsUs[frame]!) <= facingSeconds * 1e6 ? [place] : [],
    );
    const over = (...series: readonly (readonly number[])[]) =>
      medianOf(near.flatMap((place) => series.map((each) => each[place]!)).filter((value) => !Number.isNaN(value)));
    const foot = over(...feet);
    if (!(Math.abs(foot) >= leastFoot)) return 0;
    const way = Math.sign(foot);
    const nose = way * over(noses);
    // A head may be turning to the camera while the legs are still seen from the side: feet that both say so are enough.
    const areFeetSure = nose > -leastNose && feet.every((side) => way * over(side) >= leastFoot);
    return nose >= leastNose || areFeetSure ? way : 0;
  });
}

/** Degrees by which a limb is bent the wrong way in a frame; negative the right way, NaN where that cannot be said. */
function wrongDegrees(
  chain: LimbChain,
  track: Track,
  body: Body,
  frame: number,
  torso: number,
  facing: number,
): number {
  if (facing === 0) return Number.NaN;
  const [root, middle, end] = chain.joints;
  const [upper, lower] = [boneOf(body, frame, root, middle), boneOf(body, frame, middle, end)];
  if (!(Math.min(upper.length, lower.length) >= leastBone * torso)) return Number.NaN;
  if (middle.endsWith('knee')) {
    const side = middle.startsWith('left') ? 'left' : 'right';
    if (facing * footOf(track, frame, side) < turnedFoot * torso) return Number.NaN;
  } else {
    const shoulders = boneOf(body, frame, 'left-shoulder', 'right-shoulder');
    if (!(shoulders.length <= profileShoulders * torso)) return Number.NaN;
    const trunk = boneOf(body, frame, root, root.replace('shoulder', 'hip') as Joint);
    if (!(Math.abs(degreesFrom(trunk, upper)) <= hanging)) return Number.NaN;
  }
  return -facing * hingeOf(chain).sense * degreesFrom(upper, lower);
}

interface Bone {
  x: number;
  y: number;
  length: number;
}

function boneOf(body: Body, frame: number, from: Joint, to: Joint): Bone {
  const [a, b] = [frame * jointCount + indexOf(from), frame * jointCount + indexOf(to)];
  const [x, y] = [body.x[b]! - body.x[a]!, body.y[b]! - body.y[a]!];
  return { x, y, length: Math.hypot(x, y) };
}

/** Angle from one bone to another, degrees, clockwise in the picture. */
function degreesFrom(from: Bone, to: Bone): number {
  return (Math.atan2(from.x * to.y - from.y * to.x, from.x * to.x + from.y * to.y) * 180) / Math.PI;
}

function xOf(track: Track, frame: number, name: Landmark): number {
  const landmark = landmarksOf(track.model).indexOf(name);
  return landmark < 0 ? Number.NaN : track.values[landmarkOffset(track, frame, landmark) + field.x]!;
}

/** From heel to toe in the picture, pixels to the right. */
function footOf(track: Track, frame: number, side: 'left' | 'right'): number {
  return xOf(track, frame, `${side}-foot-index`) - xOf(track, frame, `${side}-heel`);
}

/** Bends of one pair, close together in time; those of one frame only are none. */
function runsOf(bends: readonly Bend[], frames: readonly number[], timestampsUs: readonly number[]): Bend[][] {
  const runs: Bend[][] = [];
  for (const bend of bends) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const pauseUs = before ? timestampsUs[frames[bend.place]!]! - timestampsUs[frames[before.place]!]! : Infinity;
    if (last && pauseUs <= longestPauseSeconds * 1e6) last.push(bend);
    else runs.push([bend]);
  }
  return runs.filter((run) => new Set(run.map(({ place }) => place)).size >= leastFrames);
}

function runFault(
  run: readonly Bend[],
  frames: readonly number[],
  timestampsUs: readonly number[],
  leastDegrees: number,
): Fault {
  const sum = (bends: readonly Bend[]) => bends.reduce((total, { degrees }) => total + degrees, 0);
  const sides = [...Map.groupBy(run, ({ chain }) => chain)].map(([chain, bends]) => ({ chain, bends }));
  const { chain, bends } = sides.reduce((a, b) => (sum(b.bends) > sum(a.bends) ? b : a));
  const { limit } = hingeOf(chain);
  const worst = bends.reduce((a, b) => (b.degrees > a.degrees ? b : a));
  const [, middle, end] = chain.joints;
  return faultOf(
    {
      kind: 'wrong-bend',
      joints: [middle, end],
      region: chain.name,
      firstFrame: frames[run[0]!.place]!,
      lastFrame: frames[run.at(-1)!.place]!,
      severity: severityOf(worst.degrees - limit, bendDial),
      confidence: 1 - Math.exp(-sum(run) / leastDegrees / confidenceScale),
      evidence: [
        {
          what: `how far the ${jointLabel(middle)} is bent the wrong way`,
          value: worst.degrees,
          threshold: leastDegrees,
          unit: 'degrees',
          frame: frames[worst.place]!,
        },
      ],
    },
    timestampsUs,
  );
}
