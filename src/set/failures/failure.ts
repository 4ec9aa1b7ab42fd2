import type { Object3D, Vector3 } from 'three';
import type { FaultKind } from '../../terms/kinds.ts';
import type { Joint } from '../../terms/landmarks.ts';
import type { BodyPart } from '../figure/parts.ts';
import type { Shot } from '../scenes/scene.ts';
import type { ClipLength, Stretch } from './stretches.ts';

/** A failure that is at work in a frame, or planted in a clip. */
export interface ActiveFailure {
  kind: FaultKind;
  /** 0 (nothing happens) to 1. */
  severity: number;
  /** The limb it befalls; left out, the failure's own first choice. Failures that befall no limb pay no heed. */
  part?: BodyPart;
}

/** One frame in which a failure is at work. */
export interface FailureMoment extends ActiveFailure {
  seed: number;
  /** Number of the frame on the clip's clock: failures that change from frame to frame draw from it. */
  frame: number;
  /** Time in the scene. */
  seconds: number;
  framesPerSecond: number;
  /** The frames, this one among them, in which it goes on: failures that grow, jump once or come back read it. */
  stretch: Stretch;
  /** World positions of every figure's joints in the sound twin of this frame, in the order of `joints`. */
  sound: readonly (readonly Vector3[])[];
}

/** A frame as it came out, for `deviation`. */
export interface FailedFrame {
  shot: Shot;
  moment: FailureMoment;
  /** World positions of every figure's joints in the sound twin, and as shown. */
  sound: readonly (readonly Vector3[])[];
  shown: readonly (readonly Vector3[])[];
  /** Share of the picture (0 to 1) in which these objects are seen where the sound twin shows them. Draws, so ask once. */
  shareOfPicture(objects: readonly Object3D[]): number;
}

/** Where a picture may differ from its sound twin's. What is no whole picture also covers where the shadow of it falls. */
export type Area =
  | { of: 'picture' }
  /** Flesh and cloth that hang on these bones of a figure (index in `shot.figures`), as sound and as shown. */
  | { of: 'bones'; figure: number; bones: readonly string[] }
  /** The whole of a figure, its clothes among it. */
  | { of: 'figure'; figure: number }
  /** What is shown of a figure's spare, and nothing of the figure. */
  | { of: 'spare'; figure: number }
  /** Things of the set, where they were and where they are. */
  | { of: 'objects'; objects: readonly Object3D[] }
  /** Only the shadow that a figure throws, wherever it may fall. */
  | { of: 'shadow'; figure: number };

/** What a failure touches in a shot. */
export interface Touched {
  joints: readonly Joint[];
  /** In words: "left arm", "the whole picture". */
  region: string;
  areas: readonly Area[];
}

/**
 * One way of going wrong. `change` alters the shot after it was moved to the frame's moment and before it is drawn: poses (which the next
 * `moveTo` sets anew), or anything else of the set, and then it returns what undoes that.
 */
export interface FailureModule {
  kind: FaultKind;
  /** Short, for a list: "An arm grows out of the back". */
  title: string;
  /** Unit of `deviation` and of the strengths, in words: "torso lengths". */
  unit: string;
  /** Parts it can befall, its first choice first; empty where it befalls no limb. */
  parts: readonly BodyPart[];
  /** Deviation at which a fault counts as begun: the weak value of faults.md, in the unit of `deviation`. */
  weak: number;
  /** Whether a frame after its last differs from the sound twin's. */
  afterEffects: boolean;
  /** A sentence where this shot cannot show it ("There is no cup in this scene."), else undefined. */
  cannotShow?(shot: Shot): string | undefined;
  /** Joints that are not there at all: they count as hidden in the truth. */
  hides?(active: ActiveFailure): readonly Joint[];
  touches(shot: Shot, active: ActiveFailure & { seed: number }): Touched;
  change(shot: Shot, moment: FailureMoment): (() => void) | undefined;
  /** How far this frame is from its sound twin. */
  deviation(frame: FailedFrame): number;
  /** Where in a clip it happens, where the usual stretches (a third of the clip, in pieces of half a second and more) do not suit. */
  stretches?(seed: number, clip: ClipLength, severity: number): Stretch[];
  /**
   * For failures of time: which frame of the scene each frame of the clip shows. `frames` is as long as the clip; the result may name
   * frames beyond its end.
   */
  retime?(frames: readonly number[], stretches: readonly Stretch[], severity: number): number[];
}

/** The part that a failure befalls: the one asked for where it can, else its first choice. */
export function partOf(failure: Pick<FailureModule, 'parts'>, active: Pick<ActiveFailure, 'part'>): BodyPart {
  const { parts } = failure;
  return active.part && parts.includes(active.part) ? active.part : (parts[0] ?? 'left-arm');
}
