import type { Fault } from '../terms/fault.ts';
import type { Box } from '../terms/box.ts';
import type { FaultKind } from '../terms/kinds.ts';
import type { DriftSeries, Measurement } from '../terms/measurement.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import { hasPerson, type Track } from '../terms/track.ts';
import { arbitrate } from './one-name.ts';
import { bodyOf, jointCount, type Body } from './body.ts';
import { cutsOf } from './cuts.ts';
import { withholdDoubtful } from './doubt.ts';
import { faultsOf } from './faults.ts';
import { headTwistFaultsOf } from './head-twist.ts';
import { emptyJumps, measureJumps, type Jumps } from './jumps.ts';
import { teleportsOf } from './limb-excursions.ts';
import { lightSeriesOf } from './light-series.ts';
import { tremblingLimbsOf } from './limb-jitter.ts';
import { limbLengthFaultsOf } from './limb-length.ts';
import { fittedFloor, type NoiseFloor } from './noise-floor.ts';
import { torsoPixelsOf } from './scale.ts';
import { pictureFaultsOf } from './picture-faults.ts';
import { scoreOf } from './score.ts';
import { repeatsOf, stretchesOf } from './stretches.ts';
import { mendSwaps } from './swaps.ts';
import { toldOf } from './told.ts';
import { unjudgedOf, type Unjudged } from './unjudged.ts';
import { wrongBendFaultsOf } from './wrong-bend.ts';

export interface MeasureOptions {
  /** What noise and a living body explain; the fitted one unless told otherwise. */
  floor?: NoiseFloor;
  /** Boxes around the other people of each frame, pixels; none unless told otherwise. */
  others?: readonly (readonly Box[])[];
}

/** What is found in the picture where the pose says the person is: wrong where the pose is. */
const ofThePerson: readonly FaultKind[] = [
  'clothing-change',
  'identity',
  'lost-limb',
  'extra-limb',
  'fingers-fused',
  'fingers-count',
  'fingers-redrawn',
];

/** Below this torso length, in pixels, the detector's own error is a large part of a limb. */
const smallTorsoPixels = 25;
/** Below this share of joint-frames with evidence the reader is told how little was judged. */
const lowCoverage = 0.5;
/** A floor above this, in torso lengths, hides even a strong fault: no evidence. */
const blindFloor = 0.6;

/**
 * Measures one person's track: how far each joint jumps, what of that the detector's noise and a living body explain, and
 * which faults the rest amounts to.
 *
 * @param track - from any of the models; depth is not used.
 * @param pixels - of the same clip; null where no pictures are at hand: then no cut is seen, repeats are known only by equal
 * poses, and nothing is told of the camera.
 * @throws RangeError when track and pixel statistics are of different length.
 */
export function measure(track: Track, pixels: PixelStatistics | null, options: MeasureOptions = {}): Measurement {
  const frames = track.timestampsUs.length;
  if (pixels && pixels.timestampsUs.length !== frames) {
    throw new RangeError(
      `A track of ${frames} frames needs pixel statistics of as many, not ${pixels.timestampsUs.length}.`,
    );
  }
  const cuts = pixels ? cutsOf(pixels, bodyOf(track)) : [];
  const repeats = repeatsOf(track, pixels);
  const unjudged = unjudgedOf(track, options.others ?? []);
  const { jumps, torsoPixels, body, stretches, ...pose } = measureStretches(
    track,
    repeats,
    cuts,
    options.floor ?? fittedFloor,
    unjudged,
  );
  const told = [...(pixels ? toldOf(pixels, cuts, repeats) : []), ...unjudged.told];
  const picture = pixels ? pictureFaultsOf({ track, pixels, body, stretches, torsoPixels, cuts, repeats, told }) : [];
  const gaps = new Set(picture.flatMap(({ kind, lastFrame }) => (kind === 'dropped-frames' ? [lastFrame] : [])));
  const teleports = stretches.flatMap((frames) => teleportsOf(body, frames, torsoPixels, gaps));
  const faults = withoutEchoes(inOrder(arbitrate([...pose.faults, ...teleports, ...picture]))).filter((fault) =>
    isJudged(fault, unjudged),
  );
  const drift = driftOf(jumps);
  const personFrames = track.timestampsUs.filter((_, frame) => hasPerson(track, frame)).length;
  const coverage = coverageOf(drift, repeats);
  return {
    drift,
    light: pixels ? lightSeriesOf(track, pixels) : null,
    torsoPixels,
    faults,
    told,
    score: scoreOf(track, faults),
    coverage,
    personFrames,
    warnings: warningsOf(torsoPixels, coverage, personFrames),
  };
}

/** Whether a fault of the person lies where the person is judged throughout; what it is about that is not the person, is. */
function isJudged({ kind, firstFrame, lastFrame }: Fault, { frames }: Unjudged): boolean {
  if (!ofThePerson.includes(kind)) return true;
  for (let frame = firstFrame; frame <= lastFrame; frame++) if (frames.has(frame)) return false;
  return true;
}

/** The steps up to the faults, for whoever needs the jumps themselves (the fit of the floor). */
export function measureStretches(
  track: Track,
  repeats: readonly boolean[],
  cuts: readonly number[],
  floor: NoiseFloor,
  unjudged: Pick<Unjudged, 'frames' | 'joints'> = { frames: new Set(), joints: new Set() },
): {
  jumps: Jumps;
  torsoPixels: Float32Array;
  body: Body;
  stretches: readonly (readonly number[])[];
  faults: Fault[];
} {
  const body = bodyOf(track);
  for (const at of unjudged.joints) body.x[at] = body.y[at] = Number.NaN;
  const jumps = emptyJumps(track.timestampsUs.length);
  const torsoPixels = new Float32Array(track.timestampsUs.length).fill(Number.NaN);
  const faults: Fault[] = [];
  const stretches = stretchesOf(track, repeats, cuts, unjudged.frames);
  for (const stretch of stretches) {
    torsoPixelsOf(body, stretch, torsoPixels);
    const doubtful = mendSwaps(body, stretch, torsoPixels);
    measureJumps(body, stretch, torsoPixels, floor, jumps);
    withholdDoubtful(body, stretch, doubtful, jumps);
    withholdBlind(jumps);
    faults.push(...faultsOf(stretch, track.timestampsUs, jumps));
    faults.push(...headTwistFaultsOf(body, stretch, torsoPixels, doubtful, jumps));
    faults.push(...tremblingLimbsOf(body, stretch, torsoPixels, floor));
    faults.push(...limbLengthFaultsOf(track, body, stretch, torsoPixels));
    faults.push(...wrongBendFaultsOf(track, body, stretch, torsoPixels));
  }
  return { jumps, torsoPixels, body, stretches, faults: inOrder(faults) };
}

/**
 * A limb that is suddenly elsewhere makes the picture jump, as a gap in time does, and a gap in time makes a limb jump: where both are told of the same two frames, the graver
 * is kept. Where a graver fault of a limb begins or ends, no gap is told.
 */
function withoutEchoes(faults: readonly Fault[]): Fault[] {
  const gaps = faults.filter(({ kind }) => kind === 'dropped-frames');
  return faults.filter((fault) => {
    if (fault.kind === 'teleport' && fault.lastFrame - fault.firstFrame <= 1) {
      return !gaps.some((gap) => Math.abs(gap.lastFrame - fault.lastFrame) <= 1 && gap.severity >= fault.severity);
    }
    if (fault.kind !== 'dropped-frames') return true;
    return !faults.some(({ kind, joints, severity, firstFrame, lastFrame }) => {
      const ends = [firstFrame, lastFrame + 1].some((frame) => Math.abs(frame - fault.lastFrame) <= 1);
      return kind !== fault.kind && joints.length > 0 && severity > fault.severity && ends;
    });
  });
}

/** By their first frame, the graver first. */
function inOrder(faults: readonly Fault[]): Fault[] {
  return faults.toSorted((a, b) => a.firstFrame - b.firstFrame || b.severity - a.severity);
}

/** Where even a strong fault would lie below the floor, silence means nothing: no evidence. */
function withholdBlind(jumps: Jumps): void {
  jumps.floor.forEach((floor, at) => {
    if (floor > blindFloor) jumps.x[at] = jumps.y[at] = jumps.floor[at] = Number.NaN;
  });
}

function driftOf(jumps: Jumps): DriftSeries {
  const rawTorsoLengths = Float32Array.from(jumps.x, (x, at) => Math.hypot(x, jumps.y[at]!));
  const floorTorsoLengths = Float32Array.from(jumps.floor);
  const driftTorsoLengths = rawTorsoLengths.map((raw, at) => Math.max(0, raw - floorTorsoLengths[at]!));
  return { rawTorsoLengths, floorTorsoLengths, driftTorsoLengths };
}

/** Share of joint-frames with evidence among all that there could be: every distinct frame of the clip, every joint. */
function coverageOf({ driftTorsoLengths }: DriftSeries, repeats: readonly boolean[]): number {
  const distinct = repeats.filter((repeat) => !repeat).length;
  const evidence = driftTorsoLengths.reduce((count, drift) => (Number.isNaN(drift) ? count : count + 1), 0);
  return distinct === 0 ? 0 : evidence / (distinct * jointCount);
}

function warningsOf(torsoPixels: Float32Array, coverage: number, personFrames: number): string[] {
  const warnings: string[] = [];
  if (personFrames === 0) return warnings;
  const largest = torsoPixels.reduce((most, torso) => (torso > most ? torso : most), 0);
  if (largest > 0 && largest < smallTorsoPixels) {
    warnings.push(
      `The person is small (a torso of ${Math.round(largest)} pixels): only large faults can be told from noise.`,
    );
  }
  if (coverage < lowCoverage) {
    warnings.push(
      `Only ${Math.round(coverage * 100)} % of the joints could be judged: silence about the rest means nothing.`,
    );
  }
  return warnings;
}
