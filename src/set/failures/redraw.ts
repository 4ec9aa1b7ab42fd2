import { Quaternion, Vector3, type Bone } from 'three';
import type { Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import type { Random } from '../random.ts';
import type { Figure } from '../scenes/scene.ts';

/** One way a limb could stand: turns and sizes of its bones, within what its joints allow. */
export interface Drawing {
  turns: ReadonlyMap<string, Quaternion>;
  sizes: ReadonlyMap<string, number>;
}

/** A part of the body that can be drawn anew. */
export interface DrawnLimb {
  /** Its bones from the body outwards, each after its parent. */
  bones: readonly string[];
  /** The points whose distance from the sound ones is the strength. Reads the bones' matrices. */
  points(rig: Rig): Vector3[];
  draw(random: Random): Drawing;
  /** Whether the limb, as its bones stand now, keeps out of the rest of the body. */
  isClear(rig: Rig): boolean;
}

const tries = 40;
const halvings = 12;

/**
 * Turns a limb towards a drawing until its points are `distance` (metres, root mean square) from where the sound pose has them. Drawings
 * that cannot reach so far, or would pass through the body, are thrown away; if none of many reaches, the farthest stands.
 */
export function redraw(
  figure: Figure,
  limb: DrawnLimb,
  random: Random,
  want: { distance: number; severity: number },
): void {
  const { rig, pose } = figure;
  const sound = limb.points(rig);
  const offBy = (drawing: Drawing, share: number): number => {
    standAs(rig, pose, limb, drawing, share, want.severity);
    const squares = limb.points(rig).map((point, index) => point.distanceToSquared(sound[index]!));
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  };

  let best: { drawing: Drawing; share: number; distance: number } | undefined;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const drawing = limb.draw(random);
    const farthest = offBy(drawing, 1);
    const reaches = farthest >= want.distance;
    const share = reaches ? shareFor(want.distance, (at) => offBy(drawing, at)) : 1;
    offBy(drawing, share);
    if (!limb.isClear(rig)) continue;
    const distance = Math.min(farthest, want.distance);
    if (!best || distance > best.distance) best = { drawing, share, distance };
    if (reaches) break;
  }
  if (!best) return;
  for (const name of limb.bones) {
    pose.turns.set(name, turnToward(pose, best.drawing, name, best.share));
    pose.sizes.set(name, sizeToward(best.drawing, name, want.severity));
  }
}

function shareFor(distance: number, offBy: (share: number) => number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (offBy(middle) < distance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function turnToward(pose: Pose, drawing: Drawing, name: string, share: number): Quaternion {
  const sound = pose.turns.get(name) ?? new Quaternion();
  return sound.clone().slerp(drawing.turns.get(name) ?? sound, share);
}

/** Proportions forget with the dial, not with the distance. */
function sizeToward(drawing: Drawing, name: string, severity: number): number {
  return 1 + ((drawing.sizes.get(name) ?? 1) - 1) * severity;
}

/** Moves the limb's bones, and nothing else, so that its points can be read. */
function standAs(rig: Rig, pose: Pose, limb: DrawnLimb, drawing: Drawing, share: number, severity: number): void {
  for (const name of limb.bones) {
    const bone = rig.bones.get(name);
    const own = rig.attention.get(name);
    const parent = rig.attention.get(bone?.parent?.name ?? '');
    if (!bone || !own || !parent) continue;
    bone.quaternion
      .copy(parent)
      .invert()
      .multiply(turnToward(pose, drawing, name, share))
      .multiply(own);
    bone.scale.setScalar(sizeToward(drawing, name, severity));
    refresh(bone);
  }
}

function refresh(bone: Bone): void {
  bone.updateMatrix();
  if (bone.parent) bone.matrixWorld.multiplyMatrices(bone.parent.matrixWorld, bone.matrix);
}
