import type { Fault } from '../terms/fault.ts';
import type { Joint } from '../terms/landmarks.ts';
import { bodyRegions, lookBytes, lookFields, type BodyRegion } from '../terms/look.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import { indexOf, jointCount, type Body } from './body.ts';
import { faultOf, type FaultWithoutTimes } from './fault-of.ts';
import { medianOf } from './median.ts';

interface Limb {
  name: string;
  joints: readonly [Joint, Joint];
  regions: readonly BodyRegion[];
}

const limbs: readonly Limb[] = (['left', 'right'] as const).flatMap((side): Limb[] => [
  {
    name: `the ${side} arm`,
    joints: [`${side}-elbow`, `${side}-wrist`],
    regions: [`${side}-forearm`, `${side}-hand`],
  },
  { name: `the ${side} leg`, joints: [`${side}-knee`, `${side}-ankle`], regions: [`${side}-shank`, `${side}-foot`] },
]);

/** Frames before and after a loss that are looked at. */
const span = 3;
/** Before it was lost the limb was seen this surely, and stood out from what lay beside it by this CIELAB distance. */
const surely = 0.8;
const leastContrast = 10;
/** It is lost when it is seen by so much less, from one frame to the next, and stands out less than it did ... */
const lostVisibility = 0.35;
const lessContrast = 0.6;
/** ... or when it stood out well, and does so by less than this share of it. */
const wellContrast = 14;
const lostContrast = 0.28;
/** It is back when it stands out by so much of what it did, and is seen as surely. */
const backShare = 0.6;
/** A limb that is back later than this had gone somewhere. */
const mostUs = 2_000_000;
/** A joint nearer to the trunk than this, in torso lengths, may be hidden by it. */
const hidingDistance = 0.12;
/** A joint nearer to another limb's joints than this may be hidden by that. */
const crossingDistance = 0.3;
/** A body turns whose shoulders or hips look so much broader or narrower, in torso lengths, within a few frames. */
const turningWidth = 0.2;
/** What another limb may be hidden by. */
const outerJoints = [
  'nose',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
] as const satisfies readonly Joint[];
/** A joint nearer to the picture's rim than this share of its width may have left it. */
const rimShare = 0.03;

/**
 * Limbs that are gone from one frame to the next, and back as suddenly: their pixels look like what lies beside them, or the detector no longer sees them, while nothing was near
 * that could have hidden them.
 *
 * @param frames one stretch
 */
export function lostLimbFaultsOf(
  track: Track,
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  pixels: PixelStatistics,
): Fault[] {
  return limbs.flatMap((limb) => {
    const faults: Fault[] = [];
    let position = span;
    while (position < frames.length - span) {
      const loss = lossAt(limb, track, body, frames, position, torsoPixels, pixels);
      const back = loss && backAt(limb, body, frames, position, pixels, loss);
      if (!loss || back === undefined) {
        position++;
        continue;
      }
      faults.push(lossFault(limb, frames[position]!, frames[back - 1]!, body.timestampsUs, loss));
      position = back;
    }
    return faults;
  });
}

/** What the limb was like before it was lost, and what is left of it. */
interface Loss {
  contrast: number;
  visibility: number;
  contrastLeft: number;
  visibilityLeft: number;
}

function lossAt(
  limb: Limb,
  track: Track,
  body: Body,
  frames: readonly number[],
  position: number,
  torsoPixels: Float32Array,
  pixels: PixelStatistics,
): Loss | undefined {
  const before = frames.slice(position - span, position);
  const after = frames.slice(position, position + span);
  const contrast = medianOf(before.map((frame) => contrastOf(limb, pixels, frame)));
  const visibility = medianOf(before.map((frame) => visibilityOf(limb, body, frame)));
  const last = before.at(-1)!;
  if (visibility < surely || contrast < leastContrast) return undefined;
  // Just before, it was still as it had been: what fades, fades behind something.
  if (visibilityOf(limb, body, last) < surely || contrastOf(limb, pixels, last) < backShare * contrast)
    return undefined;
  const contrastLeft = Math.max(...after.map((frame) => contrastOf(limb, pixels, frame)));
  const visibilityLeft = Math.max(...after.map((frame) => visibilityOf(limb, body, frame)));
  const isGone = contrast >= wellContrast && contrastLeft < lostContrast * contrast && visibilityLeft < visibility;
  const isUnseen = visibilityLeft < visibility - lostVisibility && contrastLeft < lessContrast * contrast;
  if (isTurning(body, frames.slice(position - span, position + 2 * span), torsoPixels[last]!)) return undefined;
  if (!(isGone || isUnseen) || mayBeHidden(limb, track, body, before, torsoPixels[last]!)) return undefined;
  return { contrast, visibility, contrastLeft, visibilityLeft };
}

/** Position of the first frame in which the limb is back. */
function backAt(
  limb: Limb,
  body: Body,
  frames: readonly number[],
  position: number,
  pixels: PixelStatistics,
  { contrast, visibility }: Loss,
): number | undefined {
  const lost = body.timestampsUs[frames[position]!]!;
  for (let at = position + span; at < frames.length; at++) {
    if (body.timestampsUs[frames[at]!]! - lost > mostUs) return undefined;
    const isBack =
      contrastOf(limb, pixels, frames[at]!) >= backShare * contrast &&
      visibilityOf(limb, body, frames[at]!) >= backShare * visibility;
    if (isBack) return at;
  }
  return undefined;
}

/** How far the limb's outer half stands out from what lies beside it, CIELAB; 0 where it was not seen. */
function contrastOf({ regions }: Limb, { look }: PixelStatistics, frame: number): number {
  const field = lookFields.indexOf('contrast');
  const each = regions.map((region) => {
    return look[frame * lookBytes + bodyRegions.indexOf(region) * lookFields.length + field]! / 2;
  });
  return Math.max(...each);
}

function visibilityOf({ joints }: Limb, body: Body, frame: number): number {
  return Math.min(...joints.map((joint) => body.visibility[frame * jointCount + indexOf(joint)]!));
}

/** Whether trunk, another limb or the picture's rim is so near, or the limb so fast, that it may have gone behind it or out of sight. */
function mayBeHidden({ joints }: Limb, track: Track, body: Body, before: readonly number[], torso: number): boolean {
  const [first, last] = [before[0]!, before.at(-1)!];
  const at = (joint: Joint, frame = last) => frame * jointCount + indexOf(joint);
  const [x, y] = [body.x[at(joints[1])]!, body.y[at(joints[1])]!];
  const [stepX, stepY] = [
    (x - body.x[at(joints[1], first)]!) / (before.length - 1),
    (y - body.y[at(joints[1], first)]!) / (before.length - 1),
  ];
  if (Number.isNaN(x + stepX) || Number.isNaN(body.x[at(joints[0])]!)) return true;
  const trunk = (['left-shoulder', 'right-shoulder', 'right-hip', 'left-hip'] as const).map((joint) => at(joint));
  const others = outerJoints.filter((joint) => !joints.includes(joint)).map((joint) => at(joint));
  const rim = rimShare * track.width;
  return [0, 1, 2, 3].some((ahead) => {
    const [toX, toY] = [x + ahead * stepX, y + ahead * stepY];
    if (toX < rim || toY < rim || toX > track.width - rim || toY > track.height - rim) return true;
    if (joints[1].endsWith('wrist') && distanceTo(trunk, body, toX, toY) < hidingDistance * torso) return true;
    return others.some((other) => Math.hypot(body.x[other]! - toX, body.y[other]! - toY) < crossingDistance * torso);
  });
}

/** Whether the trunk turns: then a limb may be on its far side from one frame to the next. */
function isTurning(body: Body, frames: readonly number[], torso: number): boolean {
  const widths = (['shoulder', 'hip'] as const).map((name) =>
    frames.map((frame) => {
      const [left, right] = [`left-${name}`, `right-${name}`] as const;
      return (body.x[frame * jointCount + indexOf(left)]! - body.x[frame * jointCount + indexOf(right)]!) / torso;
    }),
  );
  return widths.some((each) => !(Math.max(...each) - Math.min(...each) <= turningWidth));
}

/** Distance from a point to a four-sided figure, in pixels; 0 inside. */
function distanceTo(corners: readonly number[], body: Body, x: number, y: number): number {
  const sides = corners.map((corner, index) => {
    const next = corners[(index + 1) % corners.length]!;
    return { ax: body.x[corner]!, ay: body.y[corner]!, bx: body.x[next]!, by: body.y[next]! };
  });
  // A ray to the right leaves the figure through an odd number of sides where it starts inside.
  const crossed = sides.filter(({ ax, ay, bx, by }) => {
    return Number(ay > y) + Number(by > y) === 1 && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
  });
  if (crossed.length % 2 === 1) return 0;
  const distances = sides.map(({ ax, ay, bx, by }) => {
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    return Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y);
  });
  return Math.min(...distances);
}

function lossFault(
  { name, joints }: Limb,
  firstFrame: number,
  lastFrame: number,
  timestampsUs: readonly number[],
  { contrast, contrastLeft, visibility, visibilityLeft }: Loss,
): Fault {
  const gone = 1 - contrastLeft / contrast;
  const about: FaultWithoutTimes = {
    kind: 'lost-limb',
    joints,
    region: name,
    firstFrame,
    lastFrame,
    // How much of it is gone is not known; how surely it is, stands in.
    severity: Math.min(1, Math.max(1 / 3, (visibility - visibilityLeft) * 1.5)),
    confidence: Math.min(0.95, gone),
    evidence: [
      {
        what: `how far ${name} stands out from what lies beside it, less than`,
        value: contrastLeft,
        threshold: lostContrast * contrast,
        unit: 'CIELAB units',
        frame: firstFrame,
      },
    ],
  };
  return faultOf(about, timestampsUs);
}
