/**
 * Plan of the kitchen, metres. Someone sits at the origin and faces +x; the round table stands before, the window is in the wall to the
 * right (positive z), shelves and worktop are along the wall behind.
 */
export const plan = {
  backWall: -1.75,
  windowWall: 1.9,
  /** How far floor and walls go, out of the picture. */
  near: 4.2,
  left: -3.6,
  ceiling: 2.65,
  table: { x: 0.67, z: 0, radius: 0.46, height: 0.7 },
  seat: 0.43,
};

/** The cup, metres. Its rest is the middle of its foot on the table. */
export const cup = {
  height: 0.1,
  radius: 0.0375,
  /** Middle of the grip above the foot. */
  grip: 0.06,
  rest: { x: 0.44, z: 0.07 },
  /** It is put down a little away from where it was taken. */
  putDown: { x: 0.455, z: 0.04 },
};
