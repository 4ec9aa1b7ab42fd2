import { Quaternion, Vector3 } from 'three';
import type { BodyPart } from '../figure/parts.ts';
import type { Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { signOf } from '../figure/skeleton.ts';
import { frameOf, limbOf, parentFrameOf, placeOf, turnIn } from './bones.ts';

/** Half the trunk's breadth over half the distance between the shoulders: what lies further in is covered by flesh. */
const trunkBreadth = 0.88;

/** How far the upper arm leans into the trunk at most, degrees, and sizes that make the rest fit there. */
const deepest = 58;
const sizes = { forearm: 0.72, hand: 0.35 };
const halvings = 12;
const samples = 24;

/** Puts an arm into the trunk so that a share of its length, the hand's end first, lies within. */
export function fuse(rig: Rig, pose: Pose, part: BodyPart, share: number): void {
  const { side, first, middle, last } = limbOf(part);
  const out = signOf(side);
  const chest = frameOf(rig, 'spine01');
  const [root, bend, end] = [first, middle, last].map((name) => placeOf(rig, name)) as [Vector3, Vector3, Vector3];
  const [upper, lower] = [root.distanceTo(bend), bend.distanceTo(end) * sizes.forearm];
  const ways = (degrees: number) => {
    const lean = (degrees * Math.PI) / 180;
    return {
      upper: new Vector3(0, -Math.cos(lean), -out * Math.sin(lean)).applyQuaternion(chest),
      lower: new Vector3(0.12, -0.85, -out * 0.5).normalize().applyQuaternion(chest),
    };
  };
  const within = (degrees: number) => {
    const way = ways(degrees);
    const elbow = root.clone().addScaledVector(way.upper, upper);
    return shareWithin(rig, [root, elbow, elbow.clone().addScaledVector(way.lower, lower)], out);
  };
  let [low, high] = [0, deepest];
  for (let step = 0; step < halvings; step += 1) {
    const middleWay = (low + high) / 2;
    if (within(middleWay) < share) low = middleWay;
    else high = middleWay;
  }
  const way = ways(high);
  const parent = parentFrameOf(rig, first);
  const upperFrame = toward(frameOf(rig, first), way.upper);
  pose.turns.set(first, parent.invert().multiply(upperFrame));
  const carried = upperFrame.clone().multiply(turnIn(pose, `upperarm02_${side}`));
  pose.turns.set(middle, carried.clone().invert().multiply(toward(carried, way.lower)));
  pose.sizes.set(middle, sizes.forearm);
  pose.sizes.set(last, sizes.hand);
}

/** Share of an arm that lies within the trunk, as its bones stand now. */
export function shareFused(rig: Rig, part: BodyPart): number {
  const { side, first, middle, last } = limbOf(part);
  return shareWithin(
    rig,
    [first, middle, last].map((name) => placeOf(rig, name)),
    signOf(side),
  );
}

/** The frame turned so that what hangs down in it points a way. */
function toward(frame: Quaternion, way: Vector3): Quaternion {
  const now = new Vector3(0, -1, 0).applyQuaternion(frame);
  return new Quaternion().setFromUnitVectors(now, way).multiply(frame);
}

/** Share of each bone of an arm that lies nearer the trunk's middle than its side; each bone counts half. */
function shareWithin(rig: Rig, line: readonly Vector3[], out: number): number {
  const [left, right] = [placeOf(rig, 'shoulder02_L'), placeOf(rig, 'shoulder02_R')];
  const middle = left.clone().add(right).multiplyScalar(0.5);
  const aside = new Vector3(0, 0, out).applyQuaternion(frameOf(rig, 'spine01'));
  const breadth = (trunkBreadth * left.distanceTo(right)) / 2;
  let within = 0;
  for (const bone of [0, 1])
    for (let sample = 0; sample < samples; sample += 1) {
      const point = line[bone]!.clone().lerp(line[bone + 1]!, (sample + 0.5) / samples);
      if (point.sub(middle).dot(aside) < breadth) within += 1;
    }
  return within / (2 * samples);
}
