import type { Fault } from '../terms/fault.ts';
import type { Track } from '../terms/track.ts';
import { boxFit, type BoxFit, type BoxWindow } from './box-fit.ts';
import type { Body } from './body.ts';
import { faultOf } from './fault-of.ts';
import { torsoPixelsIn } from './scale.ts';
import { limbChains, limbSeriesOf, type LimbChain, type LimbSeries } from './limb-series.ts';
import { medianOf, percentile } from './median.ts';
import { severityOf } from './severity.ts';

/** What the film set plants as a weak, medium and strong change of a bone, shares of its length. */
const stretchDial = [0.15, 0.3, 0.6] as const;

/** A limb that grows does so at once and stays so for this long, seconds: what lasts longer cannot be told from a limb of that length. */
const shortestSeconds = 0.16;
const longestSeconds = 1;
/** How a change is looked at: the limb's swing at a walk and a run, and its second harmonic, is slow. */
const view = { sideSeconds: 0.35, leastAtSide: 4, slowHertz: 2 } as const;
/** A limb grows from one frame to the next, or takes a few: seconds. */
const ramps = [0.03, 0.1] as const;

/** Least change of the whole limb, as the natural logarithm of a ratio: the detector shows about a third of what a bone grew by. Of a
 * leg it must be more: where its root lies, inside the hips, is guessed, and sways with the gait. */
export const leastChange = { arm: 0.085, leg: 0.12 } as const;
/** ... in standard errors of it: real and sound clips reach 4.1 with all else that is asked. */
export const leastErrors = 4.5;
/** ... and with the limb's tilt towards the camera taken out, which has noise of its own. */
export const leastUntiltedErrors = 4.2;
/** So much of the change must be there with the tilt taken out: the rest may be a limb that swings to the camera. */
const untiltedShare = 0.45;
/** The detector shares a bone's growth out between both: the less changed has this share of the more changed at least. */
const sharedOut = 0.3;
/** The limb points where it did: radians for each unit of change. A limb that jumps or is drawn anew turns. */
const mostTurn = 0.3;
/** ... and does not swing so far meanwhile, radians: on such a way it may point to the camera and away again. */
const mostSwing = 1;
/** Both the coming and the going are this share of the change. */
const edgeShare = 0.55;
/** Where trunk and other limbs change by this share of it with it (their median), it is the picture that grows or shrinks. */
const commonShare = 0.4;
/** Against how much the limb's length changes within {@link stepSeconds} in the rest of the clip, mostly: a gait does it twice a cycle. */
export const beyondOwn = 2;
const stepSeconds = 1 / 6;
const ownPercentile = 0.7;
/** A limb seen less surely is guessed. */
const surely = 0.8;
/** Standard errors at which confidence is 1 - 1 / e. */
const confidenceErrors = 3;

/** A while in which a limb is another length. Places count within the stretch. */
interface Change {
  first: number;
  last: number;
  whole: BoxFit;
  untilted: BoxFit;
  /** Change of the bone that changed more: a logarithm. */
  bone: number;
  /** Whether the rest of the body does not change with it. */
  isOwn: boolean;
}

/**
 * Limbs that are longer or shorter for a while. A limb that turns towards the camera, or that swings, looks shorter too: but it changes slowly, or
 * points elsewhere at the end of it, or does it again and again, or the landmarks' depth explains it. What is left comes within a few frames,
 * stays, and goes as fast, along the limb's own line, in both its bones (the detector knows how long bones are, and shares out what one has grown by).
 *
 * Silent where the track has no depth, below about 12 frames a second, and within a third of a second from the ends of a stretch.
 *
 * @param frames one stretch
 */
export function limbLengthFaultsOf(
  track: Track,
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
): Fault[] {
  const seconds = frames.map((frame) => body.timestampsUs[frame]! / 1e6);
  const all = limbChains.map((chain) => limbSeriesOf(track, body, frames, torsoPixels, chain));
  const torso = frames.map((frame) => Math.log(torsoPixelsIn(body, frame) / torsoPixels[frame]!));
  return limbChains.flatMap((chain, index) => {
    const others = [torso, ...all.filter((_, other) => other !== index).map(({ whole }) => whole)];
    return strongest(changesOf(all[index]!, others, seconds, leastChangeOf(chain))).map((change) =>
      changeFault(chain, change, frames, body.timestampsUs),
    );
  });
}

function leastChangeOf({ joints: [root] }: LimbChain): number {
  return leastChange[root.endsWith('hip') ? 'leg' : 'arm'];
}

/** @param others the whole lengths of the other limbs, and of the trunk */
function changesOf(
  series: LimbSeries,
  others: readonly (readonly number[])[],
  seconds: readonly number[],
  least: number,
): Change[] {
  const changes: Change[] = [];
  for (let first = view.leastAtSide; first < seconds.length - view.leastAtSide; first++) {
    const coming = stepAt(series.whole, first);
    if (!(Math.abs(coming) >= edgeShare * least)) continue;
    for (let last = first + 1; last < seconds.length - view.leastAtSide; last++) {
      const lasts = seconds[last]! - seconds[first]!;
      if (lasts > longestSeconds) break;
      const going = -stepAt(series.whole, last + 1);
      if (lasts < shortestSeconds || !(going * Math.sign(coming) >= edgeShare * least)) continue;
      for (const rampSeconds of ramps) {
        const change = changeWithin(series, others, seconds, { ...view, first, last, rampSeconds }, least);
        if (change && Math.min(coming / change.whole.height, going / change.whole.height) >= edgeShare)
          changes.push(change);
      }
    }
  }
  return changes;
}

/** How much a series steps up between the three places before and the three from here on; NaN at a gap. */
function stepAt(series: readonly number[], place: number): number {
  // The first place is on its way; the one before may be.
  const [before, after] = [series.slice(Math.max(0, place - 3), place), series.slice(place + 1, place + 4)];
  if ([...before, ...after].some(Number.isNaN)) return Number.NaN;
  return medianOf(after) - medianOf(before);
}

function changeWithin(
  series: LimbSeries,
  others: readonly (readonly number[])[],
  seconds: readonly number[],
  window: BoxWindow,
  least: number,
): Change | undefined {
  const { first, last } = window;
  const fit = boxFit(seconds, window);
  const whole = fit?.(series.whole);
  if (!fit || !whole || Math.abs(whole.height) < least || Math.abs(whole.errors) < leastErrors) return undefined;
  const [untilted, upper, lower, direction] = (['untilted', 'upper', 'lower', 'direction'] as const).map((name) =>
    fit(series[name]),
  );
  if (!untilted || !upper || !lower || !direction) return undefined;
  const sign = Math.sign(whole.height);
  const bones = [sign * upper.height, sign * lower.height];
  const isShared = Math.min(...bones) >= sharedOut * Math.max(...bones);
  const isThere = sign * untilted.errors >= leastUntiltedErrors && untilted.height / whole.height >= untiltedShare;
  const isAlong = Math.abs(direction.height) <= mostTurn * Math.abs(whole.height);
  const directions = series.direction.slice(first, last + 1);
  const isStill = Math.max(...directions) - Math.min(...directions) <= mostSwing;
  const isSeen = Math.min(...series.visibility.slice(first - view.leastAtSide, last + view.leastAtSide + 1)) >= surely;
  if (!isShared || !isThere || !isAlong || !isStill || !isSeen) return undefined;
  if (Math.abs(whole.height) < beyondOwn * ownChange(series.whole, seconds, first, last)) return undefined;
  const isOwn = !isCommon(whole.height, others, fit);
  return { first, last, whole, untilted, bone: sign * Math.max(...bones), isOwn };
}

/** Whether the rest of the body, on the whole, becomes longer or shorter with the limb: a zoom does that to all of it. */
function isCommon(
  height: number,
  others: readonly (readonly number[])[],
  fit: (series: readonly number[]) => BoxFit | undefined,
): boolean {
  const heights = others.flatMap((series) => fit(series)?.height ?? []).filter((each) => !Number.isNaN(each));
  return heights.length > 0 && medianOf(heights) / height >= commonShare;
}

/** How much a series mostly changes within a sixth of a second, away from both ends of a while. */
function ownChange(series: readonly number[], seconds: readonly number[], first: number, last: number): number {
  const changes: number[] = [];
  let later = 0;
  seconds.forEach((time, place) => {
    while (later < seconds.length && seconds[later]! - time < stepSeconds) later++;
    const touches = [first, last + 1].some((edge) => place < edge + 2 && later >= edge - 2);
    if (later < seconds.length && !touches) changes.push(Math.abs(series[later]! - series[place]!));
  });
  return percentile(changes, ownPercentile);
}

/** Of those that share a frame the surest; none where one of them is not the limb's own, as a zoom leaves readings beside it that seem to be. */
function strongest(changes: readonly Change[]): Change[] {
  const shareFrame = (a: Change, b: Change) => a.first <= b.last && b.first <= a.last;
  const common = changes.filter(({ isOwn }) => !isOwn);
  const own = changes.filter((change) => change.isOwn && !common.some((other) => shareFrame(change, other)));
  const kept: Change[] = [];
  for (const change of own.toSorted((a, b) => Math.abs(b.whole.errors) - Math.abs(a.whole.errors)))
    if (!kept.some((other) => shareFrame(change, other))) kept.push(change);
  return kept.toSorted((a, b) => a.first - b.first);
}

function changeFault(
  chain: LimbChain,
  { first, last, whole, untilted, bone }: Change,
  frames: readonly number[],
  timestampsUs: readonly number[],
): Fault {
  const { name, joints } = chain;
  const way = whole.height > 0 ? 'longer' : 'shorter';
  const percent = (logarithm: number) => 100 * Math.abs(Math.exp(logarithm) - 1);
  const frame = frames[Math.round((first + last) / 2)]!;
  const sign = Math.sign(whole.height);
  return faultOf(
    {
      kind: 'stretch',
      joints: joints.slice(1),
      region: name,
      firstFrame: frames[first]!,
      lastFrame: frames[last]!,
      severity: severityOf(Math.abs(Math.exp(bone) - 1), stretchDial),
      confidence: 1 - Math.exp(-Math.min(Math.abs(whole.errors), Math.abs(untilted.errors)) / confidenceErrors),
      evidence: [
        {
          what: `how much ${way} ${name} is than just before and after`,
          value: percent(whole.height),
          threshold: percent(sign * leastChangeOf(chain)),
          unit: 'per cent',
          frame,
        },
        {
          what: `how surely it is not a limb that swings, or turns to the camera`,
          value: Math.abs(untilted.errors),
          threshold: leastUntiltedErrors,
          unit: 'standard errors',
          frame,
        },
      ],
    },
    timestampsUs,
  );
}
