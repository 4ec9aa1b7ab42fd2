import {
  boneVariation,
  coherenceSums,
  facingOf,
  jumpsOf,
  motionOf,
  nearestDistance,
  poseDistance,
  quantileOf,
} from '../../src/generator/measures.ts';
import { drawnPoseSize, prompts, type DrawnPose, type Prompt } from '../../src/terms/generated.ts';

/** Clips of each prompt. */
export type Clips = ReadonlyMap<Prompt, readonly (readonly DrawnPose[])[]>;

/** What many clips come to. Lengths are torso lengths where nothing else is said. */
export interface ClipsFigures {
  clips: number;
  jumpP50: number;
  jumpP95: number;
  coherence: number;
  /** Distance of single frames to the nearest pose of many that were learned, mean: metres. */
  plausibility: number;
  /** Median change of the way the body faces from one frame to the next, degrees. */
  turnDegrees: number;
  /** Change of bones within a clip: deviation over mean. */
  boneVariation: number;
  /** Mean distance between the first frames of two clips of a prompt, for each prompt: metres. */
  diversity: Record<Prompt, number>;
  /** Share of clips of each prompt that move less than nearly all of the data does. */
  sluggish: Record<Prompt, number>;
  /** Median motion, torso lengths a frame. */
  motion: Record<Prompt, number>;
}

/** Below this share of the data's clips, a clip's motion counts as sluggish. */
const sluggishShare = 0.02;
/** Every so many frames one is held against the learned poses. */
const plausibleEvery = 6;
/** With how many others the first frame of each clip is compared. */
const pairsEach = 5;

/** Below which motion a clip of a prompt is sluggish: the 2nd percentile of the data, torso lengths a frame. */
export function sluggishLimits(heldOut: Clips): Record<Prompt, number> {
  return each((prompt) => quantileOf(Float64Array.from(heldOut.get(prompt)!, motionOf), sluggishShare));
}

export function figuresOf(clips: Clips, learned: Float32Array, limits: Record<Prompt, number>): ClipsFigures {
  const all = [...clips.values()].flat();
  const jumps = joined(all.map(jumpsOf));
  const sums = all.map(coherenceSums);
  const turns = joined(
    all.map((clip) =>
      Float64Array.from(clip.slice(1), (pose, index) => around(facingOf(pose) - facingOf(clip[index]!))),
    ),
  );
  const probes = all.flatMap((clip, index) => clip.filter((_, frame) => (frame + index) % plausibleEvery === 0));
  return {
    clips: all.length,
    jumpP50: quantileOf(jumps, 0.5),
    jumpP95: quantileOf(jumps, 0.95),
    coherence: mean(sums.map(({ agreement, size }) => (size > 0 ? agreement / size : 0))),
    plausibility: mean(probes.map((pose) => nearestDistance(pose, learned, drawnPoseSize))),
    turnDegrees: quantileOf(turns, 0.5),
    boneVariation: mean(all.map(boneVariation)),
    diversity: each((prompt) => diversityOf(clips.get(prompt)!.map((clip) => clip[0]!))),
    sluggish: each((prompt) => mean(clips.get(prompt)!.map((clip) => (motionOf(clip) < limits[prompt] ? 1 : 0)))),
    motion: each((prompt) => quantileOf(Float64Array.from(clips.get(prompt)!, motionOf), 0.5)),
  };
}

function diversityOf(poses: readonly DrawnPose[]): number {
  const distances: number[] = [];
  for (const [index, pose] of poses.entries())
    for (let step = 1; step <= pairsEach; step += 1) {
      const other = poses[(index + step * 7) % poses.length]!;
      distances.push(poseDistance(pose, other));
    }
  return mean(distances);
}

function each<T>(of: (prompt: Prompt) => T): Record<Prompt, T> {
  return Object.fromEntries(prompts.map((prompt) => [prompt, of(prompt)])) as Record<Prompt, T>;
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const list of lists) {
    whole.set(list, offset);
    offset += list.length;
  }
  return whole;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Between 0 and 180 degrees. */
function around(degrees: number): number {
  return Math.abs(degrees - 360 * Math.round(degrees / 360));
}
