import type { FaultKind } from './kinds.ts';
import type { Joint } from './landmarks.ts';

/** What the film set knows about a figure in a frame that it rendered. One entry a joint, in the order of `joints`. */
export interface FigureTruth {
  /** x, y in pixels of the rendered picture, joint after joint. */
  pixels: readonly number[];
  /** x, y, z in metres in the set's world (y up), joint after joint. */
  metres: readonly number[];
  /** Whether the joint lies inside the picture. */
  inFrame: readonly boolean[];
  /** Whether something stands between the joint and the camera (the body's own skin does not count). */
  hidden: readonly boolean[];
}

/** A box in the rendered picture, pixels: left, top, width, height. */
export type Box = readonly [number, number, number, number];

/** Where a fault shows in a frame. */
export interface ChangedRegion {
  kind: FaultKind;
  /** What changed lies in these. */
  boxes: readonly Box[];
  /** And here falls the shadow of it, on the ground, on walls and on the body itself; empty where nothing moved. */
  shadows: readonly Box[];
}

export interface FrameTruth {
  /** Time in the scene, in seconds; twins are compared at equal scene time. */
  sceneSeconds: number;
  figures: readonly FigureTruth[];
  /** Outside these the frame is its sound twin's, pixel for pixel; absent where the whole frame is. */
  changed?: readonly ChangedRegion[];
}

/** A fault that the set planted. */
export interface PlantedFault {
  kind: FaultKind;
  joints: readonly Joint[];
  region?: string;
  firstFrame: number;
  lastFrame: number;
  /** On the dial 0 to 1: weak 1/3, medium 2/3, strong 1. */
  severity: number;
  /** Whether it leaves traces after its last frame. */
  afterEffects: boolean;
}

export interface Truth {
  schema: 2;
  scene: string;
  seed: number;
  /** Who plays the subject, where that is not the scene's first choice. */
  cast?: string;
  width: number;
  height: number;
  framesPerSecond: number;
  /** The order of joints in every figure's arrays. */
  joints: readonly Joint[];
  frames: readonly FrameTruth[];
  faults: readonly PlantedFault[];
}
