import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ClipInfo } from '../terms/clip.ts';
import type { Fault } from '../terms/fault.ts';
import type { DriftSeries, Measurement } from '../terms/measurement.ts';
import type { Track } from '../terms/track.ts';
import type { PlantedFault } from '../terms/truth.ts';
import { agreementSentence, shareInAgreement } from './agreement.ts';
import { durationFrom, endOfFrame, frameAt, timeOfFrame } from './frames.ts';

/** A track and what was measured on it: they only make sense together. */
export interface Analysis {
  track: Track;
  measurement: Measurement;
}

/** A clip after somebody changed it: what is shown of it from now on. */
export interface Revision {
  info: ClipInfo;
  analysis: Analysis;
  planted: readonly PlantedFault[];
  /** Drift before the change, in the frames that are left. */
  before: DriftSeries;
}

export type RunState = 'idle' | 'loading' | 'running' | 'done' | 'cancelled' | 'failed';

/** The detection in the reader's own browser. */
export interface LiveRun {
  state: RunState;
  framesDone: number;
  framesTotal: number;
  /** What went wrong, as a sentence; `null` unless the run failed. */
  problem: string | null;
}

const noRun: LiveRun = { state: 'idle', framesDone: 0, framesTotal: 0, problem: null };

export interface StudyStart {
  /** Id of the clip, as it stands in links. */
  id: string;
  /** What the reader sees it called; the id without one. */
  title?: string;
  info?: ClipInfo;
  baked?: Analysis;
  /** What the film set knows to be wrong, where it made the clip. */
  planted?: readonly PlantedFault[];
}

/**
 * Everything known about a clip. It starts with what the build knew and grows while the clip is analysed.
 * Views read its signals; the pipeline and the figure call its methods, and nothing else changes it.
 */
export class Study {
  readonly id: string;
  readonly title: string;

  readonly #info = signal<ClipInfo | null>(null);
  readonly #baked = signal<Analysis | null>(null);
  readonly #planted = signal<readonly PlantedFault[]>([]);
  readonly #run = signal<LiveRun>(noRun);
  readonly #live = signal<Analysis | null>(null);
  readonly #notices = signal<readonly string[]>([]);
  readonly #before = signal<DriftSeries | null>(null);

  /** What the file says about itself, once it was opened. */
  readonly info: ReadonlySignal<ClipInfo | null> = this.#info;
  /** The analysis made before the reader came. */
  readonly baked: ReadonlySignal<Analysis | null> = this.#baked;
  readonly planted: ReadonlySignal<readonly PlantedFault[]> = this.#planted;
  readonly run: ReadonlySignal<LiveRun> = this.#run;
  /** What the live run has found so far: frames not yet reached are NaN. */
  readonly live: ReadonlySignal<Analysis | null> = this.#live;

  /** Drift as it was before the clip was changed; `null` where it was not. */
  readonly before: ReadonlySignal<DriftSeries | null> = this.#before;

  /** What views show: the live analysis once it is done, or while there is no other; else the baked one. */
  readonly shown: ReadonlySignal<Analysis | null> = computed(() =>
    this.#run.value.state === 'done'
      ? (this.#live.value ?? this.#baked.value)
      : (this.#baked.value ?? this.#live.value),
  );

  /** Presentation time of every frame, in microseconds, as the file has it. */
  readonly timestampsUs: ReadonlySignal<readonly number[]> = computed(
    () => this.#info.value?.timestampsUs ?? this.shown.value?.track.timestampsUs ?? [],
  );

  readonly durationUs: ReadonlySignal<number> = computed(
    () => this.#info.value?.durationUs ?? durationFrom(this.timestampsUs.value),
  );

  /** Whether what is shown is the whole clip's analysis: one that still runs, or was stopped, has judged only a part. */
  readonly isWhole: ReadonlySignal<boolean> = computed(
    () => this.shown.value !== null && (this.#baked.value !== null || this.#run.value.state === 'done'),
  );

  /** Faults of what is shown, worst first. A fault's index elsewhere means its place here. */
  readonly faults: ReadonlySignal<readonly Fault[]> = computed(() =>
    worstFirst(this.shown.value?.measurement.faults ?? []),
  );

  /** Share of joints on which the finished live run and the baked one agree, 0 to 1; `null` where there are not both. */
  readonly agreement: ReadonlySignal<number | null> = computed(() => {
    const live = this.#live.value;
    const baked = this.#baked.value;
    if (this.#run.value.state !== 'done' || !live || !baked) return null;
    return shareInAgreement(live.measurement.drift, baked.measurement.drift);
  });

  /** Whether and how the live line landed on the baked one; `null` before that can be said. */
  readonly agreementSentence: ReadonlySignal<string | null> = computed(() =>
    this.#run.value.state === 'done' && this.#live.value && this.#baked.value
      ? agreementSentence(this.agreement.value)
      : null,
  );

  /** Everything the reader should know before trusting the figures: sentences, each once. */
  readonly warnings: ReadonlySignal<readonly string[]> = computed(() => [
    ...new Set([
      ...(this.#info.value?.warnings ?? []),
      ...(this.shown.value?.measurement.warnings ?? []),
      ...this.#notices.value,
    ]),
  ]);

  constructor(start: StudyStart) {
    this.id = start.id;
    this.title = start.title ?? start.id;
    this.#info.value = start.info ?? null;
    this.#baked.value = start.baked ?? null;
    this.#planted.value = start.planted ?? [];
  }

  /** Which frame is on screen at a time since the clip's start; -1 while no frame is known. */
  frameAt(timeUs: number): number {
    return frameAt(this.timestampsUs.value, timeUs);
  }

  /** When a frame begins, since the clip's start. */
  timeOfFrame(frame: number): number {
    return timeOfFrame(this.timestampsUs.value, frame);
  }

  /** When a frame gives way to the next, since the clip's start. */
  endOfFrame(frame: number): number {
    return endOfFrame(this.timestampsUs.value, frame, this.durationUs.value);
  }

  /** The file was opened and probed. */
  setInfo(info: ClipInfo): void {
    this.#info.value = info;
  }

  /** The clip was changed and measured anew. */
  revise({ info, analysis, planted, before }: Revision): void {
    batch(() => {
      this.#info.value = info;
      this.#baked.value = analysis;
      this.#planted.value = planted;
      this.#before.value = before;
    });
  }

  /** Adds a sentence to the warnings. */
  warn(sentence: string): void {
    this.#notices.value = [...this.#notices.value, sentence];
  }

  /** A live run was asked for: the model is being fetched. What an earlier run found is dropped. */
  beginRun(framesTotal: number): void {
    batch(() => {
      this.#live.value = null;
      this.#run.value = { ...noRun, state: 'loading', framesTotal };
    });
  }

  /** Frames were read; `analysis` is what they gave so far, if it was measured already. */
  advanceRun(framesDone: number, analysis?: Analysis): void {
    batch(() => {
      this.#run.value = { ...this.#run.value, state: 'running', framesDone };
      if (analysis) this.#live.value = analysis;
    });
  }

  finishRun(analysis: Analysis): void {
    batch(() => {
      this.#live.value = analysis;
      this.#run.value = { ...this.#run.value, state: 'done', framesDone: this.#run.value.framesTotal };
    });
  }

  /** The reader stopped it: what it found stays on the chart. */
  cancelRun(): void {
    this.#run.value = { ...this.#run.value, state: 'cancelled' };
  }

  /** @param problem One sentence for the reader. */
  failRun(problem: string): void {
    this.#run.value = { ...this.#run.value, state: 'failed', problem };
  }
}

/** Sorts faults by how surely they hurt: severity times confidence, then by when they begin. */
export function worstFirst(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort(
    (a, b) => b.severity * b.confidence - a.severity * a.confidence || a.firstFrame - b.firstFrame,
  );
}
