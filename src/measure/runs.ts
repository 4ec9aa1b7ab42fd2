/** A run of frames, both ends included. */
export interface Run {
  firstFrame: number;
  lastFrame: number;
}

/** Frames for which something holds, and those within a time of one. */
export function framesNear(
  timestampsUs: readonly number[],
  holds: (frame: number) => boolean,
  nearUs: number,
): ReadonlySet<number> {
  const near = new Set<number>();
  timestampsUs.forEach((now, frame) => {
    if (!holds(frame)) return;
    for (let back = frame; back >= 0 && now - timestampsUs[back]! <= nearUs; back--) near.add(back);
    for (let on = frame; on < timestampsUs.length && timestampsUs[on]! - now <= nearUs; on++) near.add(on);
  });
  return near;
}

/** Runs of frames for which something holds, joined over pauses up to a length; those shorter than another are left out. */
export function runsWithin(
  timestampsUs: readonly number[],
  holds: (frame: number) => boolean,
  longestPauseUs: number,
  shortestUs: number,
): Run[] {
  const runs: Run[] = [];
  timestampsUs.forEach((now, frame) => {
    if (!holds(frame)) return;
    const last = runs.at(-1);
    if (last && now - timestampsUs[last.lastFrame]! <= longestPauseUs) last.lastFrame = frame;
    else runs.push({ firstFrame: frame, lastFrame: frame });
  });
  return runs.filter(({ firstFrame, lastFrame }) => timestampsUs[lastFrame]! - timestampsUs[firstFrame]! >= shortestUs);
}

/** Every frame of a run. */
export function framesOf({ firstFrame, lastFrame }: Run): number[] {
  return Array.from({ length: lastFrame - firstFrame + 1 }, (_, place) => firstFrame + place);
}

/** Seconds since the clip's first frame, as a reader reads them. */
export function secondsAt(timestampsUs: readonly number[], frame: number): string {
  return ((timestampsUs[frame]! - timestampsUs[0]!) / 1e6).toFixed(2);
}

/** "from 0.25 s to 1.50 s"; "at 0.25 s" of one frame. */
export function spanOf(timestampsUs: readonly number[], firstFrame: number, lastFrame: number): string {
  const [first, last] = [secondsAt(timestampsUs, firstFrame), secondsAt(timestampsUs, lastFrame)];
  return firstFrame === lastFrame ? `at ${first} s` : `from ${first} s to ${last} s`;
}
