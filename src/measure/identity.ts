import type { Evidence, Fault } from '../terms/fault.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import { faultOf } from './fault-of.ts';
import { personOf, type Cue, type Person } from './identity-cues.ts';
import { medianOf, percentile } from './median.ts';

/** Somebody else for less is a slip of the detector; for longer, somebody who came. Seconds. */
const shortestSeconds = 0.16;
const longestSeconds = 1.3;
/** Frames to either side of an edge whose medians are compared. */
const around = 3;
/** Of a colour's step, so much must happen from one frame to the next, at both edges ... */
const suddenColour = 0.45;
/** ... of a length's in the mean of both, and something at each: the detector's lengths may lag by a frame. */
const suddenBuild = 0.5;
const leastSuddenBuild = 0.05;
/** Least cosine between what comes and what goes. */
const undone = 0.5;
/** A cue tells where its steps are larger than those of so many of the stretch's frames, and no more than so many times. */
const ownPercentile = 0.7;
const mostRatio = 8;
/** A second hand or forearm adds this share of what it tells: an arm that swings takes both along. */
const secondArm = 0.5;
/** How much the cues must tell together: each one, and the binary logarithm of how often its steps hold what is ordinary. Real and sound clips reach 4.8; of clips with other faults a few pass it. */
const leastScore = 5.8;
/** A clip that has shown it once is believed sooner. */
const leastAgain = 4.5;
/** A head that turns shows another size and other colours: its nose may move against its ears by this share of its size. */
const mostTurn = 0.8;
/** Clothes that change by more than this share of what skin and hair change by: it is the light. */
const mostClothes = 0.5;
/** What the cues tell together at which confidence is 1 - 1 / e. */
const confidenceScore = 5;

/** How far each axis goes from the frames before a place to those from it on, for every place. */
type Steps = readonly (readonly number[])[];

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
  score: number;
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
  const changes = surest(changesOf(personOf(track, frames, torsoPixels, pixels), seconds));
  if (!changes.some(({ score, telling }) => score >= leastScore && isPlain(telling))) return [];
  return changes.map((change) => changeFault(change, frames, track.timestampsUs));
}

function changesOf({ cues, turn, clothes }: Person, seconds: readonly number[]): Change[] {
  const stepping = cues.map((cue) => {
    const steps = stepsOf(cue.axes);
    // A cue that never moves at all is no surer than half of what counts.
    const own = Math.max(percentile(steps.map(sizeOf), ownPercentile), cue.least / 2);
    return { cue, steps, own };
  });
  const turning = stepsOf(turn).map((step) => !(sizeOf(step) <= mostTurn));
  const dressing = clothes.map((axes) => stepsOf(axes).map(sizeOf));
  const changes: Change[] = [];
  for (let first = around + 1; first < seconds.length - around; first++) {
    const stepsHere = stepping.some(({ cue, steps }) => cue.of === 'build' && sizeOf(steps[first]!) >= cue.least);
    if (turning[first] || !stepsHere) continue;
    for (let last = first + 1; last < seconds.length - around; last++) {
      const lasts = seconds[last]! - seconds[first]!;
      if (lasts > longestSeconds) break;
      if (lasts < shortestSeconds || turning[last + 1]) continue;
      const telling = stepping.flatMap(({ cue, steps, own }) => tellingOf(cue, steps, own, first, last + 1));
      const score = scoreOf(telling);
      if (score < leastAgain || !isWhole(telling) || !isOther(telling, first, last)) continue;
      if (telling.some(({ cue, size }) => size > cue.most)) continue;
      const colours = telling.filter(({ cue }) => cue.of === 'colour').map(({ size }) => size);
      const isLight = dressing.some(
        (sizes) => Math.min(sizes[first]!, sizes[last + 1]!) > mostClothes * Math.max(...colours),
      );
      if (!isLight) changes.push({ first, last, telling, score });
    }
  }
  return changes;
}

/** NaN where something is not known. */
function stepsOf(axes: readonly (readonly number[])[]): Steps {
  return axes[0]!.map((_, place) =>
    axes.map((axis) => {
      const [before, after] = [axis.slice(Math.max(0, place - around), place), axis.slice(place, place + around)];
      if (before.length < around || after.length < around || [...before, ...after].some(Number.isNaN))
        return Number.NaN;
      return medianOf(after) - medianOf(before);
    }),
  );
}

function sizeOf(step: readonly number[]): number {
  return Math.hypot(...step);
}

/** What a cue tells that comes at one place and goes at another; nothing where it does not. */
function tellingOf(cue: Cue, steps: Steps, own: number, coming: number, going: number): Telling[] {
  const [there, back] = [steps[coming]!, steps[going]!];
  const [size, returned] = [sizeOf(there), sizeOf(back)];
  if (!(Math.min(size, returned) >= cue.least)) return [];
  const product = -there.reduce((sum, value, axis) => sum + value * back[axis]!, 0);
  if (!(product > undone * size * returned)) return [];
  const ratio = Math.sqrt(product) / own;
  if (ratio <= 1 || !isSudden(cue, suddennessOf(cue, there, coming), suddennessOf(cue, back, going))) return [];
  return [{ cue, size: Math.sqrt(product), score: 1 + Math.log2(Math.min(ratio, mostRatio)) }];
}

/** How much of a step happens from one frame to the next. */
function suddennessOf({ axes }: Cue, step: readonly number[], place: number): number {
  const atOnce = axes.reduce((sum, axis, index) => sum + (axis[place]! - axis[place - 1]!) * step[index]!, 0);
  return atOnce / sizeOf(step) ** 2;
}

function isSudden({ of }: Cue, coming: number, going: number): boolean {
  const least = Math.min(coming, going);
  return of === 'colour' ? least >= suddenColour : least >= leastSuddenBuild && (coming + going) / 2 >= suddenBuild;
}

function scoreOf(telling: readonly Telling[]): number {
  const arms = telling.filter(({ cue }) => cue.where === 'arms').map(({ score }) => score);
  const [most = 0, second = 0] = arms.sort((a, b) => b - a);
  const others = telling.filter(({ cue }) => cue.where !== 'arms');
  return others.reduce((sum, { score }) => sum + score, most + secondArm * second);
}

/** Whether build and colours tell, and the head among them. */
function isWhole(telling: readonly Telling[]): boolean {
  const has = (is: (cue: Cue) => boolean) => telling.some(({ cue }) => is(cue));
  return has(({ of }) => of === 'build') && has(({ of }) => of === 'colour') && has(({ where }) => where === 'head');
}

/** Whether the colour of face or hair tells: that of arms alone may be theirs elsewhere. */
function isPlain(telling: readonly Telling[]): boolean {
  return telling.some(({ cue: { of, where } }) => of === 'colour' && where === 'head');
}

/** Whether it is then unlike the rest of the stretch: between two whiles of somebody else it is the person again who changes and changes back. */
function isOther(telling: readonly Telling[], first: number, last: number): boolean {
  const { cue } = telling.reduce((a, b) => (b.score > a.score ? b : a));
  const distance = (from: number, to: number) =>
    sizeOf(cue.axes.map((axis) => percentile(axis.slice(Math.max(0, from), to), 0.5) - percentile(axis, 0.5)));
  const beside = Math.max(distance(first - around, first), distance(last + 1, last + 1 + around));
  return distance(first, last + 1) > beside;
}

/** Of those that share a frame the one of which most is told. */
function surest(changes: readonly Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of changes.toSorted((a, b) => b.score - a.score))
    if (!kept.some(({ first, last }) => first <= change.last && change.first <= last)) kept.push(change);
  return kept.toSorted((a, b) => a.first - b.first);
}

function changeFault(change: Change, frames: readonly number[], timestampsUs: readonly number[]): Fault {
  const { first, last, telling, score } = change;
  return faultOf(
    {
      kind: 'identity',
      joints: [],
      region: 'face and build',
      firstFrame: frames[first]!,
      lastFrame: frames[last]!,
      // Somebody else is somebody else: the film set plants it in one strength.
      severity: 1,
      confidence: 1 - Math.exp(-score / confidenceScore),
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
