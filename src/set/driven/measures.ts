import { Vector3 } from 'three';
import { drawnPointPositions } from '../figure/drawn-points.ts';
import { applyPose, emptyPose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import { drawnPoints, type DrawnPoint, type DrawnPose } from '../../terms/generated.ts';

/** The points of a body, by name, in metres. */
export type Points = Readonly<Record<DrawnPoint, Vector3>>;

export function pointsOf(pose: DrawnPose): Points {
  return named((index) => new Vector3(...pose.subarray(3 * index, 3 * index + 3)));
}

/** Where a rig's points are when it stands at attention, with the middle between its hips at the origin. */
export function pointsAtAttention(rig: Rig): Points {
  applyPose(rig, emptyPose());
  const places = drawnPointPositions(rig);
  return named((index) => places[index]!);
}

function named(placeOf: (index: number) => Vector3): Points {
  return Object.fromEntries(drawnPoints.map((name, index) => [name, placeOf(index)])) as Record<DrawnPoint, Vector3>;
}

export const middle = (a: Vector3, b: Vector3): Vector3 => a.clone().add(b).multiplyScalar(0.5);

/** From the first point to the second. */
export const way = (points: Points, from: DrawnPoint, to: DrawnPoint): Vector3 => points[to].clone().sub(points[from]);

/** Legs and trunk laid end to end, metres: does not change when somebody crouches. */
export function statureOf(points: Points): number {
  const leg = (side: 'left' | 'right') =>
    way(points, `${side}-hip`, `${side}-knee`).length() + way(points, `${side}-knee`, `${side}-ankle`).length();
  const trunk = middle(points['left-shoulder'], points['right-shoulder']).distanceTo(
    middle(points['left-hip'], points['right-hip']),
  );
  return (leg('left') + leg('right')) / 2 + trunk;
}
