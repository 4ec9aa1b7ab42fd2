import { Quaternion, Vector3 } from 'three';
import { jointOf, torsoLength } from '../figure/joints.ts';
import { bonesOf, jointsOf, partLabel, type BodyPart } from '../figure/parts.ts';
import type { Rig } from '../figure/rig.ts';
import { signOf } from '../figure/skeleton.ts';
import { seeded, type Random } from '../random.ts';
import { limbOf, parentFrameOf, placeOf, turnBy } from './bones.ts';
import { partOf, type FailureModule } from './failure.ts';
import { safely } from './ramp.ts';
import { strengthAt } from './strength.ts';

/** Torso lengths, root of the mean square over the limb's two moving joints. */
export const teleportStrengths = { weak: 0.15, medium: 0.3, strong: 0.6 };

/**
 * A limb is somewhere else from one frame to the next, by exactly the strength, goes on from there as if nothing had been, and is back
 * in its place as suddenly.
 */
export const teleport: FailureModule = {
  kind: 'teleport',
  title: 'A limb jumps',
  unit: 'torso lengths',
  parts: ['left-arm', 'right-arm', 'left-leg', 'right-leg'],
  weak: teleportStrengths.weak,
  afterEffects: false,
  touches: (_, active) => {
    const part = partOf(teleport, active);
    return {
      joints: jointsOf(part),
      region: partLabel(part),
      areas: [{ of: 'bones', figure: 0, bones: bonesOf(part) }],
    };
  },
  change(shot, moment) {
    const figure = shot.figures[0];
    const joints = moment.sound[0];
    if (!figure || !joints) return undefined;
    const { rig, pose } = figure;
    const part = partOf(teleport, moment);
    const random = seeded(moment.seed, 'teleport', moment.stretch.firstFrame);
    const distance = strengthAt(moment.severity, teleportStrengths) * safely * torsoLength(joints);
    const { first, middle, last } = limbOf(part);
    const root = placeOf(rig, first);
    const reach = [middle, last].map((name) => placeOf(rig, name).sub(root));
    const now = reach[0]!.clone().normalize();
    const axis = now
      .clone()
      .cross(goal(rig, part, now, random))
      .normalize();
    turnBy(rig, pose, first, new Quaternion().setFromAxisAngle(axis, angleFor(distance, reach, axis)));
    return undefined;
  },
  deviation: ({ moment, sound, shown }) => {
    const [from, to] = [sound[0] ?? [], shown[0] ?? []];
    const squares = jointsOf(partOf(teleport, moment)).map((joint) =>
      jointOf(from, joint).distanceToSquared(jointOf(to, joint)),
    );
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length) / torsoLength(from);
  },
};

/** Where the limb jumps towards, in the world: away from the body, so that it passes through nothing. */
function goal(rig: Rig, part: BodyPart, now: Vector3, random: Random): Vector3 {
  const { side, isArm, first } = limbOf(part);
  const out = signOf(side);
  const trunk = parentFrameOf(rig, isArm ? `clavicle_${side}` : first);
  const vary = () => random.between(-0.15, 0.15);
  const way = (x: number, y: number, outwards: number) =>
    new Vector3(x + vary(), y + vary(), out * (outwards + vary())).applyQuaternion(trunk).normalize();
  if (!isArm) return way(0.35, -0.7, 0.6);
  const [up, down] = [way(0.6, 0.35, 0.75), way(0.3, -0.9, 0.4)];
  const isRaised = now.clone().applyQuaternion(trunk.invert()).y > 0.3;
  return isRaised ? down : up;
}

/** The angle about an axis that moves points by a distance, root of the mean square. */
function angleFor(distance: number, points: readonly Vector3[], axis: Vector3): number {
  const squares = points.map((point) => point.clone().addScaledVector(axis, -point.dot(axis)).lengthSq());
  const radius = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  return 2 * Math.asin(Math.min(1, distance / (2 * radius)));
}
