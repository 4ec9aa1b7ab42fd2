import { joints, type Joint } from '../terms/landmarks.ts';
import fitted from './fitted/noise-floor.json' with { type: 'json' };

/** Joints that move and are found alike share the floor's parameters. */
export const jointGroups = ['head', 'trunk', 'elbow', 'wrist', 'knee', 'ankle'] as const;

export type JointGroup = (typeof jointGroups)[number];

/** The floor of one group of joints. Every value is at or above zero. */
export interface FloorParameters {
  /** Detector noise that grows with the body, in torso lengths. */
  noiseTorso: number;
  /** Detector noise that does not, in pixels. */
  noisePixels: number;
  /** How much more noise a joint has that is hardly visible: the factor at visibility 0 is 1 + this. */
  noiseUnseen: number;
  /** Acceleration that a body at rest reaches, in torso lengths a second squared. */
  acceleration: number;
  /** What more it reaches for each torso length a second that the joint moves at: how quickly motion turns, in 1 / second. */
  turning: number;
}

export type NoiseFloor = Record<JointGroup, FloorParameters>;

/** What `npm run fit` found on real clips and the sound clip of the set. */
export const fittedFloor: NoiseFloor = fitted.floor;

/** Group of each measured joint, in the order of `joints`. */
export const groupOfJoint: readonly JointGroup[] = joints.map(groupOf);

function groupOf(joint: Joint): JointGroup {
  switch (joint) {
    case 'nose':
    case 'left-ear':
    case 'right-ear':
      return 'head';
    case 'left-shoulder':
    case 'right-shoulder':
    case 'left-hip':
    case 'right-hip':
      return 'trunk';
    case 'left-elbow':
    case 'right-elbow':
      return 'elbow';
    case 'left-wrist':
    case 'right-wrist':
      return 'wrist';
    case 'left-knee':
    case 'right-knee':
      return 'knee';
    case 'left-ankle':
    case 'right-ankle':
      return 'ankle';
  }
}

/** The situation in which a jump was measured. */
export interface JumpSituation {
  /** Seconds from the earlier neighbour to the frame, and from the frame to the later neighbour. */
  secondsBefore: number;
  secondsAfter: number;
  torsoPixels: number;
  /** Least visibility of the joint in the three frames. */
  visibility: number;
  /** How fast the joint moves around the frame, in torso lengths a second. */
  speed: number;
}

/**
 * The jump, in torso lengths, that a sound clip stays below 99 times in 100.
 *
 * A point that is interpolated between two neighbours with weights a and b, all three with noise s, is off by
 * s sqrt(1 + a^2 + b^2). A point that accelerates steadily at A is off by A / 2 x before x after (the remainder of linear
 * interpolation; with equal steps, A dt^2 / 2), and what swings at speed v and turns w times a second accelerates at w v. Noise
 * and motion are independent, so their squares add.
 */
export function floorOf(parameters: FloorParameters, situation: JumpSituation): number {
  const { secondsBefore, secondsAfter, torsoPixels, visibility, speed } = situation;
  const before = secondsAfter / (secondsBefore + secondsAfter);
  const after = 1 - before;
  const noise =
    Math.hypot(parameters.noiseTorso, parameters.noisePixels / torsoPixels) *
    (1 + parameters.noiseUnseen * (1 - visibility)) *
    Math.sqrt(1 + before * before + after * after);
  const motion = ((parameters.acceleration + parameters.turning * speed) / 2) * secondsBefore * secondsAfter;
  return Math.hypot(noise, motion);
}
