import type { Fault } from '../terms/fault.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import { isSeen, jointCount, type Body } from './body.ts';
import { faultOf } from './fault-of.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { medianOf, percentile } from './median.ts';
import { severityOf } from './severity.ts';

/** Frames repeated, and frames left out, that the film set plants as weak, medium and strong. */
const repeatedDial = [1, 2, 4] as const;
const droppedDial = [2, 4, 8] as const;

/**
 * Frames that only repeat the one before while time goes on around them. A clip that shows every frame n times throughout is told elsewhere and has none.
 *
 * @param repeats from `repeatsOf`
 */
export function repeatedFaultsOf(
  pixels: PixelStatistics,
  repeats: readonly boolean[],
  { repeatedFrames: { leastMotion } }: Limits = fittedLimits,
): Fault[] {
  const moving = percentile(
    pixels.difference.filter((_, frame) => frame > 0 && !repeats[frame]),
    0.5,
  );
  if (!(moving >= leastMotion)) return [];
  const faults: Fault[] = [];
  for (let frame = 1; frame < repeats.length; frame++) {
    if (!repeats[frame]) continue;
    let last = frame;
    while (repeats[last + 1]) last++;
    // A film may end on a still.
    if (last < repeats.length - 1) {
      const count = last - frame + 1;
      faults.push(
        timeFault('repeated-frames', frame, last, pixels.timestampsUs, severityOf(count, repeatedDial), 0.95, {
          what: 'frames that repeat the one before',
          value: count,
          threshold: 1,
          unit: count === 1 ? 'frame' : 'frames',
          frame,
        }),
      );
    }
    frame = last;
  }
  return faults;
}

/** Frames to either side from which the usual motion is taken. */
const around = 4;
/** Share of the joints that must have gone several times as far as usual: two frames left out make it three times. */
const leastShare = 0.6;
/** Joints that move less than this from frame to frame (torso lengths) say nothing of time. */
const leastStep = 0.008;
const leastJoints = 5;
/** A camera that moves less than this from frame to frame (frame widths) stands still. */
const leastCamera = 0.002;

/**
 * Gaps in time: between two frames the picture changes at once by far more than before and after, and it does so because everything that moves, camera or body, goes several
 * times as far.
 *
 * @param stretches frames that may be compared with each other
 * @param pops frames in which the light jumped: there a picture differs for another reason
 */
export function droppedFaultsOf(
  body: Body,
  stretches: readonly (readonly number[])[],
  torsoPixels: Float32Array,
  pixels: PixelStatistics,
  pops: ReadonlySet<number>,
  { droppedFrames: { leastSpike, leastRatio } }: Limits = fittedLimits,
): Fault[] {
  const faults: Fault[] = [];
  for (const frames of stretches)
    for (let position = 2; position < frames.length - 2; position++) {
      const frame = frames[position]!;
      const spike = spikeAt(pixels, frames, position);
      if (!(spike >= leastSpike) || pops.has(frame)) continue;
      const ratio = Math.max(
        cameraRatioAt(pixels, frames, position, leastRatio),
        bodyRatioAt(body, frames, position, torsoPixels),
      );
      if (!(ratio >= leastRatio)) continue;
      const evidence = {
        what: 'step from this frame to the next, beside the usual step',
        value: ratio,
        threshold: leastRatio,
        unit: 'times',
        frame,
      };
      const severity = severityOf(ratio - 1, droppedDial);
      const confidence = 1 - Math.exp((-spike * ratio) / (leastSpike * leastRatio));
      faults.push(
        timeFault('dropped-frames', frames[position - 1]!, frame, pixels.timestampsUs, severity, confidence, evidence),
      );
    }
  return faults;
}

/** How much more the picture changes here than in the frames beside, whichever of them changes more, for the time that passes. */
function spikeAt({ difference, timestampsUs }: PixelStatistics, frames: readonly number[], position: number): number {
  const [before, now, after] = [-1, 0, 1].map((k) => {
    const [from, to] = [frames[position + k - 1]!, frames[position + k]!];
    return difference[to]! / (timestampsUs[to]! - timestampsUs[from]!);
  });
  return now! / Math.max(before!, after!, 1e-12);
}

/** How many times as far as usual the camera went; 0 where it hardly moves. */
function cameraRatioAt(
  pixels: PixelStatistics,
  frames: readonly number[],
  position: number,
  leastRatio: number,
): number {
  // What grows by a share of itself travels by half of that at the rim.
  const travel = (frame: number) =>
    Math.hypot(pixels.shiftX[frame]!, pixels.shiftY[frame]!, (pixels.scale[frame]! - 1) / 2);
  const now = travel(frames[position]!);
  if (now < leastCamera) return 0;
  const seconds = (at: number) => (pixels.timestampsUs[frames[at]!]! - pixels.timestampsUs[frames[at - 1]!]!) / 1e6;
  const usual = medianOf(near(frames, position).map((at) => travel(frames[at]!) / seconds(at)));
  return now / seconds(position) / Math.max(usual, leastCamera / leastRatio / seconds(position));
}

/** How many times as far as usual most joints went; 0 where too few move. */
function bodyRatioAt(body: Body, frames: readonly number[], position: number, torsoPixels: Float32Array): number {
  const ratios: number[] = [];
  for (let joint = 0; joint < jointCount; joint++) {
    const now = speedOf(body, frames, joint, position);
    const usual = near(frames, position).flatMap((at) => speedOf(body, frames, joint, at) ?? []);
    if (now === undefined || usual.length < around) continue;
    const typical = medianOf(usual);
    const seconds = (body.timestampsUs[frames[position]!]! - body.timestampsUs[frames[position - 1]!]!) / 1e6;
    if (typical * seconds < leastStep * torsoPixels[frames[position]!]!) continue;
    ratios.push(now / typical);
  }
  if (ratios.length < leastJoints) return 0;
  ratios.sort((a, b) => b - a);
  // So many of all that move went at least this far.
  return ratios[Math.ceil(leastShare * ratios.length) - 1]!;
}

/** Pixels a second since the frame before; undefined where the joint was not seen. */
function speedOf(body: Body, frames: readonly number[], joint: number, position: number): number | undefined {
  const [before, frame] = [frames[position - 1]!, frames[position]!];
  if (!isSeen(body, before, joint) || !isSeen(body, frame, joint)) return undefined;
  const [a, b] = [before * jointCount + joint, frame * jointCount + joint];
  const seconds = (body.timestampsUs[frame]! - body.timestampsUs[before]!) / 1e6;
  return Math.hypot(body.x[b]! - body.x[a]!, body.y[b]! - body.y[a]!) / seconds;
}

/** Positions around one, itself left out. */
function near(frames: readonly number[], position: number): number[] {
  const from = Math.max(1, position - around);
  const to = Math.min(frames.length - 1, position + around);
  return Array.from({ length: to - from + 1 }, (_, k) => from + k).filter((at) => at !== position);
}

function timeFault(
  kind: 'repeated-frames' | 'dropped-frames',
  firstFrame: number,
  lastFrame: number,
  timestampsUs: readonly number[],
  severity: number,
  confidence: number,
  evidence: Fault['evidence'][number],
): Fault {
  const about = { kind, joints: [], region: 'time', firstFrame, lastFrame, severity, confidence, evidence: [evidence] };
  return faultOf(about, timestampsUs);
}
