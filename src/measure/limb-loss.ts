import type { Fault } from '../terms/fault.ts';
import type { Joint } from '../terms/landmarks.ts';
import { isRegionSeen, lookOffset, type BodyRegion } from '../terms/look.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import { indexOf, jointCount, type Body } from './body.ts';
import { faultOf } from './fault-of.ts';
import { isTurning, mayBeHidden } from './hiding.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { medianOf, percentile } from './median.ts';
import { severityOf } from './severity.ts';

/** The outer half of an arm or a leg. */
export interface OuterLimb {
  name: string;
  joints: readonly [Joint, Joint];
  regions: readonly [BodyRegion, BodyRegion];
}

export const outerLimbs: readonly OuterLimb[] = (['left', 'right'] as const).flatMap((side): OuterLimb[] => [
  { name: `the ${side} arm`, joints: [`${side}-elbow`, `${side}-wrist`], regions: [`${side}-forearm`, `${side}-hand`] },
  { name: `the ${side} leg`, joints: [`${side}-knee`, `${side}-ankle`], regions: [`${side}-shank`, `${side}-foot`] },
]);

/** Frames before and after a change that are looked at. */
const span = 3;
/** A visibility outside these is as sure as can be: the detector's own scale ends there. */
const [leastSure, mostSure] = [0.01, 0.99];
/**
 * On its own any limb that passes behind another is so much less sure as a lost one (`leastLogits`); with its colour, and past the other tests here, no real clip and no sound clip
 * reaches even half of either limit. From here on one of the two tests may be spared: that the colour changed, where the limb is not seen at all, or that nothing was near that could hide it, where the colour did.
 * Arms that pass behind the trunk in a walk reach 2.6 with another colour in their place.
 */
const goneLogits = 3.3;
/** Both are so many times what changes from frame to frame in the limb anyway, before and after: who flutters or moves fast looks otherwise all the time. */
const clearOfUsual = 2.5;
/** What changes anyway: this percentile, within so long to either side. */
const usualPercentile = 0.8;
const halfWindowUs = 700_000;
/** Most of the change comes in one frame: what goes behind something goes bit by bit. */
const suddenShare = 0.5;
/** When it is back it looks as it did, but for this share of what the change was. */
const backShare = 0.6;
/** For a shorter time a limb in motion may have passed behind something. */
const leastFrames = 4;
const leastUs = 250_000;
/** A limb that is back later had gone somewhere. */
const mostUs = 1_500_000;
/** What is weak, medium and strong of such a change: assumed, since how sure the detector stays has more to do with what lies behind a limb than with how much of it is gone. */
const logitDial = [1.5, 3, 4.5] as const;

type Colour = readonly [lightness: number, greenRed: number, blueYellow: number];

/** A change of a limb from one frame to the next: less of it (`by` above zero) or more. */
interface Change {
  position: number;
  by: number;
  colour: number;
  /** How sure it was, and how it looked, on the side where there is more of it. */
  logit: number;
  looked: readonly (Colour | undefined)[];
}

/**
 * Limbs of which, from one frame to the next, the detector is much less sure while another colour is where they were, and that are back as suddenly.
 *
 * @param frames one stretch
 */
export function limbLossesOf(
  track: Pick<Track, 'width' | 'height'>,
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  pixels: PixelStatistics,
  { lostLimb }: Limits = fittedLimits,
): Fault[] {
  return outerLimbs.flatMap((limb) => {
    const logits = frames.map((frame) => logitOf(limb, body, frame));
    const colours = frames.map((frame) => coloursOf(limb, pixels, frame));
    const changes = frames.flatMap((_, position) => changeAt(logits, colours, position, lostLimb));
    const faults: Fault[] = [];
    let after = 0;
    for (const lost of changes) {
      if (lost.by < 0 || lost.position < after) continue;
      const back = changes.find((change) =>
        isReturn(lost, change, frames, body.timestampsUs, logits, colours, lostLimb),
      );
      if (!back || !standsOut(lost, back, frames, body.timestampsUs, logits, colours)) continue;
      const before = frames.slice(lost.position - span, lost.position);
      const around = frames.slice(lost.position - span, lost.position + 2 * span);
      const torso = torsoPixels[before.at(-1)!]!;
      const isPlain =
        Math.min(lost.by, -back.by) >= goneLogits && Math.min(lost.colour, back.colour) >= lostLimb.leastColour;
      if (isTurning(body, around, torso) || (!isPlain && mayBeHidden(limb.joints, track, body, before, torso)))
        continue;
      faults.push(lossOf(limb, lost, back, frames, body.timestampsUs, lostLimb));
      after = back.position;
    }
    return faults;
  });
}

/** Log odds of the less sure of the two joints. */
function logitOf({ joints }: OuterLimb, body: Body, frame: number): number {
  const each = joints.map((joint) => {
    const visibility = body.visibility[frame * jointCount + indexOf(joint)]!;
    const sure = Math.min(mostSure, Math.max(leastSure, visibility));
    return Math.log(sure / (1 - sure));
  });
  return Math.min(...each);
}

function coloursOf({ regions }: OuterLimb, { look }: PixelStatistics, frame: number): (Colour | undefined)[] {
  return regions.map((region): Colour | undefined => {
    const at = lookOffset(frame, region);
    const [lightness, greenRed, blueYellow] = look.subarray(at, at + 3);
    return isRegionSeen(look, at) ? [lightness! / 2.55 / 2, greenRed! - 128, blueYellow! - 128] : undefined;
  });
}

function changeAt(
  logits: readonly number[],
  colours: readonly (readonly (Colour | undefined)[])[],
  position: number,
  { leastLogits, leastColour }: Limits['lostLimb'],
): Change[] {
  if (position < span || position > logits.length - span) return [];
  const before = medianOf(logits.slice(position - span, position));
  const after = medianOf(logits.slice(position, position + span));
  const by = before - after;
  const step = logits[position - 1]! - logits[position]!;
  // Half sure of it, it must have been at least.
  if (!(Math.abs(by) >= leastLogits) || !(step / by >= suddenShare) || Math.max(before, after) < 0) return [];
  const lookedBefore = typicalOf(colours.slice(position - span, position));
  const lookedAfter = typicalOf(colours.slice(position, position + span));
  const colour = distanceOf(lookedBefore, lookedAfter);
  // Where it is no longer seen at all, there is no colour to compare.
  const isGone = Number.isNaN(colour) && Math.abs(by) >= goneLogits;
  if (!(colour >= leastColour || isGone)) return [];
  return [{ position, by, colour, logit: Math.max(before, after), looked: by > 0 ? lookedBefore : lookedAfter }];
}

/** The usual colour of each region over some frames; unknown where most of them do not show it. */
function typicalOf(frames: readonly (readonly (Colour | undefined)[])[]): (Colour | undefined)[] {
  return [0, 1].map((region): Colour | undefined => {
    const seen = frames.flatMap((each) => (each[region] ? [each[region]] : []));
    if (seen.length * 2 <= frames.length) return undefined;
    return [medianOf(seen.map(([l]) => l)), medianOf(seen.map(([, a]) => a)), medianOf(seen.map(([, , b]) => b))];
  });
}

/** Of the region that changed more; NaN where neither is known on both sides. */
function distanceOf(a: readonly (Colour | undefined)[], b: readonly (Colour | undefined)[]): number {
  const each = a.flatMap((from, region) => {
    const to = b[region];
    return from && to ? [Math.hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2])] : [];
  });
  return each.length === 0 ? Number.NaN : Math.max(...each);
}

function isReturn(
  lost: Change,
  back: Change,
  frames: readonly number[],
  timestampsUs: readonly number[],
  logits: readonly number[],
  colours: readonly (readonly (Colour | undefined)[])[],
  { leastLogits, leastColour }: Limits['lostLimb'],
): boolean {
  const goneUs = timestampsUs[frames[back.position]!]! - timestampsUs[frames[lost.position]!]!;
  if (back.by > 0 || back.position - lost.position < leastFrames || goneUs < leastUs || goneUs > mostUs) return false;
  const isUncoloured = Number.isNaN(lost.colour + back.colour);
  if (isUncoloured && Math.min(lost.by, -back.by) < goneLogits) return false;
  const meanwhile = medianOf(logits.slice(lost.position, back.position));
  if (Math.min(lost.logit, back.logit) - meanwhile < leastLogits) return false;
  const looked = distanceOf(lost.looked, typicalOf(colours.slice(lost.position, back.position)));
  // Where it cannot be told how it looked meanwhile, the two changes say enough.
  const changes = [looked, lost.colour, back.colour].filter((colour) => !Number.isNaN(colour));
  const change = changes.length === 0 ? leastColour : Number.isNaN(looked) ? Math.min(...changes) : looked;
  return change >= leastColour && distanceOf(lost.looked, back.looked) <= backShare * change;
}

/** Whether what changed is clear of what changes from frame to frame in this limb before and after. */
function standsOut(
  lost: Change,
  back: Change,
  frames: readonly number[],
  timestampsUs: readonly number[],
  logits: readonly number[],
  colours: readonly (readonly (Colour | undefined)[])[],
): boolean {
  const [goneUs, backUs] = [lost.position, back.position].map((position) => timestampsUs[frames[position]!]!);
  const near = frames.flatMap((frame, position) => {
    const us = timestampsUs[frame]!;
    const isNear = us >= goneUs! - halfWindowUs && us <= backUs! + halfWindowUs;
    return position > 0 && isNear && (position < lost.position || position > back.position) ? [position] : [];
  });
  const usualLogits = percentile(
    near.map((at) => Math.abs(logits[at]! - logits[at - 1]!)),
    usualPercentile,
  );
  const steps = near.map((at) => distanceOf(colours[at - 1]!, colours[at]!)).filter((step) => !Number.isNaN(step));
  return (
    Math.min(lost.by, -back.by) >= clearOfUsual * usualLogits &&
    [lost.colour, back.colour].every((colour) => !(colour < clearOfUsual * percentile(steps, usualPercentile)))
  );
}

function lossOf(
  { name, joints }: OuterLimb,
  lost: Change,
  back: Change,
  frames: readonly number[],
  timestampsUs: readonly number[],
  { leastLogits, leastColour }: Limits['lostLimb'],
): Fault {
  const logits = Math.min(lost.by, -back.by);
  const colours = [lost.colour, back.colour].filter((each) => !Number.isNaN(each));
  // Not seen at all, it shows nothing of its colour.
  const colour = colours.length > 0 ? Math.min(...colours) : undefined;
  const firstFrame = frames[lost.position]!;
  return faultOf(
    {
      kind: 'lost-limb',
      joints,
      region: name,
      firstFrame,
      lastFrame: frames[back.position - 1]!,
      severity: Math.max(1 / 3, severityOf(logits, logitDial)),
      confidence: 1 - Math.exp(-(logits / leastLogits) * ((colour ?? leastColour) / leastColour)),
      evidence: [
        ...(colour === undefined
          ? []
          : [
              {
                what: `change of colour where ${name} should be`,
                value: colour,
                threshold: leastColour,
                unit: 'CIELAB units',
                frame: firstFrame,
              },
            ]),
        {
          what: `by how much the detector’s odds of seeing ${name} fell`,
          value: Math.exp(logits),
          threshold: Math.exp(leastLogits),
          unit: 'times',
          frame: firstFrame,
        },
      ],
    },
    timestampsUs,
  );
}
