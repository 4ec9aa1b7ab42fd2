import type { Evidence, Fault } from '../terms/fault.ts';
import type { Landmark } from '../terms/landmarks.ts';
import { bodyRegions, lookBytes, lookFields, type BodyRegion } from '../terms/look.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';
import { boxFit, type BoxFitter } from './box-fit.ts';
import { faultOf } from './fault-of.ts';
import { medianOf, percentile } from './median.ts';

/** Somebody else for less is a slip of the detector; for longer, somebody who came. Seconds. */
const shortestSeconds = 0.16;
const longestSeconds = 1.6;
/** How a change is looked at: what a body does slower than this, it does of itself; a picture of somebody else comes from one frame to the next. */
const view = { sideSeconds: 0.35, leastAtSide: 4, slowHertz: 1, rampSeconds: 0.03 } as const;
/** Frames to either side of an edge whose medians are compared. */
const around = 3;
/** Of a step, so much must happen from one frame to the next; lengths are noisier than colours, and one of their two edges may be a frame off: their mean counts. */
const suddenShare = 0.4;
/** ... and so much of it be undone at the other edge. */
const undoneShare = 0.3;
/** A cue tells from so many standard errors on: the root mean square of those of its axes. */
const leastErrors = 2.5;
/** ... and where its steps are larger than what so many of the stretch's frames do. */
const ownPercentile = 0.7;
/** Cues that must tell, among them one of the build, one of colours, and one of the head ... */
const leastCues = 3;
/** ... and how much they must tell together: each one, and the binary logarithm of how often its steps hold what is ordinary. Real and sound clips reach 5. */
const leastScore = 6;
/** A head that turns shows another size and other colours: its nose may move against its ears by this share of its size. */
const mostTurn = 0.8;
/** Clothes that change by more than this share of what the face changes by: it is the light. */
const mostClothes = 0.5;
/** What the cues tell together at which confidence is 1 - 1 / e. */
const confidenceScore = 5;

/** Something by which people differ, as series along one stretch. */
interface Cue {
  what: string;
  of: 'build' | 'colour';
  /** Head, face and hair say most of who it is: hands may be lost behind something. */
  isHead: boolean;
  /** Least change that counts: of a length, a natural logarithm; of a colour, CIELAB units. */
  least: number;
  unit: string;
  axes: readonly (readonly number[])[];
}

/** What a cue says of a while. */
interface Telling {
  cue: Cue;
  size: number;
  score: number;
}

/** A while in which it is somebody else. Places count within the stretch. */
interface Change {
  first: number;
  last: number;
  telling: readonly Telling[];
}

/**
 * Whiles in which it is somebody else: size of the head, breadth of the shoulders, colours of face, hair, hands and forearms change together, from one frame to the
 * next, and change back together, while the head does not turn and the clothes keep their colour. Each of these alone is turning, shade or the detector's
 * slip; that several of them do so in the same two frames is not.
 *
 * Silent where a clip's frames are so far apart that nothing can be called sudden (below about 12 a second), and where the other person stays.
 *
 * @param frames one stretch
 */
export function identityFaultsOf(
  track: Track,
  frames: readonly number[],
  torsoPixels: Float32Array,
  pixels: PixelStatistics,
): Fault[] {
  const seconds = frames.map((frame) => track.timestampsUs[frame]! / 1e6);
  const head = headOf(track, frames, torsoPixels);
  const cues = cuesOf(track, frames, torsoPixels, pixels, head.size);
  const clothes = (['chest', 'belly'] as const).map((region) => colourOf(pixels, frames, region));
  const steps = cues.map((cue) => frames.map((_, place) => stepOf(cue.axes, place)));
  const changes: Change[] = [];
  for (let first = view.leastAtSide; first < frames.length - view.leastAtSide; first++) {
    if (turns(head.turn, first) || !cues.some((cue, index) => sizeOf(steps[index]![first]!) >= cue.least)) continue;
    for (let last = first + 1; last < frames.length - view.leastAtSide; last++) {
      const lasts = seconds[last]! - seconds[first]!;
      if (lasts > longestSeconds) break;
      if (lasts < shortestSeconds || turns(head.turn, last + 1)) continue;
      const changing = cues.flatMap((cue, index): Ratio[] => {
        const ratio = ratioOf(cue, steps[index]!, first, last + 1);
        return ratio > 1 ? [{ cue, ratio }] : [];
      });
      const fit = isEnough(changing) ? boxFit(seconds, { ...view, first, last }) : undefined;
      const telling = fit ? changing.flatMap((each) => tellingOf(each, fit)) : [];
      if (!isEnough(telling) || scoreOf(telling) < leastScore || isLight(clothes, telling, fit!)) continue;
      if (isOther(telling, first, last)) changes.push({ first, last, telling });
    }
  }
  return surest(changes).map((change) => changeFault(change, frames, track.timestampsUs));
}

/** Of the head's landmarks: their spread about their middle (logarithm of torso lengths), and where the nose lies from the middle of the ears (in spreads). */
function headOf(
  track: Track,
  frames: readonly number[],
  torsoPixels: Float32Array,
): { size: number[]; turn: readonly number[][] } {
  const landmarks: readonly Landmark[] = landmarksOf(track.model);
  const ofHead = landmarks.flatMap((name, index) => (/nose|eye|ear|mouth/.test(name) ? [index] : []));
  const size: number[] = [];
  const turn: [number[], number[]] = [[], []];
  for (const frame of frames) {
    const places = ofHead.map((landmark) => placeOf(track, frame, landmark));
    const middle = [0, 1].map((axis) => places.reduce((sum, place) => sum + place[axis]!, 0) / places.length);
    const square = places.reduce((sum, [x, y]) => sum + (x - middle[0]!) ** 2 + (y - middle[1]!) ** 2, 0);
    const spread = Math.sqrt(square / places.length);
    size.push(Math.log(spread / torsoPixels[frame]!));
    const [nose, left, right] = (['nose', 'left-ear', 'right-ear'] as const).map((name) =>
      placeOf(track, frame, landmarks.indexOf(name)),
    ) as [Place, Place, Place];
    turn.forEach((axis, index) => axis.push((nose[index]! - (left[index]! + right[index]!) / 2) / spread));
  }
  return { size, turn };
}

function cuesOf(
  track: Track,
  frames: readonly number[],
  torsoPixels: Float32Array,
  pixels: PixelStatistics,
  head: readonly number[],
): Cue[] {
  const landmarks: readonly Landmark[] = landmarksOf(track.model);
  const shoulders = frames.map((frame) => {
    const [left, right] = (['left-shoulder', 'right-shoulder'] as const).map((name) =>
      placeOf(track, frame, landmarks.indexOf(name)),
    ) as [Place, Place];
    return Math.log(Math.hypot(left[0] - right[0], left[1] - right[1]) / torsoPixels[frame]!);
  });
  const [ofBuild, ofColour] = ['per cent', 'CIELAB units'];
  return [
    { what: 'size of the head', of: 'build', isHead: true, least: 0.05, unit: ofBuild, axes: [head] },
    { what: 'breadth of the shoulders', of: 'build', isHead: false, least: 0.03, unit: ofBuild, axes: [shoulders] },
    {
      what: 'colour of the face',
      of: 'colour',
      isHead: true,
      least: 2.5,
      unit: ofColour,
      axes: colourOf(pixels, frames, 'face'),
    },
    {
      what: 'colour of the hair',
      of: 'colour',
      isHead: true,
      least: 2.5,
      unit: ofColour,
      axes: [...colourOf(pixels, frames, 'hair'), lookSeries(pixels, frames, 'hair', 'spread')],
    },
    ...(['left-hand', 'right-hand', 'left-forearm', 'right-forearm'] as const).map((region): Cue => ({
      what: `colour of the ${region.replace('-', ' ')}`,
      of: 'colour',
      isHead: false,
      least: 4,
      unit: ofColour,
      axes: colourOf(pixels, frames, region),
    })),
  ];
}

type Place = readonly [x: number, y: number];

function placeOf(track: Track, frame: number, landmark: number): Place {
  const from = landmarkOffset(track, frame, landmark);
  return [track.values[from + field.x]!, track.values[from + field.y]!];
}

/** Lightness, a* and b* of a region; NaN where it was not seen. */
function colourOf(pixels: PixelStatistics, frames: readonly number[], region: BodyRegion): number[][] {
  return (['lightness', 'greenRed', 'blueYellow'] as const).map((name) => lookSeries(pixels, frames, region, name));
}

/** CIELAB units in a byte. */
const perByte = { lightness: 1 / 2.55, greenRed: 1, blueYellow: 1, spread: 1 / 4 } as const;

function lookSeries(
  { look }: PixelStatistics,
  frames: readonly number[],
  region: BodyRegion,
  name: keyof typeof perByte,
): number[] {
  const offset = bodyRegions.indexOf(region) * lookFields.length;
  return frames.map((frame) => {
    const from = frame * lookBytes + offset;
    return look[from] === 0 ? Number.NaN : look[from + lookFields.indexOf(name)]! * perByte[name];
  });
}

/** How far each axis goes from the frames before a place to those from it on; NaN where they are not known. */
function stepOf(axes: readonly (readonly number[])[], place: number): number[] {
  return axes.map((axis) => {
    const [before, after] = [axis.slice(Math.max(0, place - around), place), axis.slice(place, place + around)];
    if (after.length < around || [...before, ...after].some(Number.isNaN)) return Number.NaN;
    return medianOf(after) - medianOf(before);
  });
}

function turns(turn: readonly (readonly number[])[], place: number): boolean {
  return !(Math.hypot(...stepOf(turn, place)) <= mostTurn);
}

/** A cue that comes and goes, and how often the smaller of its two steps holds what is ordinary. */
interface Ratio {
  cue: Cue;
  ratio: number;
}

/** How often what a cue does at two places holds what it does elsewhere; 0 where it does not come and go with them. */
function ratioOf(cue: Cue, steps: readonly (readonly number[])[], coming: number, going: number): number {
  const [there, back] = [steps[coming]!, steps[going]!];
  const smaller = Math.min(sizeOf(there), sizeOf(back));
  if (!(smaller >= cue.least)) return 0;
  const left = sizeOf(there.map((value, axis) => value + back[axis]!));
  if (left > (1 - undoneShare) * Math.max(sizeOf(there), sizeOf(back))) return 0;
  const sudden = [suddennessOf(cue, there, coming), suddennessOf(cue, back, going)];
  const least = cue.of === 'build' ? (sudden[0]! + sudden[1]!) / 2 : Math.min(...sudden);
  if (!(least >= suddenShare)) return 0;
  const elsewhere = steps.filter((_, place) => [coming, going].every((edge) => Math.abs(place - edge) > around));
  return smaller / percentile(elsewhere.map(sizeOf), ownPercentile);
}

/** How much of a step happens from one frame to the next. */
function suddennessOf({ axes }: Cue, step: readonly number[], place: number): number {
  const atOnce = axes.reduce((sum, axis, index) => sum + (axis[place]! - axis[place - 1]!) * step[index]!, 0);
  return atOnce / sizeOf(step) ** 2;
}

function sizeOf(step: readonly number[]): number {
  return Math.hypot(...step);
}

function isEnough(cues: readonly { cue: Cue }[]): boolean {
  const has = (of: Cue['of']) => cues.some(({ cue }) => cue.of === of);
  return cues.length >= leastCues && has('build') && has('colour') && cues.some(({ cue }) => cue.isHead);
}

function tellingOf({ cue, ratio }: Ratio, fit: BoxFitter): Telling[] {
  const fits = cue.axes.map(fit);
  const size = Math.hypot(...fits.map((each) => each?.height ?? Number.NaN));
  const errors = Math.hypot(...fits.map((each) => each?.errors ?? Number.NaN)) / Math.sqrt(fits.length);
  return size >= cue.least && errors >= leastErrors ? [{ cue, size, score: 1 + Math.log2(ratio) }] : [];
}

function scoreOf(telling: readonly Telling[]): number {
  return telling.reduce((sum, { score }) => sum + score, 0);
}

/** Whether it is then unlike the rest of the stretch: between two whiles of somebody else it is the person again who changes and changes back. */
function isOther(telling: readonly Telling[], first: number, last: number): boolean {
  const { cue } = telling.reduce((a, b) => (b.score > a.score ? b : a));
  const distance = (from: number, to: number) =>
    Math.hypot(...cue.axes.map((axis) => percentile(axis.slice(Math.max(0, from), to), 0.5) - percentile(axis, 0.5)));
  const beside = Math.max(distance(first - around, first), distance(last + 1, last + 1 + around));
  return distance(first, last + 1) > beside;
}

/** Whether clothes change with the person: another light does that. */
function isLight(
  clothes: readonly (readonly (readonly number[])[])[],
  telling: readonly Telling[],
  fit: BoxFitter,
): boolean {
  const most = Math.max(...telling.filter(({ cue }) => cue.of !== 'build').map(({ size }) => size));
  return clothes.some((axes) => Math.hypot(...axes.map((axis) => fit(axis)?.height ?? 0)) > mostClothes * most);
}

/** Of those that share a frame the one of which most is told. */
function surest(changes: readonly Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of changes.toSorted((a, b) => scoreOf(b.telling) - scoreOf(a.telling)))
    if (!kept.some(({ first, last }) => first <= change.last && change.first <= last)) kept.push(change);
  return kept.toSorted((a, b) => a.first - b.first);
}

function changeFault(change: Change, frames: readonly number[], timestampsUs: readonly number[]): Fault {
  const { first, last, telling } = change;
  return faultOf(
    {
      kind: 'identity',
      joints: [],
      region: 'face and build',
      firstFrame: frames[first]!,
      lastFrame: frames[last]!,
      // Somebody else is somebody else: the film set plants it in one strength.
      severity: 1,
      confidence: 1 - Math.exp(-scoreOf(telling) / confidenceScore),
      evidence: telling.map(({ cue, size }): Evidence => ({
        what: cue.what,
        value: cue.of === 'build' ? 100 * Math.expm1(size) : size,
        threshold: cue.of === 'build' ? 100 * Math.expm1(cue.least) : cue.least,
        unit: cue.unit,
        frame: frames[first]!,
      })),
    },
    timestampsUs,
  );
}
