import type { Object3D } from 'three';
import { applyPose, type Pose } from '../figure/pose.ts';
import { seeded } from '../random.ts';
import type { BackgroundPart, Shot } from '../scenes/scene.ts';
import { sharesOf } from './coverage.ts';
import type { ActiveFailure, FailureMoment } from './failure.ts';

type Asked = ActiveFailure & { seed: number } & Partial<FailureMoment>;

/** Least and mean share of the picture of each part in the course of a stretch, per cent. */
export interface PartShare {
  least: number;
  mean: number;
}

const known = new WeakMap<Shot, Map<string, readonly PartShare[]>>();

/**
 * How much of the picture the parts of the background take while a stretch lasts: its first, middle and last frame are looked at, so that
 * every frame of it finds the same. Asked from `touches` first, when nothing of the shot is changed yet; kept after that.
 */
export function partShares(shot: Shot, asked: Asked): readonly PartShare[] {
  const { stretch, seconds, frame, framesPerSecond } = asked;
  const at =
    stretch === undefined || seconds === undefined || frame === undefined || framesPerSecond === undefined
      ? undefined
      : [0, 0.5, 1].map((share) =>
          Math.max(
            0,
            seconds + (stretch.firstFrame + share * (stretch.lastFrame - stretch.firstFrame) - frame) / framesPerSecond,
          ),
        );
  const key = at ? at.map((each) => each.toFixed(2)).join() : '';
  const kept = known.get(shot) ?? new Map<string, readonly PartShare[]>();
  known.set(shot, kept);
  const found = at ? kept.get(key) : undefined;
  if (found) return found;
  const shares = at && seconds !== undefined ? elsewhere(shot, at, seconds) : [now(shot)];
  const made = shot.background.map((_, part): PartShare => {
    const own = shares.map((each) => each[part]! * 100);
    return { least: Math.min(...own), mean: own.reduce((sum, share) => sum + share, 0) / own.length };
  });
  kept.set(key, made);
  return made;
}

function now({ scene, background, figures, camera }: Shot): number[] {
  camera.updateMatrixWorld(true);
  const people = new Set<Object3D>(figures.flatMap(({ rig, spare }) => [rig.group, spare.group]));
  return sharesOf(
    background.map(({ object }) => object),
    { figures, objects: scene.children.filter((child) => !people.has(child)) },
    camera,
  );
}

/** Looks at other moments, and comes back to this one: poses, bones and camera are then as they were. */
function elsewhere(shot: Shot, moments: readonly number[], seconds: number): number[][] {
  const { camera, figures } = shot;
  const poses = figures.map(({ pose }) => copied(pose));
  const [position, quaternion] = [camera.position.clone(), camera.quaternion.clone()];
  const shares = moments.map((moment) => {
    shot.moveTo(moment);
    for (const { rig, pose } of figures) applyPose(rig, pose);
    return now(shot);
  });
  shot.moveTo(seconds);
  figures.forEach((figure, index) => {
    figure.pose = poses[index]!;
    applyPose(figure.rig, figure.pose);
  });
  camera.position.copy(position);
  camera.quaternion.copy(quaternion);
  camera.updateMatrixWorld(true);
  return shares;
}

function copied(pose: Pose): Pose {
  return {
    hips: pose.hips.clone(),
    pelvis: pose.pelvis.clone(),
    turns: new Map(pose.turns),
    sizes: new Map(pose.sizes),
    lengths: new Map(pose.lengths),
    shifts: new Map(pose.shifts),
  };
}

const tries = 80;

/**
 * Parts whose shares add up to about `wanted` per cent and never to less than `least`; all, where that is not enough. Fewer parts are
 * better than more.
 */
export function partsFor(
  shares: readonly PartShare[],
  want: { wanted: number; least: number },
  ...seed: readonly (string | number)[]
): number[] {
  const random = seeded(...seed, 'parts');
  const seen = shares.flatMap(({ least, mean }, index) => (least > 0.02 && mean < want.wanted * 1.6 ? [index] : []));
  let best: { parts: number[]; score: number } | undefined;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const left = [...seen];
    const parts: number[] = [];
    let [sum, lowest] = [0, 0];
    while (left.length > 0 && (sum < want.wanted || lowest < want.least)) {
      const [part] = left.splice(random.below(left.length), 1);
      if (sum + shares[part!]!.mean > want.wanted * 1.15 && lowest >= want.least) continue;
      parts.push(part!);
      sum += shares[part!]!.mean;
      lowest += shares[part!]!.least;
    }
    const short = lowest < want.least ? 1 : 0;
    const score = short + Math.abs(sum - want.wanted) / want.wanted + 0.04 * parts.length;
    if (parts.length > 0 && (!best || score < best.score)) best = { parts, score };
  }
  return (best?.parts ?? shares.flatMap(({ mean }, index) => (mean > 0 ? [index] : []))).toSorted((a, b) => a - b);
}

/** Names of parts, as a reader would say them. */
export function listed(parts: readonly BackgroundPart[]): string {
  const names = parts.map(({ name }) => name);
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more things`] : names;
  return shown.length < 2 ? (shown[0] ?? 'the background') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
