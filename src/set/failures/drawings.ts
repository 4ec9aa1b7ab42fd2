import { Quaternion, Vector3 } from 'three';
import { turnOf } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { fingers, neck, signOf, type Side } from '../figure/skeleton.ts';
import type { Random } from '../random.ts';
import type { Drawing, DrawnLimb } from './redraw.ts';

/** Half the breadth (across, ahead) of the space that a torso fills, metres, and the room a head takes. */
const torso = { across: 0.22, ahead: 0.17 };
const headRoom = 0.16;

/** An arm drawn by someone who has not seen the last frame: shoulder, elbow, hand, fingers and thickness are their own idea. */
export function drawnArm(side: Side): DrawnLimb {
  const out = signOf(side);
  const digits = fingers.flatMap((finger) =>
    [1, 2, 3].map((phalanx) => ({ finger, name: `finger${finger}-${phalanx}_${side}` })),
  );
  const bones = [
    `clavicle_${side}`,
    `shoulder01_${side}`,
    `shoulder02_${side}`,
    `upperarm02_${side}`,
    `lowerarm01_${side}`,
    `lowerarm02_${side}`,
    `wrist_${side}`,
    // They only carry the fingers.
    ...[1, 2, 3, 4].map((ray) => `metacarpal${ray}_${side}`),
  ];
  const place = (rig: Rig, name: string) => new Vector3().setFromMatrixPosition(rig.bones.get(name)!.matrixWorld);
  return {
    bones: [...bones, ...digits.map(({ name }) => name)],
    points: (rig) => [place(rig, `lowerarm01_${side}`), place(rig, `wrist_${side}`)],
    draw: (random) => {
      const turns = new Map<string, Quaternion>();
      const way = upperArm(random, out);
      const raised = (way.angleTo(new Vector3(0, -1, 0)) * 180) / Math.PI;
      // The shoulder blade goes along with a raised arm: about a quarter of the way beyond 30 degrees.
      const blade = Math.max(0, raised - 30) * 0.12;
      turns.set(`clavicle_${side}`, turnOf({ sideways: -out * blade }));
      turns.set(`shoulder01_${side}`, turnOf({ sideways: -out * blade }));
      const swing = new Quaternion().setFromUnitVectors(new Vector3(0, -1, 0), way);
      turns.set(`shoulder02_${side}`, swing.multiply(turnOf({ twist: out * random.between(-35, 60) })));
      turns.set(`lowerarm01_${side}`, turnOf({ flexion: random.between(8, 125) }));
      turns.set(`lowerarm02_${side}`, turnOf({ twist: -out * random.between(-40, 75) }));
      turns.set(`wrist_${side}`, turnOf({ flexion: random.between(-35, 35), sideways: out * random.between(-40, 40) }));
      const curl = random.between(0, 55);
      for (const { finger, name } of digits)
        turns.set(
          name,
          turnOf({ sideways: out * (finger === 1 ? 0.3 : 1) * Math.max(0, curl + random.between(-12, 12)) }),
        );
      return { turns, sizes: new Map([[`shoulder02_${side}`, random.between(0.88, 1.16)]]) };
    },
    isClear: (rig) => {
      const wrist = place(rig, `wrist_${side}`);
      const elbow = place(rig, `lowerarm01_${side}`);
      const hand = place(rig, `finger3-1_${side}`);
      const middle = elbow.clone().add(wrist).multiplyScalar(0.5);
      return [elbow, middle, wrist, hand, hand.clone().multiplyScalar(1.6).addScaledVector(wrist, -0.6)].every(
        (point) => isOutside(rig, point),
      );
    },
  };
}

/** A direction for the upper arm, evenly over the part of the sphere that a shoulder reaches without strain. */
function upperArm(random: Random, out: number): Vector3 {
  for (;;) {
    const y = random.between(-1, 1);
    const around = random.between(0, 2 * Math.PI);
    const level = Math.sqrt(1 - y * y);
    const way = new Vector3(level * Math.cos(around), y, level * Math.sin(around));
    const outwards = way.z * out;
    if (way.x > -0.35 && outwards > -0.3 && y < 0.8) return way;
  }
}

function isOutside(rig: Rig, point: Vector3): boolean {
  const root = rig.bones.get('root')!;
  const hips = new Vector3().setFromMatrixPosition(root.matrixWorld);
  const chest = new Vector3().setFromMatrixPosition(rig.bones.get('neck01')!.matrixWorld);
  const skull = new Vector3().setFromMatrixPosition(rig.bones.get('head')!.matrixWorld).add(new Vector3(0.04, 0.03, 0));
  if (point.distanceTo(skull) < headRoom) return false;
  if (point.y > chest.y || point.y < hips.y - 0.75) return true;
  const share = (point.y - hips.y) / (chest.y - hips.y);
  const axis = hips.lerp(chest, Math.min(1, Math.max(0, share)));
  const breadth = share < 0 ? 0.8 : 1;
  return (
    ((point.z - axis.z) / (torso.across * breadth)) ** 2 + ((point.x - axis.x - 0.03) / (torso.ahead * breadth)) ** 2 >
    1
  );
}

/** A head set on the neck anew: turned, nodded, tilted, a little larger or smaller. */
export const drawnHead: DrawnLimb = {
  bones: neck,
  points: (rig) => {
    const { matrixWorld } = rig.bones.get('head')!;
    return [rig.face.nose, rig.face.leftEar, rig.face.rightEar].map((point) => point.clone().applyMatrix4(matrixWorld));
  },
  draw: (random): Drawing => {
    const far = (limit: number) => random.between(0.35, 1) * limit * (random.unit() < 0.5 ? -1 : 1);
    const whole = turnOf({ twist: far(62), flexion: far(38), sideways: far(32) });
    const part = new Quaternion().slerp(whole, 1 / neck.length);
    return {
      turns: new Map(neck.map((bone) => [bone, part])),
      sizes: new Map([['head', random.between(0.9, 1.14)]]),
    };
  },
  isClear: () => true,
};
