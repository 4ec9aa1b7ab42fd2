import { Vector3 } from 'three';
import { turnOf } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { signOf, type Side } from '../figure/skeleton.ts';
import { placeOf } from './bones.ts';
import type { DrawnLimb } from './redraw.ts';

/** Metres: how near a leg may come to the other one, and an ankle and the toes to the ground. */
const legRoom = 0.13;
const groundRoom = { ankle: 0.06, toes: 0.015 };

/** A leg drawn by someone who has not seen the last frame: it forgets that it was standing. */
export function drawnLeg(side: Side): DrawnLimb {
  const out = signOf(side);
  const [hip, knee, ankle, toe] = ['upperleg01', 'lowerleg01', 'foot', 'toe'].map((name) => `${name}_${side}`) as [
    string,
    string,
    string,
    string,
  ];
  return {
    bones: [hip, `upperleg02_${side}`, knee, `lowerleg02_${side}`, ankle, toe],
    points: (rig) => [placeOf(rig, knee), placeOf(rig, ankle)],
    draw: (random) => {
      const flexion = random.between(-28, 85);
      return {
        turns: new Map([
          [hip, turnOf({ flexion, sideways: -out * random.between(-6, 40), twist: -out * random.between(-20, 35) })],
          // A thigh that is lifted lets its shank hang; one that is not may be straight.
          [knee, turnOf({ flexion: -random.between(Math.max(0, flexion - 50), Math.max(55, flexion + 45)) })],
          [ankle, turnOf({ flexion: random.between(-45, 22), twist: -out * random.between(-12, 18) })],
          [toe, turnOf({ flexion: random.between(0, 25) })],
        ]),
        sizes: new Map([[hip, random.between(0.9, 1.12)]]),
      };
    },
    isClear: (rig) => isClear(rig, side),
  };
}

function isClear(rig: Rig, side: Side): boolean {
  const line = (of: Side) => {
    const [hip, knee, ankle] = ['upperleg01', 'lowerleg01', 'foot'].map((name) => placeOf(rig, `${name}_${of}`));
    const between = (a: Vector3, b: Vector3) => [0.25, 0.5, 0.75, 1].map((share) => a.clone().lerp(b, share));
    return [...between(hip!, knee!).slice(1), ...between(knee!, ankle!)];
  };
  const own = line(side);
  const other = line(side === 'L' ? 'R' : 'L');
  if (own.at(-1)!.y < groundRoom.ankle || placeOf(rig, `toe_${side}`).y < groundRoom.toes) return false;
  return own.every((point) => other.every((each) => each.distanceTo(point) > legRoom));
}
