/** Rules for how a playhead's state may change, apart from the signals that hold it: pure, so that they can be read and tested alone. */

import type { Fault } from '../terms/fault.ts';

export type Loop = 'off' | 'all' | 'range';

/** From and to, in microseconds since the clip's start; the end is not part of it. */
export type TimeRange = readonly [fromUs: number, toUs: number];

export const slowest = 0.1;
export const fastest = 2;
/** What the speed menu offers. */
export const speeds = [0.1, 0.25, 0.5, 1, 1.5, 2] as const;

/** A loop shorter than this cannot be watched, nor its two handles told apart. */
const shortestRangeUs = 80_000;
/** A fault is looped with at least this much of the clip before and after it... */
const faultMarginUs = 200_000;
/** ...and for at least this long. */
const shortestFaultLoopUs = 1_000_000;
/** A page that was hidden or stalled for longer goes on from where it was. */
const longestStepMs = 500;

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Brings a speed into {@link slowest} to `limit`; what is no number becomes 1. */
export function allowedSpeed(speed: number, limit: number = fastest): number {
  return clamp(Number.isFinite(speed) ? speed : 1, slowest, limit);
}

/** Brings a time into the clip. While no duration is known only the start bounds it. */
export function allowedTime(timeUs: number, lastUs: number): number {
  if (!Number.isFinite(timeUs)) return 0;
  return lastUs > 0 ? clamp(timeUs, 0, lastUs) : Math.max(timeUs, 0);
}

/** Orders, clips and if need be widens a range; `null` where none can be made of it. */
export function allowedRange(range: TimeRange | null, durationUs: number): TimeRange | null {
  if (!range?.every(Number.isFinite)) return null;
  const end = durationUs > 0 ? durationUs : Infinity;
  const from = clamp(Math.min(...range), 0, end);
  const to = clamp(Math.max(...range), 0, end);
  if (to <= from) return null;
  if (to - from >= Math.min(shortestRangeUs, end)) return [from, to];
  const widened = Math.min(from + shortestRangeUs, end);
  return [Math.max(widened - shortestRangeUs, 0), widened];
}

/** The stretch to loop so that a fault can be watched: itself and a little of the clip around it. */
export function rangeAround(fromUs: number, toUs: number, durationUs: number): TimeRange | null {
  const margin = Math.max(faultMarginUs, (shortestFaultLoopUs - (toUs - fromUs)) / 2);
  return allowedRange([Math.max(fromUs - margin, 0), toUs + margin], durationUs);
}

export interface Motion {
  timeUs: number;
  /** 1 forwards, -1 backwards. */
  direction: 1 | -1;
  speed: number;
  loop: Loop;
  range: TimeRange | null;
  durationUs: number;
  /** When the last frame begins: where play comes to rest. */
  lastUs: number;
}

/** Where a playing playhead is after some time of the reader's. */
export function advanced(motion: Motion, elapsedMs: number): { timeUs: number; playing: boolean } {
  const { direction, speed, loop, range, durationUs, lastUs } = motion;
  const stepUs = clamp(elapsedMs, 0, longestStepMs) * 1000 * speed * direction;
  const timeUs = motion.timeUs + stepUs;
  if (loop === 'range' && range) return { timeUs: wrapped(timeUs, range[0], range[1], direction), playing: true };
  if (loop === 'all') return { timeUs: wrapped(timeUs, 0, durationUs, direction), playing: true };
  if (direction > 0 && timeUs >= durationUs) return { timeUs: lastUs, playing: false };
  if (direction < 0 && timeUs <= 0) return { timeUs: 0, playing: false };
  return { timeUs, playing: true };
}

/** Where play starts when the reader asks for it: at the other end if there is nothing left this way. */
export function playStart(motion: Motion): number {
  const { timeUs, direction, loop, range, lastUs } = motion;
  if (loop === 'range' && range) return timeUs >= range[0] && timeUs < range[1] ? timeUs : range[0];
  if (direction > 0 && timeUs >= lastUs) return 0;
  if (direction < 0 && timeUs <= 0) return lastUs;
  return timeUs;
}

function wrapped(timeUs: number, fromUs: number, toUs: number, direction: 1 | -1): number {
  const length = toUs - fromUs;
  if (length <= 0) return fromUs;
  if (timeUs >= fromUs && timeUs < toUs) return timeUs;
  // Coming from outside the loop (the reader looked elsewhere) starts it afresh; running over its edge keeps the remainder.
  if (Math.abs(timeUs - (direction > 0 ? toUs : fromUs)) > longestStepMs * 1000 * fastest)
    return direction > 0 ? fromUs : toUs - 1;
  return fromUs + ((((timeUs - fromUs) % length) + length) % length);
}

/**
 * Where a fault is in a list that was measured anew: itself, else the one of its kind that shares most frames with it and touches a joint that it touches, or the same region.
 * -1 where none does.
 */
export function placeOf(fault: Fault, faults: readonly Fault[]): number {
  const same = faults.indexOf(fault);
  if (same >= 0) return same;
  const shared = faults.map((other) => {
    const isAlike =
      other.kind === fault.kind &&
      (fault.joints.length === 0
        ? other.region === fault.region
        : other.joints.some((joint) => fault.joints.includes(joint)));
    const frames = Math.min(fault.lastFrame, other.lastFrame) - Math.max(fault.firstFrame, other.firstFrame) + 1;
    return isAlike ? Math.max(0, frames) : 0;
  });
  const most = Math.max(0, ...shared);
  return most > 0 ? shared.indexOf(most) : -1;
}
