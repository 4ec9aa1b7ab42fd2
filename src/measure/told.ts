import type { Told } from '../terms/fault.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import { medianOf } from './median.ts';
import { framesOf, runsWithin, secondsAt, spanOf, type Run } from './runs.ts';

/** Share of the runs of equal frames that must have the same length for it to be the clip's way throughout. */
const throughoutShare = 0.9;
/** The picture's motion is averaged over this much on either side, so that a hand's tremor is no camera move. */
const halfWindowUs = 250_000;
/** A steady camera's estimate stays below these: frame widths a second, and growth a second. */
const leastShift = 0.02;
const leastGrowth = 0.03;
/** Shorter moves are not told; pauses shorter than this do not part one. */
const shortestUs = 400_000;
/** A picture that grows or shrinks by less is one that travels. */
const leastZoomPercent = 10;
/** With fewer different pictures a second than this, quick movements and faults look the same. */
const lowRate = 11;

/** What is worth telling of the pictures and is no fault: cuts, frames shown n times throughout, a camera that moves. */
export function toldOf(pixels: PixelStatistics, cuts: readonly number[], repeats: readonly boolean[]): Told[] {
  return [
    ...cuts.map((frame) => cutTold(pixels, frame)),
    ...duplicateRateTold(repeats),
    ...lowRateTold(pixels, repeats),
    ...cameraMovesOf(pixels, cuts),
  ];
}

function lowRateTold({ timestampsUs }: PixelStatistics, repeats: readonly boolean[]): Told[] {
  const distinct = timestampsUs.filter((_, frame) => !repeats[frame]);
  const stepUs = medianOf(distinct.slice(1).map((now, place) => now - distinct[place]!));
  const rate = 1e6 / stepUs;
  if (!(rate < lowRate)) return [];
  return [
    {
      kind: 'low-rate',
      firstFrame: 0,
      lastFrame: timestampsUs.length - 1,
      sentence: `With only ${Math.round(rate)} different pictures a second a quick movement can look like a limb that jumps, and a shadow like a thing that vanishes: such faults are hints, and what a limb does for a moment goes unseen.`,
    },
  ];
}

function cutTold(pixels: PixelStatistics, frame: number): Told {
  const sentence = `The film is cut at ${secondsAt(pixels.timestampsUs, frame)} s: nothing is compared across it.`;
  return { kind: 'cut', firstFrame: frame, lastFrame: frame, sentence };
}

function duplicateRateTold(repeats: readonly boolean[]): Told[] {
  const runs: number[] = [];
  for (const repeat of repeats) {
    if (repeat) runs[runs.length - 1]!++;
    else runs.push(1);
  }
  // The clip may begin or end in the middle of a run.
  const whole = runs.slice(1, -1);
  if (whole.length < 3) return [];
  const times = medianOf([...whole]);
  if (times < 2 || whole.filter((run) => run === times).length < throughoutShare * whole.length) return [];
  return [
    {
      kind: 'duplicate-rate',
      firstFrame: 0,
      lastFrame: repeats.length - 1,
      sentence: `Every frame is shown ${times} times throughout: the repeats are left out of the measurement.`,
    },
  ];
}

function cameraMovesOf(pixels: PixelStatistics, cuts: readonly number[]): Told[] {
  const { timestampsUs } = pixels;
  const moving = movingFrames(pixels, new Set(cuts));
  return runsWithin(timestampsUs, (frame) => moving[frame]!, shortestUs, shortestUs).map((run) => {
    const when = spanOf(timestampsUs, run.firstFrame, run.lastFrame);
    const sentence = `The camera moves ${when}${zoomOf(pixels, run, cuts)}: joints are measured against the body, not the picture.`;
    return { kind: 'camera-move', ...run, sentence };
  });
}

/** ", and the picture grows by 60 %": a zoom, or a camera that nears; nothing where it does neither. */
function zoomOf({ scale }: PixelStatistics, run: Run, cuts: readonly number[]): string {
  const growth = framesOf(run).reduce((all, frame) => (cuts.includes(frame) ? all : all * scale[frame]!), 1);
  const percent = Math.round(100 * Math.abs(growth - 1));
  return percent < leastZoomPercent ? '' : `, and the picture ${growth > 1 ? 'grows' : 'shrinks'} by ${percent} %`;
}

/** Whether the picture travels or grows steadily around each frame. */
function movingFrames(pixels: PixelStatistics, cuts: ReadonlySet<number>): boolean[] {
  const { timestampsUs, shiftX, shiftY, scale } = pixels;
  return timestampsUs.map((now, frame) => {
    let first = frame;
    let last = frame;
    while (first > 1 && !cuts.has(first) && now - timestampsUs[first - 1]! <= halfWindowUs) first--;
    while (last + 1 < timestampsUs.length && !cuts.has(last + 1) && timestampsUs[last + 1]! - now <= halfWindowUs)
      last++;
    let x = 0;
    let y = 0;
    let growth = 0;
    for (let near = Math.max(1, first); near <= last; near++) {
      if (cuts.has(near)) continue;
      x += shiftX[near]!;
      y += shiftY[near]!;
      growth += scale[near]! - 1;
    }
    const seconds = (timestampsUs[last]! - timestampsUs[Math.max(0, first - 1)]!) / 1e6;
    return seconds > 0 && (Math.hypot(x, y) / seconds > leastShift || Math.abs(growth) / seconds > leastGrowth);
  });
}
