import type { Pose } from '../../figure/pose.ts';
import type { Rig } from '../../figure/rig.ts';
import type { Side } from '../../figure/skeleton.ts';
import type { Random } from '../../random.ts';

/** What a hand does, each 0 to 1; neither is a hand that hangs loose. */
export interface HandKind {
  open: number;
  closed: number;
}

/** Someone who does what a prompt says, on and on, and looks along +x; where is left to whoever asks. */
export interface PromptedMotion {
  /** @param seconds 0 to `promptedSeconds` */
  poseAt(seconds: number): Pose;
  handsAt(seconds: number): Record<Side, HandKind>;
}

/** What a motion varies by: its pace, its size, the moment at which it begins. */
export type PromptedMaker = (rig: Rig, random: Random) => PromptedMotion;

/** For how long a motion is asked for. */
export const promptedSeconds = 2;

export const loose: HandKind = { open: 0, closed: 0 };

/** A seed for what wants one. */
export function seedFrom(random: Random): number {
  return random.below(1 << 30);
}
