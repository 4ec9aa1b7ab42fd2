import type { DrawnPose } from '../terms/generated.ts';
import type { GeneratorErrorCode } from './errors.ts';
import type { DrawOptions } from './sampler.ts';

/** What the page says to the worker that draws. Each request gets one reply with its number that ends it; `cancel` gets none. */
export type Request =
  | { kind: 'load'; request: number; url: string }
  | { kind: 'draw'; request: number; options: DrawOptions }
  | { kind: 'watch'; request: number; options: DrawOptions; earlier: readonly DrawnPose[] }
  | { kind: 'cancel'; request: number };

/** What the worker says to the page. */
export type Reply =
  | { kind: 'loaded'; request: number }
  /** One more frame of a clip, from 0, before the clip is done. */
  | { kind: 'frame'; request: number; frame: number; pose: DrawnPose }
  | { kind: 'drawn'; request: number; poses: readonly DrawnPose[] }
  /** The noise, and what was left of it after each step; the last is the frame. */
  | { kind: 'watched'; request: number; poses: readonly DrawnPose[] }
  | { kind: 'failed'; request: number; code: GeneratorErrorCode | 'stopped'; sentence: string };
