import { Vector3 } from 'three';
import { smooth } from '../../motion/ease.ts';
import { walk } from '../../motion/walk.ts';
import { seeded } from '../../random.ts';
import type { Figure } from '../scene.ts';

/** Metres a second at which the subject strolls, near enough, and the second at which the two are abreast. */
export const pace = 1.1;
export const meeting = 2.96;

/** The other walks on the far side of the path, towards -x, and is in more of a hurry. */
const farSide = -1.35;

/** Length of the leg that goes with `pace`, metres. */
const pacedLeg = 0.838;

export interface Passing {
  moveTo(seconds: number): void;
}

/** The subject comes from the left, nearer the camera; the other from the right. Each glances at the other before they are abreast. */
export function passing(subject: Figure, other: Figure, seed: number): Passing {
  const random = seeded(seed, 'passing');
  const strollOf = ({ rig }: Figure, own: number, factor: number) => {
    const legs = (rig.thigh + rig.shank) / pacedLeg;
    const speed = pace * factor * legs;
    // Shorter legs take shorter strides, and a little more often: with the root of their length, as pendulums do. Who
    // hurries takes more of them rather than longer ones.
    const strideSeconds = ((1.1 + random.between(-0.015, 0.015)) * Math.sqrt(legs)) / factor ** 0.9;
    return walk(rig, {
      seed: seed + own,
      speed,
      strideSeconds,
      start: new Vector3(-speed * meeting, 0, 0),
      look: glanceAt(own === 0 ? 1 : -1),
    });
  };
  const strolls = [strollOf(subject, 0, 1), strollOf(other, 1, 1.22)] as const;
  // The other walks along +x in axes of his own; these are turned. The spare hangs beside the rig.
  for (const { group } of [other.rig, other.spare]) {
    group.rotation.y = Math.PI;
    group.position.z = farSide;
  }
  return {
    moveTo(seconds) {
      subject.pose = strolls[0].poseAt(seconds);
      other.pose = strolls[1].poseAt(seconds);
    },
  };
}

/** @param side 1 where the other person passes on the left, -1 on the right */
function glanceAt(side: number): (seconds: number) => { twist: number; flexion: number } {
  return (seconds) => {
    const held = smooth(meeting - 1.9, meeting - 1.2, seconds) - smooth(meeting - 0.5, meeting + 0.35, seconds);
    return { twist: 2 + side * 15 * held, flexion: -3 + 1.5 * held };
  };
}
