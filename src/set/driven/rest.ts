import { Quaternion, Vector3 } from 'three';
import type { Rig } from '../figure/rig.ts';
import type { Side } from '../figure/skeleton.ts';
import { frameOf } from './frames.ts';
import { middle, pointsAtAttention, statureOf, way, type Points } from './measures.ts';

/** Which points an arm and a leg have. */
export const sideName = { L: 'left', R: 'right' } as const satisfies Record<Side, string>;

/** How a rig stands at attention, as the points tell it: what a driven rotation is taken from. */
export interface Rest {
  stature: number;
  chest: Quaternion;
  pelvis: Quaternion;
  head: Quaternion;
  hand: Record<Side, Quaternion>;
  foot: Record<Side, Quaternion>;
  lengths: Record<Side, Record<'upper' | 'fore' | 'thigh' | 'shank', number>>;
}

const none = new Quaternion();

export function restOf(rig: Rig): Rest {
  const points = pointsAtAttention(rig);
  const both = <T>(of: (side: Side) => T): Record<Side, T> => ({ L: of('L'), R: of('R') });
  return {
    stature: statureOf(points),
    pelvis: pelvisFrame(points, none),
    chest: chestFrame(points, none),
    head: headFrame(points, none),
    hand: both((side) => handFrame(points, side, none)),
    foot: both((side) => footFrame(points, side, new Vector3(0, 0, 1), none)),
    lengths: both((side) => limbLengths(points, side)),
  };
}

export function limbLengths(points: Points, side: Side): Rest['lengths'][Side] {
  const own = sideName[side];
  return {
    upper: way(points, `${own}-shoulder`, `${own}-elbow`).length(),
    fore: way(points, `${own}-elbow`, `${own}-wrist`).length(),
    thigh: way(points, `${own}-hip`, `${own}-knee`).length(),
    shank: way(points, `${own}-knee`, `${own}-ankle`).length(),
  };
}

/** From the middle between the hips to that between the shoulders. */
function trunk(points: Points): Vector3 {
  return middle(points['left-shoulder'], points['right-shoulder']).sub(middle(points['left-hip'], points['right-hip']));
}

export function pelvisFrame(points: Points, otherwise: Quaternion): Quaternion {
  return frameOf(trunk(points), way(points, 'left-hip', 'right-hip'), otherwise);
}

export function chestFrame(points: Points, otherwise: Quaternion): Quaternion {
  return frameOf(trunk(points), way(points, 'left-shoulder', 'right-shoulder'), otherwise);
}

/** The line of the ears is kept, and the nose lies ahead of them. */
export function headFrame(points: Points, otherwise: Quaternion): Quaternion {
  const across = way(points, 'left-ear', 'right-ear');
  const ahead = points.nose.clone().sub(middle(points['left-ear'], points['right-ear']));
  return frameOf(across.clone().cross(ahead), across, otherwise);
}

/** Fingers down, thumb ahead: the line of the knuckles lies across x. */
export function handFrame(points: Points, side: Side, otherwise: Quaternion): Quaternion {
  const own = sideName[side];
  const up = points[`${own}-wrist`].clone().sub(middle(points[`${own}-index`], points[`${own}-pinky`]));
  const ahead = way(points, `${own}-pinky`, `${own}-index`);
  return frameOf(up, ahead.cross(up), otherwise);
}

/** @param hinge the axis about which the ankle bends */
export function footFrame(points: Points, side: Side, hinge: Vector3, otherwise: Quaternion): Quaternion {
  const own = sideName[side];
  const ahead = way(points, `${own}-ankle`, `${own}-foot-index`);
  return frameOf(hinge.clone().cross(ahead), hinge, otherwise);
}
