import type { FaultKind } from './kinds.ts';

/** How strongly a fault was planted. */
export type PlantedStrength = 'strong' | 'medium' | 'weak';

/** A figure of the project and what it must reach. */
export interface ResultBar {
  /** What the page calls it by: "find-strong". */
  id: string;
  what: string;
  figure: number;
  bar: number;
  /** Whether the figure must be at least the bar, or at most. */
  way: 'at least' | 'at most';
  holds: boolean;
}

/** How well one kind is found at one strength: by the frame (within two frames) and by the event, 0 to 1. */
export interface ResultKind {
  kind: FaultKind;
  strength: PlantedStrength;
  /** Broken clips behind the figure. */
  clips: number;
  precision: number;
  recall: number;
  f1: number;
  eventF1: number;
}

/** The better of the field's measures on one kind at one strength. */
export interface ResultRival {
  kind: FaultKind;
  strength: PlantedStrength;
  name: string;
  f1: number;
}

/** Means of frame F1 over kinds. */
export interface ResultMeans {
  name: string;
  note: string;
  findStrong: number;
  findMedium: number;
  findWeak: number;
  tryStrong: number;
  pose: number;
}

/** A clip in which nothing is wrong, and what was flagged in it all the same. */
export interface ResultSilence {
  clip: string;
  frames: number;
  flagged: number;
}

/** Sound clips together: how often a viewer would be alarmed for nothing, and how much was judged at all. */
export interface ResultAlarms {
  clips: number;
  minutes: number;
  frames: number;
  flagged: number;
  /** Faults that were reported, all of them wrong. */
  alarms: number;
  alarmsPerMinute: number;
  /** Share of frames in which fewer than half of the joints gave evidence. */
  uncertainShare: number;
  /** Mean over the clips of the share of joint-frames that gave evidence. */
  coverage: number;
}

/** Faults that claimed about the same confidence, and how many of them were right. `claimed` is null in an empty bin. */
export interface ResultConfidence {
  from: number;
  to: number;
  faults: number;
  right: number;
  claimed: number | null;
}

/** How well one figure tells generated clips from real ones: 0.5 is a coin, 1 means that every generated clip has more of it, 0 that every real one has. */
export interface ResultSeparation {
  id: string;
  what: string;
  /** Whether it looks at the person (ours) or at what the clip came in. */
  isOurs: boolean;
  when: 'as it came' | 'normalised';
  real: number;
  generated: number;
  auc: number;
  /** Ends of the 95 % interval of a bootstrap by source. */
  low: number;
  high: number;
}

/** What the benchmark found out, as the pages show it: content/results/truth.json, written by `npm run bench:truth -- --keep`. */
export interface TruthResults {
  clips: { planted: number; soundTwins: number; injected: number; normalised: number };
  bars: readonly ResultBar[];
  /** The half of the film set's clips that nothing was fitted on. */
  kinds: readonly ResultKind[];
  rivals: readonly ResultRival[];
  /** Real footage into which faults were planted. */
  injected: readonly ResultKind[];
  means: readonly ResultMeans[];
  /** Mean F1 of strong faults of the kinds to find, on the half that limits were fitted on. */
  fitted: { findStrong: number };
  /** Strong events of that half: planted, found at all, and called by their names. */
  named: { planted: number; found: number; right: number };
  confidence: readonly ResultConfidence[];
  silence: { set: readonly ResultSilence[]; real: readonly ResultSilence[] };
  /** `real` at the clips' own rates, `realAllRates` also decimated; `broken` is for its shares of uncertain frames alone. */
  alarms: { set: ResultAlarms; real: ResultAlarms; realAllRates: ResultAlarms };
  /** Share of uncertain frames in clips with a planted fault: film set and real footage. */
  uncertain: { planted: number; injected: number };
  separation: readonly ResultSeparation[];
}
