/**
 * Plan of the living room, metres. Someone walks along z = 0 towards +x; the wall with the window is behind that way (negative z), the
 * camera before it. The lamp hangs between the two, so that shadows fall away from the camera: on the floor, and up the wall.
 */
export const plan = {
  backWall: -1.9,
  near: 4.4,
  from: -4.7,
  to: 7.4,
  ceiling: 3,
  /** The shade's lower edge. */
  lamp: { x: 0.15, y: 1.84, z: 1.35 },
  lampFoot: { x: -0.62, z: -1.5 },
};

/** Someone who is at home, in no hurry. */
export const walking = { speed: 0.76, strideSeconds: 1.24, startX: -2.2 };
