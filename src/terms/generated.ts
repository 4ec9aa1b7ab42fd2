import type { Landmark } from './landmarks.ts';

/** What may be asked of the generator, in the order of the model's own numbers. */
export const prompts = ['walk', 'wave', 'jump', 'fly', 'drink', 'dance'] as const;

export type Prompt = (typeof prompts)[number];

/** How many of its own earlier frames the generator may see. */
export const memories = [0, 1, 2, 4, 8, 16] as const;

export type Memory = (typeof memories)[number];

/** The points of a body that the generator draws: joints, and what it takes to know how head, hands and feet are turned. */
export const drawnPoints = [
  'nose',
  'left-ear',
  'right-ear',
  'left-shoulder',
  'right-shoulder',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-index',
  'right-index',
  'left-pinky',
  'right-pinky',
  'left-hip',
  'right-hip',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
  'left-foot-index',
  'right-foot-index',
] as const satisfies readonly Landmark[];

export type DrawnPoint = (typeof drawnPoints)[number];

/** What each hand does, 0 to 1, after the points in a drawn pose: left open, left closed, right open, right closed. */
export const handStates = ['left-open', 'left-closed', 'right-open', 'right-closed'] as const;

export type HandState = (typeof handStates)[number];

/**
 * Numbers in a drawn pose: x, y, z of each of `drawnPoints` in metres (y up from the ground; the middle between the hips is at x = z = 0; a
 * body that faces 0 degrees looks along +x and has its right at +z), then `handStates`.
 */
export const drawnPoseSize = drawnPoints.length * 3 + handStates.length;

/** One frame as the generator draws it: `drawnPoseSize` numbers. */
export type DrawnPose = Float32Array;

export const drawnFramesPerSecond = 12;

/** Frames of a generated clip. */
export const drawnFrames = 24;
