import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { fetchBaked } from '../../pipeline/fetch-baked.ts';
import type { Mended } from '../../pipeline/mend.ts';
import { infoOfTrack } from '../../pipeline/track-info.ts';
import { noRepairs, redo, undo, withRepairs, type History } from '../../study/repair/history.ts';
import { leavesFrames, type Repair } from '../../study/repair/repair.ts';
import { Study } from '../../study/study.ts';
import type { FrameSource } from '../../terms/frame-source.ts';
import { joints } from '../../terms/landmarks.ts';
import type { DriftSeries, Measurement } from '../../terms/measurement.ts';
import type { Track } from '../../terms/track.ts';
import type { PlantedFault } from '../../terms/truth.ts';
import type { FlashVerdict } from '../../views/flash-hold/flash-hold.ts';
import type { BenchDesk } from '../shared/bench.ts';
import { Desk, flashVerdict, siteFile } from '../shared/desk.ts';
import { Mender } from './mender.ts';
import { RecutFrames } from './recut-frames.ts';

interface Came {
  track: Track;
  measurement: Measurement;
  planted: readonly PlantedFault[];
}

/** A broken clip that can be mended: its study always shows the clip with the repairs that were made so far. */
export class RepairDesk implements BenchDesk {
  readonly study: Study;
  /** What was there before any repair. */
  readonly came: Came;
  readonly isReading = false;
  readonly #broken: Desk;
  readonly #mender: Mender;
  readonly #history = signal<History>(noRepairs);
  readonly #mended = signal<Mended | null>(null);
  readonly #busy = signal(false);
  readonly #fault = signal<string | null>(null);

  readonly history: ReadonlySignal<History> = this.#history;
  /** The clip as it stands; null until it was mended for the first time. */
  readonly mended: ReadonlySignal<Mended | null> = this.#mended;
  /** Whether the last repairs are still being measured. */
  readonly busy: ReadonlySignal<boolean> = this.#busy;
  /** Why the last repairs could not be made, as a sentence. */
  readonly fault: ReadonlySignal<string | null> = this.#fault;
  readonly problem: ReadonlySignal<string | null>;
  readonly source: ReadonlySignal<FrameSource | null>;
  readonly verdict: ReadonlySignal<FlashVerdict | null>;

  private constructor(broken: Desk, came: Came, mender: Mender, title: string) {
    this.#broken = broken;
    this.#mender = mender;
    this.came = came;
    this.study = new Study({
      id: broken.study.id,
      title,
      info: infoOfTrack(came.track, title),
      baked: { track: came.track, measurement: came.measurement },
      planted: came.planted,
    });
    this.problem = broken.problem;
    this.source = computed(() => {
      const source = broken.source.value;
      const mended = this.#mended.value;
      return source && mended ? new RecutFrames(source, mended.pictures, infoOfTrack(mended.track, title)) : source;
    });
    this.verdict = computed(() => {
      const mended = this.#mended.value;
      return mended ? flashVerdict(mended.pixels) : broken.verdict.value;
    });
  }

  /** @throws Error with a sentence where one of the two clips cannot be had */
  static async open(brokenId: string, soundId: string, title: string): Promise<RepairDesk> {
    const [broken, sound] = await Promise.all([
      Desk.ofSite(brokenId, title),
      fetchBaked(siteFile(`clips/${soundId}`), title),
    ]);
    const analysis = broken.study.baked.peek();
    if (!analysis || !broken.pixels) throw new Error('The numbers of this clip are not here.');
    const rushes = { track: analysis.track, pixels: broken.pixels, model: sound.track };
    const mender = new Mender(rushes, sound.measurement.torsoPixels);
    return new RepairDesk(broken, { ...analysis, planted: broken.study.planted.peek() }, mender, title);
  }

  openPictures(): Promise<void> {
    return this.#broken.openPictures();
  }

  /** Its numbers come with the site. */
  detect(): Promise<void> {
    return Promise.resolve();
  }

  cancel(): void {
    this.#broken.cancel();
  }

  close(): void {
    this.#mender.close();
    this.#broken.close();
  }

  /** Makes repairs after those that were made; a reason, as a sentence, where nothing of the clip would be left. */
  make(repairs: readonly Repair[]): string | null {
    const next = withRepairs(this.#history.peek(), repairs);
    if (!leavesFrames(this.came.track.timestampsUs.length, next.made)) return 'That would leave no clip to mend.';
    void this.#goTo(next);
    return null;
  }

  undo(): void {
    void this.#goTo(undo(this.#history.peek()));
  }

  redo(): void {
    void this.#goTo(redo(this.#history.peek()));
  }

  reset(): void {
    void this.#goTo(noRepairs);
  }

  /** The repairs of a link; resolves when the clip shows them. */
  restore(repairs: readonly Repair[]): Promise<void> {
    return this.#goTo({ made: repairs, undone: [] });
  }

  async #goTo(history: History): Promise<void> {
    this.#history.value = history;
    this.#busy.value = true;
    try {
      const mended = await this.#mender.mend(history.made);
      // Another list of repairs came meanwhile, and answers for both.
      if (!mended) return;
      this.#fault.value = null;
      this.#show(mended);
    } catch (error) {
      this.#fault.value = error instanceof Error ? error.message : String(error);
    }
    this.#busy.value = false;
  }

  #show(mended: Mended): void {
    const { track, measurement, sourceFrames } = mended;
    this.#mended.value = mended;
    this.study.revise({
      info: infoOfTrack(track, this.study.title),
      analysis: { track, measurement },
      planted: this.came.planted.flatMap((fault) => whatIsLeft(fault, sourceFrames)),
      before: driftOfFrames(this.came.measurement.drift, sourceFrames),
    });
  }
}

/** A planted fault in the frames that are left of it. */
function whatIsLeft(fault: PlantedFault, sourceFrames: readonly number[]): PlantedFault[] {
  const left = sourceFrames.flatMap((source, frame) =>
    source >= fault.firstFrame && source <= fault.lastFrame ? [frame] : [],
  );
  const [first, last] = [left[0], left.at(-1)];
  return first === undefined || last === undefined ? [] : [{ ...fault, firstFrame: first, lastFrame: last }];
}

function driftOfFrames(drift: DriftSeries, frames: readonly number[]): DriftSeries {
  const pick = (series: Float32Array) =>
    Float32Array.from({ length: frames.length * joints.length }, (_, at) => {
      const frame = frames[Math.floor(at / joints.length)]!;
      return series[frame * joints.length + (at % joints.length)]!;
    });
  return {
    rawTorsoLengths: pick(drift.rawTorsoLengths),
    floorTorsoLengths: pick(drift.floorTorsoLengths),
    driftTorsoLengths: pick(drift.driftTorsoLengths),
  };
}
