import type { Fault } from '../terms/fault.ts';
import { lookFields, lookOffset } from '../terms/look.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import { indexOf, jointCount, type Body } from './body.ts';
import { faultOf, type FaultWithoutTimes } from './fault-of.ts';
import { isTurning, mayBeHidden } from './hiding.ts';
import { outerLimbs, type OuterLimb } from './limb-loss.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { medianOf } from './median.ts';

/** Frames before and after a loss that are looked at. */
const span = 3;
/** Before it was lost the limb was seen this surely, and stood out from what lay beside it by this CIELAB distance. */
const surely = 0.8;
const leastContrast = 10;
/** It is lost when it is seen by less, from one frame to the next, and stands out less than so much of what it did ... */
const lessContrast = 0.6;
/** ... or when it stood out well, and hardly does so any more. */
const wellContrast = 14;
/** It is back when it stands out by so much of what it did, and is seen as surely. */
const backShare = 0.6;
/** A limb that is back later than this had gone somewhere. */
const mostUs = 2_000_000;
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
  { lostLimb }: Limits = fittedLimits,
): Fault[] {
  return outerLimbs.flatMap((limb) => {
    const faults: Fault[] = [];
    let position = span;
    while (position < frames.length - span) {
      const loss = lossAt(limb, track, body, frames, position, torsoPixels, pixels, lostLimb);
      const back = loss && backAt(limb, body, frames, position, pixels, loss);
      if (!loss || back === undefined) {
        position++;
        continue;
      }
      faults.push(lossFault(limb, frames[position]!, frames[back - 1]!, body.timestampsUs, loss, lostLimb));
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
  /** Whether hardly anything of it stands out any more; else it was the detector that no longer saw it. */
  isGone: boolean;
}

function lossAt(
  limb: OuterLimb,
  track: Track,
  body: Body,
  frames: readonly number[],
  position: number,
  torsoPixels: Float32Array,
  pixels: PixelStatistics,
  { leastVisibility, mostContrast }: Limits['lostLimb'],
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
  const isGone = contrast >= wellContrast && contrastLeft < mostContrast * contrast && visibilityLeft < visibility;
  const isUnseen = visibilityLeft < visibility - leastVisibility && contrastLeft < lessContrast * contrast;
  if (!(isGone || isUnseen)) return undefined;
  if (isTurning(body, frames.slice(position - span, position + 2 * span), torsoPixels[last]!)) return undefined;
  if (mayBeHidden(limb.joints, track, body, before, torsoPixels[last]!)) return undefined;
  return { contrast, visibility, contrastLeft, visibilityLeft, isGone };
}

/** Position of the first frame in which the limb is back. */
function backAt(
  limb: OuterLimb,
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
function contrastOf({ regions }: OuterLimb, { look }: PixelStatistics, frame: number): number {
  const field = lookFields.indexOf('contrast');
  const each = regions.map((region) => {
    return look[lookOffset(frame, region) + field]! / 2;
  });
  return Math.max(...each);
}

function visibilityOf({ joints }: OuterLimb, body: Body, frame: number): number {
  return Math.min(...joints.map((joint) => body.visibility[frame * jointCount + indexOf(joint)]!));
}

function lossFault(
  { name, joints }: OuterLimb,
  firstFrame: number,
  lastFrame: number,
  timestampsUs: readonly number[],
  { contrast, contrastLeft, visibility, visibilityLeft, isGone }: Loss,
  { leastVisibility, mostContrast }: Limits['lostLimb'],
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
        what: `how little ${name} stands out from what lies beside it`,
        value: contrastLeft,
        threshold: (isGone ? mostContrast : lessContrast) * contrast,
        unit: 'CIELAB units',
        frame: firstFrame,
      },
      ...(isGone
        ? []
        : [
            {
              what: `how much less sure the detector is that it sees ${name}`,
              value: 100 * (visibility - visibilityLeft),
              threshold: 100 * leastVisibility,
              unit: 'per cent',
              frame: firstFrame,
            },
          ]),
    ],
  };
  return faultOf(about, timestampsUs);
}
