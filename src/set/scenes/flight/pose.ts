import { Quaternion, Vector3 } from 'three';
import { emptyPose, turnOf, type Pose } from '../../figure/pose.ts';
import { neck, sides, signOf, spine, type Side } from '../../figure/skeleton.ts';
import type { Rig } from '../../figure/rig.ts';
import { smooth } from '../../motion/ease.ts';
import { drifting } from '../../random.ts';
import { fistTurns } from './fist.ts';
import type { FlightPath, WayPoint } from './path.ts';

export interface Flight {
  poseAt(seconds: number): Pose;
}

const down = new Vector3(0, -1, 0);

/**
 * A man who flies: the left fist leads, the right arm is held off the body like a fin, the legs trail a little apart. Everything that
 * is held into the wind trembles, each part at its own pace, and what the bank does to the hips reaches chest, head and legs later.
 */
export function flying(seed: number, rig: Rig, path: FlightPath): Flight {
  const fists = [...fistTurns(rig, 'L', 1), ...fistTurns(rig, 'R', 0.9)];
  const names = ['breath', 'spine', 'head', 'arm L', 'arm R', 'leg L', 'leg R', 'lift', 'drift'];
  const slow = new Map(names.map((name) => [name, drifting(seed, name, 2.6)]));
  const quick = new Map(names.map((name) => [name, drifting(seed, `${name} quick`, 0.62)]));
  /** Degrees, about: slow swells with a flutter on top. */
  const wind = (name: string, seconds: number, swell: number, flutter: number) =>
    swell * slow.get(name)!(seconds) + flutter * quick.get(name)!(seconds);

  const poseAt = (seconds: number): Pose => {
    const pose = emptyPose();
    const way = path.at(seconds);
    pose.hips.copy(way.place);
    pose.hips.y += 0.02 * slow.get('lift')!(seconds);
    pose.hips.z += 0.015 * slow.get('drift')!(seconds);
    pose.pelvis.copy(bodyAxes(way)).multiply(turnOf({ twist: wind('spine', seconds, 1.2, 0.3) }));
    setSpine(pose, seconds);
    setHead(pose, seconds);
    setLeadingArm(pose, seconds);
    setTrailingArm(pose, seconds);
    for (const side of sides) setLeg(pose, side, seconds);
    for (const [bone, turn] of fists) pose.turns.set(bone, turn);
    return pose;
  };

  /** How much of the bank has not yet arrived: the chest leads it by a fifth of a second, the legs are as late. */
  const bankAhead = (seconds: number, lead: number) => path.at(seconds + lead).bank - path.at(seconds).bank;

  const setSpine = (pose: Pose, seconds: number) => {
    const whole = {
      flexion: 15 + wind('breath', seconds, 1.6, 0.5),
      twist: 0.7 * bankAhead(seconds, 0.22) - 5,
      sideways: 3 + wind('spine', seconds + 2, 1.2, 0.3),
    };
    const share = turnOf({
      flexion: whole.flexion / spine.length,
      twist: whole.twist / spine.length,
      sideways: whole.sideways / spine.length,
    });
    for (const bone of spine) pose.turns.set(bone, share);
  };

  /** Ahead, along the way; then down at the city to his right; then ahead again. */
  const setHead = (pose: Pose, seconds: number) => {
    const glance = smooth(3.9, 4.5, seconds) - smooth(5.3, 6, seconds);
    const whole = turnOf({
      flexion: 40 - 9 * glance + wind('head', seconds, 1.2, 0.35),
      twist: -8 - 26 * glance + wind('head', seconds + 4, 1.5, 0.3),
      sideways: 4 + 4 * glance,
    });
    const part = new Quaternion().slerp(whole, 1 / neck.length);
    for (const bone of neck) pose.turns.set(bone, part);
  };

  const setLeadingArm = (pose: Pose, seconds: number) => {
    const out = signOf('L');
    const reach = smooth(-0.4, 1.1, seconds);
    setShoulder(pose, 'L', 14);
    const way = armWay({
      raised: 148 + 6 * reach + wind('arm L', seconds, 1.4, 0.5),
      aside: 12 + wind('arm L', seconds + 3, 1.2, 0.4),
      out,
    });
    pose.turns.set('shoulder02_L', aim(way).multiply(turnOf({ twist: out * 10 })));
    pose.turns.set('lowerarm01_L', turnOf({ flexion: 20 - 12 * reach + wind('arm L', seconds + 1, 1, 0.4) }));
    pose.turns.set('lowerarm02_L', turnOf({ twist: -out * 38 }));
    pose.turns.set('wrist_L', turnOf({ sideways: -out * 5, flexion: 4 }));
  };

  const setTrailingArm = (pose: Pose, seconds: number) => {
    const out = signOf('R');
    const open = smooth(0.7, 2.2, seconds) - 0.6 * smooth(3, 4.8, seconds);
    setShoulder(pose, 'R', 3);
    const way = armWay({
      raised: 24 + 10 * open + wind('arm R', seconds, 1.8, 0.7),
      aside: 42 + 9 * open + wind('arm R', seconds + 3, 1.8, 0.6),
      out,
    });
    pose.turns.set('shoulder02_R', aim(way).multiply(turnOf({ twist: out * 24 })));
    pose.turns.set('lowerarm01_R', turnOf({ flexion: 34 - 8 * open + wind('arm R', seconds + 1, 2, 0.7) }));
    pose.turns.set('lowerarm02_R', turnOf({ twist: -out * 18 }));
    pose.turns.set('wrist_R', turnOf({ sideways: out * 6, flexion: -6 + wind('arm R', seconds + 2, 3, 1) }));
  };

  const setLeg = (pose: Pose, side: Side, seconds: number) => {
    const out = signOf(side);
    const name = `leg ${side}`;
    const late = bankAhead(seconds, -0.2);
    const isLead = side === 'L';
    pose.turns.set(
      `upperleg01_${side}`,
      turnOf({
        flexion: (isLead ? 20 : -8) + wind(name, seconds, 2.2, 0.5),
        sideways: -out * (9 + wind(name, seconds + 3, 1.2, 0.3)),
        twist: 0.5 * late - out * 4,
      }),
    );
    pose.turns.set(
      `lowerleg01_${side}`,
      turnOf({ flexion: -((isLead ? 37 : 10) + wind(name, seconds - 0.25, 3.5, 1)) }),
    );
    pose.turns.set(`foot_${side}`, turnOf({ flexion: -(isLead ? 34 : 42) + wind(name, seconds - 0.4, 2.5, 1) }));
    pose.turns.set(`toe_${side}`, turnOf({ flexion: 2 }));
  };

  return { poseAt };
}

/** The body's own axes in the world: headed, pitched so that the crown leads, rolled about its length. */
export function bodyAxes({ heading, climb, bank }: WayPoint): Quaternion {
  return turnOf({ twist: heading })
    .multiply(turnOf({ flexion: climb - 90 }))
    .multiply(turnOf({ twist: bank }));
}

/** A direction for an arm: degrees raised ahead from hanging, then moved out from the body's middle plane. */
function armWay({ raised, aside, out }: { raised: number; aside: number; out: number }): Vector3 {
  const [up, away] = [raised, aside].map((degrees) => (degrees * Math.PI) / 180);
  return new Vector3(Math.sin(up!) * Math.cos(away!), -Math.cos(up!) * Math.cos(away!), out * Math.sin(away!));
}

function aim(way: Vector3): Quaternion {
  return new Quaternion().setFromUnitVectors(down, way);
}

/** The blade goes along with the arm: degrees for each of the girdle's two bones. */
function setShoulder(pose: Pose, side: Side, lift: number): void {
  const turn = turnOf({ sideways: -signOf(side) * lift });
  pose.turns.set(`clavicle_${side}`, turn);
  pose.turns.set(`shoulder01_${side}`, turn);
}
