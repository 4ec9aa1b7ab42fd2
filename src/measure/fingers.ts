import type { Fault } from '../terms/fault.ts';
import { handSides, type HandSide } from '../terms/hands.ts';
import type { Track } from '../terms/track.ts';
import { faultOf } from './fault-of.ts';
import { tipsOffOf, type TipsOff } from './fingertips.ts';
import { fourthDifferenceGain } from './fourth-difference.ts';
import { medianOf } from './median.ts';
import { severityOf } from './severity.ts';

/** Fingertips off by so many palms, root of the mean square over the five: what the film set plants as weak, medium and strong. */
const fingersDial = [0.3, 0.6, 1] as const;
/** The hand model knows hands, and draws what is wild back to what it knows: of that displacement its points show so much in the picture plane. */
const shownShare = 0.4;

/** Half of the window in which fingers are others each frame or are not, and the fewest frames it has. */
const halfWindowUs = 170_000;
const leastHalfFrames = 4;
/** Of its frames so many at least tell something ... */
const leastKnown = 5;
/** ... and so large a share: where the hand is often unclear, what is clear is no better. */
const leastKnownShare = 0.75;

/**
 * What the hand model's own noise amounts to at most, in palms: of a palm at rest that the model is sure of, for what it lacks in being sure, and for each palm a second that it
 * moves at. Past the tests here real hands at 5 to 60 frames a second stay below nine tenths of the threshold.
 */
const noiseAtRest = 0.06;
const noiseUnsure = 3;
const noisePerSpeed = 0.006;
/** A palm that goes faster than this, in palms a second, is blurred: real ones then look redrawn. */
const mostSpeed = 16;
/** Fingers that wave as fast as this, turns a second, and as far, root mean square in palms, are a person's: at few frames a second that looks redrawn too. */
const wavingTurns = 2;
const wavingPalms = 0.3;

/** Around where fingers surely are others each frame, that goes on while they are off by this share of what it takes. */
const onShare = 0.6;
/** A frame belongs to it that is off by this share of the worst window. */
const ownShare = 0.4;
/** So many frames are off at least: fewer are a slip and what the windows around it make of it. */
const leastOff = 4;
/** Runs closer than this are one: for so short a time the hand may be unclear, or its fingers where they should be by chance. */
const oneRunUs = 300_000;

/** What is known of a hand's fingers around a frame. */
interface Shaking {
  position: number;
  /** Root mean square by which the tips are off from frame to frame, in palms, as the median of the window. */
  value: number;
  threshold: number;
}

/**
 * Fingers that are others each frame: their tips, as the palm carries them, are off from where their own neighbours in time say, in most frames of a window. Says nothing of a hand
 * that is small, blurred, on edge to the camera or otherwise unclear, nor where so few frames a second are shown that a person's fingers could do it.
 *
 * Confidence is 1 - exp(-2 value / threshold) of the worst window: 0.86 at the threshold.
 *
 * @param frames one stretch
 */
export function redrawnFingersOf(track: Track, frames: readonly number[]): Fault[] {
  if (!track.hands) return [];
  return handSides.flatMap((side) => {
    const off = tipsOffOf(track, frames, side);
    const shaking = frames.flatMap((_, position) => shakingAt(off, frames, track.timestampsUs, position));
    const runs = joinClose(runsOf(shaking), frames, track.timestampsUs);
    return runs.flatMap((run) => faultOfRun(side, run, off, frames, track.timestampsUs));
  });
}

/** The window around a frame; nothing where too little of it is known, or the hand goes too fast in it. */
function shakingAt(
  off: readonly (TipsOff | null)[],
  frames: readonly number[],
  timestampsUs: readonly number[],
  position: number,
): Shaking[] {
  if (!off[position]) return [];
  // Two frames at either end of a stretch have no neighbours to be held against: that is no lack of the hand.
  const places = frames.flatMap((frame, other) => {
    const isNear =
      Math.abs(other - position) <= leastHalfFrames ||
      Math.abs(timestampsUs[frame]! - timestampsUs[frames[position]!]!) <= halfWindowUs;
    return isNear && other >= 2 && other < frames.length - 2 ? [other] : [];
  });
  const known = places.flatMap((place) => off[place] ?? []);
  if (known.length < leastKnown || known.length < leastKnownShare * places.length) return [];
  const speed = medianOf(known.map((each) => each.speed));
  if (speed > mostSpeed) return [];
  const [first, last] = [places[0]!, places.at(-1)!];
  const seconds = (timestampsUs[frames[last]!]! - timestampsUs[frames[first]!]!) / 1e6 / (last - first);
  const noise = noiseAtRest + noiseUnsure * (1 - medianOf(known.map(({ sure }) => sure))) + noisePerSpeed * speed;
  const threshold = Math.hypot(noise, wavingOf(seconds));
  return [{ position, value: medianOf(known.map(({ palms }) => palms)), threshold }];
}

/** What waving fingers are off by from frame to frame: the fourth difference of a swing of amplitude a is a (2 - 2 cos(2 pi f dt))^2. */
function wavingOf(seconds: number): number {
  return (
    (wavingPalms * (2 - 2 * Math.cos(2 * Math.PI * Math.min(0.5, wavingTurns * seconds))) ** 2) / fourthDifferenceGain
  );
}

const isSure = ({ value, threshold }: Shaking): boolean => value >= threshold;

/** Runs of neighbouring frames in which fingers shake, surely in one at least. */
function runsOf(shaking: readonly Shaking[]): Shaking[][] {
  const runs: Shaking[][] = [];
  for (const each of shaking) {
    if (each.value < onShare * each.threshold) continue;
    const last = runs.at(-1);
    if (last?.at(-1)?.position === each.position - 1) last.push(each);
    else runs.push([each]);
  }
  return runs.filter((run) => run.some(isSure));
}

function joinClose(
  runs: readonly Shaking[][],
  frames: readonly number[],
  timestampsUs: readonly number[],
): Shaking[][] {
  const joined: Shaking[][] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const apart = last && timestampsUs[frames[run[0]!.position]!]! - timestampsUs[frames[last.at(-1)!.position]!]!;
    if (apart !== undefined && apart <= oneRunUs) last!.push(...run);
    else joined.push([...run]);
  }
  return joined;
}

function faultOfRun(
  side: HandSide,
  run: readonly Shaking[],
  off: readonly (TipsOff | null)[],
  frames: readonly number[],
  timestampsUs: readonly number[],
): Fault[] {
  const worst = run.filter(isSure).reduce((a, b) => (b.value > a.value ? b : a));
  // A window reaches beyond its frame: the run ends with the last frames that are off themselves.
  const isOff = (position: number) => off[position]!.palms >= ownShare * worst.value;
  const own = run.map(({ position }) => position).filter(isOff);
  if (own.length < leastOff) return [];
  const [first, last] = [goOn(own[0]!, -1), goOn(own.at(-1)!, 1)];
  const fault = faultOf(
    {
      kind: 'fingers-redrawn',
      joints: [`${side}-wrist`],
      region: `${side} hand`,
      firstFrame: frames[first]!,
      lastFrame: frames[last]!,
      severity: severityOf(worst.value / shownShare, fingersDial),
      confidence: 1 - Math.exp((-2 * worst.value) / worst.threshold),
      evidence: [
        {
          what: `trembling of the ${side} hand's fingertips from frame to frame`,
          value: worst.value,
          threshold: worst.threshold,
          unit: 'palms',
          frame: frames[worst.position]!,
        },
      ],
    },
    timestampsUs,
  );
  return [fault];

  /** Where windows tell too little, it goes on over frames that are off themselves, and over unclear ones to the next of these. */
  function goOn(from: number, step: 1 | -1): number {
    let [at, next] = [from, from + step];
    while (next >= 0 && next < frames.length) {
      if (Math.abs(timestampsUs[frames[next]!]! - timestampsUs[frames[at]!]!) > oneRunUs) break;
      if (off[next] && !isOff(next)) break;
      if (off[next]) at = next;
      next += step;
    }
    return at;
  }
}
