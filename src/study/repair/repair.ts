import type { PixelStatistics } from '../../terms/pixels.ts';
import { hasPerson, pickPoses, type Track } from '../../terms/track.ts';
import { inBetween, redraw } from './limb-poses.ts';
import type { Limb } from './limbs.ts';
import { recutPixels } from './recut-pixels.ts';
import { withUnseenLooks } from './unseen-looks.ts';

/**
 * What can be done about a stretch: cut its frames out; show the last good frame in their place; draw limbs from where they were before it to
 * where they are after it; or draw them, frame by frame, as they should be.
 */
export const acts = ['drop', 'hold', 'in-between', 'redraw'] as const;

export type Act = (typeof acts)[number];

/** One repair. Frames are numbered as in the clip that came, whatever was dropped since: so a list of repairs can be undone, or kept in a link. */
export interface Repair {
  act: Act;
  firstFrame: number;
  /** Included. */
  lastFrame: number;
  /** What is drawn; empty where whole frames are dropped or held. */
  limbs: readonly Limb[];
}

/** An act done to a stretch; whole frames have no limbs. */
export function repairOf(act: Act, { firstFrame, lastFrame, limbs }: Omit<Repair, 'act'>): Repair {
  return { act, firstFrame, lastFrame, limbs: takesLimbs(act) ? limbs : [] };
}

export function takesLimbs(act: Act): boolean {
  return act === 'in-between' || act === 'redraw';
}

/** A clip that came, and how its limbs should have moved: a track of the same frames. */
export interface Rushes {
  track: Track;
  pixels: PixelStatistics;
  /** What whoever redraws has before them. */
  model: Track;
}

/** A clip after repairs. */
export interface Footage {
  track: Track;
  pixels: PixelStatistics;
  /** For each frame, which frame of the rushes it stands for. */
  sourceFrames: readonly number[];
  /** For each frame, the frame of the rushes whose picture it shows: another one where it is held. */
  pictures: readonly number[];
}

/**
 * Repairs a clip's motion. Dropped frames close up; a held frame is shown again, picture and pose. In-betweens and redrawn limbs change the pose
 * alone: the pictures stay as broken as they were, and so do their statistics but for the colours of what was drawn, which are not known.
 *
 * @throws RangeError when the model's frames are not those of the rushes, or a repair names frames that there are not
 */
export function applyRepairs(rushes: Rushes, repairs: readonly Repair[]): Footage {
  const { track, pixels, model } = rushes;
  const count = track.timestampsUs.length;
  if (model.timestampsUs.length !== count || model.model !== track.model)
    throw new RangeError('Limbs are redrawn from a track of the same frames and the same landmarks.');
  let footage: Footage = {
    track: { ...track, values: Float32Array.from(track.values) },
    pixels,
    sourceFrames: Array.from({ length: count }, (_, frame) => frame),
    pictures: Array.from({ length: count }, (_, frame) => frame),
  };
  for (const repair of repairs) {
    const { firstFrame, lastFrame } = repair;
    if (!(firstFrame >= 0 && firstFrame <= lastFrame && lastFrame < count))
      throw new RangeError(`A clip of ${count} frames has no frames ${firstFrame} to ${lastFrame} to repair.`);
    footage = applied(footage, repair, rushes);
  }
  const recut = recutPixels(pixels, footage.pictures, footage.track.timestampsUs);
  return { ...footage, pixels: withUnseenLooks(recut, repairs, footage.sourceFrames) };
}

/** Whether a repair leaves anything of the clip: dropping all of it does not count as mending. */
export function leavesFrames(frames: number, repairs: readonly Repair[]): boolean {
  const gone = new Set<number>();
  for (const { act, firstFrame, lastFrame } of repairs)
    if (act === 'drop') for (let frame = firstFrame; frame <= lastFrame; frame++) gone.add(frame);
  return gone.size < frames;
}

function applied(footage: Footage, repair: Repair, { track: source, model }: Rushes): Footage {
  const { firstFrame, lastFrame, limbs } = repair;
  const isInside = (frame: number) => frame >= firstFrame && frame <= lastFrame;
  const inside = footage.sourceFrames.flatMap((frame, at) => (isInside(frame) ? [at] : []));
  const first = inside[0];
  const last = inside.at(-1);
  // Its frames were dropped before.
  if (first === undefined || last === undefined) return footage;
  switch (repair.act) {
    case 'drop':
      return dropped(footage, first, last, source);
    case 'hold':
      return held(footage, first, last);
    case 'in-between':
      return { ...footage, track: inBetween(footage.track, first, last, limbs) };
    case 'redraw':
      return { ...footage, track: redraw(footage.track, first, last, limbs, model, footage.sourceFrames) };
  }
}

function dropped(footage: Footage, first: number, last: number, source: Track): Footage {
  const isKept = (_: unknown, at: number) => at < first || at > last;
  const sourceFrames = footage.sourceFrames.filter(isKept);
  if (sourceFrames.length === 0) throw new RangeError('A clip cannot be mended by dropping all of it.');
  const kept = pickPoses(
    footage.track,
    [...footage.sourceFrames.keys()].filter((at) => isKept(null, at)),
  );
  return {
    ...footage,
    track: { ...kept, timestampsUs: closedUp(source.timestampsUs, sourceFrames) },
    sourceFrames,
    pictures: footage.pictures.filter(isKept),
  };
}

/** Each frame lasts as long as it did, and the next follows at once. */
function closedUp(timestampsUs: readonly number[], frames: readonly number[]): number[] {
  let now = timestampsUs[0] ?? 0;
  return frames.map((frame) => {
    const begins = now;
    const step =
      frame + 1 < timestampsUs.length
        ? timestampsUs[frame + 1]! - timestampsUs[frame]!
        : timestampsUs[frame]! - (timestampsUs[frame - 1] ?? timestampsUs[frame]!);
    now += step;
    return begins;
  });
}

/** The frame before the stretch stands in for all of it, or the one after it, where that one does not show the person; where neither does, there is nothing to hold. */
function held(footage: Footage, first: number, last: number): Footage {
  const { track } = footage;
  const good = (at: number) => at >= 0 && at < track.timestampsUs.length && hasPerson(track, at);
  const at = good(first - 1) ? first - 1 : good(last + 1) ? last + 1 : null;
  if (at === null) return footage;
  const shown = track.timestampsUs.map((_, frame) => (frame >= first && frame <= last ? at : frame));
  return {
    ...footage,
    track: { ...pickPoses(track, shown), timestampsUs: track.timestampsUs },
    pictures: shown.map((frame) => footage.pictures[frame]!),
  };
}
