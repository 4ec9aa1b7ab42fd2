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
import { redrawnFingersOf } from './fingers.ts';
import { headTwistFaultsOf } from './head-twist.ts';
import { emptyJumps, measureJumps, type Jumps } from './jumps.ts';
import { teleportsOf } from './limb-excursions.ts';
import { lightSeriesOf } from './light-series.ts';
import { tremblingLimbsOf } from './limb-jitter.ts';
import { nothingKept, type Kept } from './kept.ts';
import { limbLengthFaultsOf } from './limb-length.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { fittedFloor, type NoiseFloor } from './noise-floor.ts';
import { torsoPixelsOf } from './scale.ts';
import { emptyMiddles, measureMiddles, redrawnBodyOf, type Middles } from './redrawn-body.ts';
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
  /** What decides that something is a fault; the fitted ones unless told otherwise. */
  limits?: Limits;
  /** Where results are kept from one call to the next of the same clip; nowhere unless told otherwise. */
  kept?: Kept;
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
 * @param track - from any of the models. Places in metres, where the model has them (MoveNet has none), say whether a bone changes its length (`stretch`) and whether the
 * detector's two drafts of a body fit each other (self-fit.ts); all else is judged in the picture.
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
  const { limits = fittedLimits, kept = nothingKept } = options;
  const cuts = kept.once('cuts', null, () => (pixels ? cutsOf(pixels, bodyOf(track)) : []));
  const repeats = kept.once('repeats', null, () => repeatsOf(track, pixels));
  const unjudged = kept.once('unjudged', null, () => unjudgedOf(track, options.others ?? []));
  const { jumps, torsoPixels, body, stretches, ...pose } = measureStretches(
    track,
    repeats,
    cuts,
    options.floor ?? fittedFloor,
    unjudged,
    limits,
    kept,
  );
  const told = kept.once('told', null, () => [...(pixels ? toldOf(pixels, cuts, repeats) : []), ...unjudged.told]);
  const picture = pixels
    ? pictureFaultsOf({ track, pixels, body, stretches, torsoPixels, cuts, repeats, told, limits, kept })
    : [];
  const gaps = new Set(picture.flatMap(({ kind, lastFrame }) => (kind === 'dropped-frames' ? [lastFrame] : [])));
  const teleports = kept.once('teleports', [limits.teleport, ...gaps], () =>
    stretches.flatMap((frames) => teleportsOf(body, frames, torsoPixels, gaps, limits)),
  );
  const fingers = kept.once('fingers', null, () => stretches.flatMap((frames) => redrawnFingersOf(track, frames)));
  const limbs = [...pose.faults, ...teleports];
  const all = arbitrate([...limbs, ...withSoundWrist(fingers, limbs), ...picture]);
  const faults = withoutEchoes(inOrder(all)).filter((fault) => isJudged(fault, unjudged));
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

/** What the faults that show in a pose are found in. */
interface PoseEvidence {
  jumps: Jumps;
  middles: Middles;
  torsoPixels: Float32Array;
  body: Body;
  stretches: readonly (readonly number[])[];
  /** Of each stretch, frames in which the detector was of two minds. */
  doubtful: readonly ReadonlySet<number>[];
}

/** The steps up to the faults, for whoever needs the jumps themselves (the fit of the floor). */
export function measureStretches(
  track: Track,
  repeats: readonly boolean[],
  cuts: readonly number[],
  floor: NoiseFloor,
  unjudged: Pick<Unjudged, 'frames' | 'joints'> = { frames: new Set(), joints: new Set() },
  limits: Limits = fittedLimits,
  kept: Kept = nothingKept,
): PoseEvidence & { faults: Fault[] } {
  const evidence = kept.once('pose', null, () => poseEvidenceOf(track, repeats, cuts, floor, unjudged));
  const { jumps, middles, torsoPixels, body, stretches, doubtful } = evidence;
  const { redrawn, teleport, headTwist, trembling, stretch, wrongBend } = limits;
  const measures: readonly [name: string, given: unknown, find: (frames: readonly number[], at: number) => Fault[]][] =
    [
      ['jumps', [redrawn, teleport], (frames) => faultsOf(frames, body, jumps, limits)],
      ['whole body', redrawn, (frames) => redrawnBodyOf(frames, track.timestampsUs, middles, limits)],
      [
        'head-twist',
        [redrawn, headTwist],
        (frames, at) => headTwistFaultsOf(body, frames, torsoPixels, doubtful[at]!, jumps, limits),
      ],
      ['trembling', trembling, (frames) => tremblingLimbsOf(body, frames, torsoPixels, floor, limits)],
      ['stretch', stretch, (frames) => limbLengthFaultsOf(track, body, frames, torsoPixels, limits)],
      ['wrong-bend', wrongBend, (frames) => wrongBendFaultsOf(track, body, frames, torsoPixels, limits)],
    ];
  const found = measures.map(([name, given, find]) => kept.once(name, given, () => stretches.map(find)));
  return { ...evidence, faults: inOrder(stretches.flatMap((_, at) => found.flatMap((each) => each[at]!))) };
}

function poseEvidenceOf(
  track: Track,
  repeats: readonly boolean[],
  cuts: readonly number[],
  floor: NoiseFloor,
  unjudged: Pick<Unjudged, 'frames' | 'joints'>,
): PoseEvidence {
  const body = bodyOf(track);
  for (const at of unjudged.joints) body.x[at] = body.y[at] = Number.NaN;
  const jumps = emptyJumps(track.timestampsUs.length);
  const middles = emptyMiddles(track.timestampsUs.length);
  const torsoPixels = new Float32Array(track.timestampsUs.length).fill(Number.NaN);
  const stretches = stretchesOf(track, repeats, cuts, unjudged.frames);
  const doubtful = stretches.map((stretch) => {
    torsoPixelsOf(body, stretch, torsoPixels);
    const doubts = mendSwaps(body, stretch, torsoPixels);
    measureJumps(body, stretch, torsoPixels, floor, jumps);
    measureMiddles(body, stretch, torsoPixels, floor, jumps, middles);
    withholdDoubtful(body, stretch, doubts, jumps);
    withholdBlind(jumps);
    return doubts;
  });
  return { jumps, middles, torsoPixels, body, stretches, doubtful };
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

/** Faults of hands whose wrist is not itself at fault for half of their time: a hand that is thrown about shakes its fingers. */
function withSoundWrist(hands: readonly Fault[], limbs: readonly Fault[]): Fault[] {
  return hands.filter(({ joints, firstFrame, lastFrame }) => {
    const frames = Array.from({ length: lastFrame - firstFrame + 1 }, (_, i) => firstFrame + i);
    const own = limbs.filter((limb) => limb.joints.some((joint) => joints.includes(joint)));
    const faulted = frames.filter((frame) => own.some((limb) => limb.firstFrame <= frame && frame <= limb.lastFrame));
    return faulted.length * 2 < frames.length;
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
      coverage === 0
        ? 'No joint could be judged: silence about the body means nothing.'
        : `Only ${Math.round(coverage * 100)} % of the joints could be judged: silence about the rest means nothing.`,
    );
  }
  return warnings;
}
