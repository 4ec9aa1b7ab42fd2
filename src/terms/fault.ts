import type { FaultKind, ToldKind } from './kinds.ts';
import type { Joint } from './landmarks.ts';
import type { LimitKind } from './limits.ts';

/** Which figure passed which threshold. */
export interface Evidence {
  /** What was measured, as words: "drift of the left wrist". */
  what: string;
  value: number;
  threshold: number;
  unit: string;
  /** Frame in which `value` was reached. */
  frame: number;
}

/** Something wrong with the clip, from its first to its last frame, both included. */
export interface Fault {
  kind: FaultKind;
  /** The joints it touches; empty where it is a region's fault. */
  joints: readonly Joint[];
  region?: string;
  firstFrame: number;
  lastFrame: number;
  firstUs: number;
  lastUs: number;
  /** 0 to 1: weak is 1/3, medium 2/3, strong 1. */
  severity: number;
  /** 0 to 1. */
  confidence: number;
  evidence: readonly Evidence[];
}

/** Something to tell that is no fault. */
export interface Told {
  kind: ToldKind | LimitKind;
  firstFrame: number;
  lastFrame: number;
  /** One sentence for the reader. */
  sentence: string;
}
