import { signal, type ReadonlySignal } from '@preact/signals-core';
import { measure } from '../../measure/measure.ts';
import { fastestSafeSpeed, flashesOf } from '../../measure/flash.ts';
import { fetchClip, openClip } from '../../media/clip-file.ts';
import { DecodedFrames } from '../../media/decoded-frames.ts';
import { analyseClip } from '../../pipeline/analyse-clip.ts';
import { fetchBaked, fetchPlanted } from '../../pipeline/fetch-baked.ts';
import { slowest, speeds } from '../../study/playhead-rules.ts';
import { Study } from '../../study/study.ts';
import type { FrameSource } from '../../terms/frame-source.ts';
import type { Track } from '../../terms/track.ts';
import type { PlantedFault } from '../../terms/truth.ts';
import type { PixelStatistics } from '../../terms/pixels.ts';
import type { FlashVerdict } from '../../views/flash-hold/flash-hold.ts';
import { withDetector } from './shared-detector.ts';
import { siteFile } from './site-file.ts';

/** Wider than any film is shown, on screens of two pixels to the point. */
const mostPixelsAcross = 1280;

export { siteFile };

/** One clip on the bench: its study, its pictures, whether it flashes, and the detection that may run on it. */
export class Desk {
  readonly study: Study;
  /** Of a clip of the site; null of one that was not read yet, or comes without pictures. */
  readonly pixels: PixelStatistics | null;
  readonly #file: () => Promise<Blob>;
  readonly #source = signal<FrameSource | null>(null);
  readonly #problem = signal<string | null>(null);
  readonly #verdict = signal<FlashVerdict | null>(null);
  #opening: Promise<void> | undefined;
  #run: AbortController | undefined;
  #closed = false;
  #nextPartial = 0;

  readonly source: ReadonlySignal<FrameSource | null> = this.#source;
  readonly problem: ReadonlySignal<string | null> = this.#problem;
  readonly verdict: ReadonlySignal<FlashVerdict | null> = this.#verdict;

  private constructor(study: Study, file: () => Promise<Blob>, pixels: PixelStatistics | null = null) {
    this.study = study;
    this.pixels = pixels;
    this.#file = file;
  }

  /** A clip of the site, with what the build knew of it. */
  static async ofSite(clipId: string, title: string): Promise<Desk> {
    const address = siteFile(`clips/${clipId}`);
    const [{ info, track, pixels, measurement }, planted] = await Promise.all([
      fetchBaked(address, title),
      fetchPlanted(address),
    ]);
    const study = new Study({ id: clipId, title, info, baked: { track, measurement }, planted });
    const desk = new Desk(study, () => fetchClip(`${address}.mp4`), pixels);
    desk.#judge(pixels);
    return desk;
  }

  /** A track without its pictures: numbers of a clip that others made. */
  static async ofTrack(name: string, title: string): Promise<Desk> {
    const { info, track, measurement } = await fetchBaked(siteFile(`tracks/${name}`), title);
    return new Desk(new Study({ id: name, title, info, baked: { track, measurement } }), () =>
      Promise.reject(new Error('The pictures of this clip are not ours to show.')),
    );
  }

  /** A file of the reader's own: nothing is known of it yet, unless the film set made it and says what it planted. */
  static ofFile(file: File, planted: readonly PlantedFault[] = []): Desk {
    return new Desk(new Study({ id: 'yours', title: file.name, planted }), () => Promise.resolve(file));
  }

  /** Opens the file for its pictures, once. A failure is a sentence in {@link problem}. */
  openPictures(): Promise<void> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async #open(): Promise<void> {
    try {
      const clip = await openClip(await this.#file(), this.study.title);
      if (this.#closed) {
        clip.close();
        return;
      }
      this.study.setInfo(clip.info);
      this.#source.value = new DecodedFrames(clip, Math.min(mostPixelsAcross, clip.info.width));
    } catch (error) {
      this.#problem.value = sentenceOf(error);
    }
  }

  get isReading(): boolean {
    return ['loading', 'running'].includes(this.study.run.peek().state);
  }

  /** Detects the clip in this browser. Progress and outcome are in the study's run. */
  async detect(): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    const { study } = this;
    this.#nextPartial = 0;
    if (this.#verdict.peek() === unchecked) this.#verdict.value = null;
    study.beginRun(study.timestampsUs.peek().length);
    try {
      const file = await this.#file();
      const { track, measurement, pixels, warnings } = await withDetector(run.signal, (detector) =>
        analyseClip(file, study.title, detector, {
          signal: run.signal,
          onProgress: ({ framesDone }) => study.advanceRun(framesDone),
          // Without pixel statistics, which come at the end: a line to watch, not yet the measurement.
          onPartialTrack: (track) => this.#showPartial(track),
        }),
      );
      for (const warning of warnings) study.warn(warning);
      study.finishRun({ track, measurement });
      this.#judge(pixels);
    } catch (error) {
      if (this.#run !== run) return;
      if (run.signal.aborted) study.cancelRun();
      else study.failRun(sentenceOf(error));
      this.#verdict.value ??= unchecked;
    }
  }

  #showPartial(track: Track): void {
    const now = performance.now();
    if (now < this.#nextPartial) return;
    this.study.advanceRun(this.study.run.peek().framesDone, { track, measurement: measure(track, null) });
    // A long clip takes longer to measure: it must not keep the page from the reader.
    this.#nextPartial = performance.now() + 20 * (performance.now() - now);
  }

  cancel(): void {
    this.#run?.abort();
  }

  close(): void {
    this.#closed = true;
    this.cancel();
    this.#source.peek()?.close();
  }

  #judge(pixels: PixelStatistics): void {
    this.#verdict.value = flashVerdict(pixels);
  }
}

/** Whether a clip flashes, and how fast it may play without. */
export function flashVerdict(pixels: PixelStatistics): FlashVerdict {
  const { safe, sentence } = flashesOf(pixels);
  return { safe, sentence, safeSpeed: fastestSafeSpeed(pixels, speeds) };
}

const unchecked: FlashVerdict = {
  safe: false,
  unchecked: true,
  // Of sixty pictures a second these are six: however they differ, they are no more than three flashes.
  safeSpeed: slowest,
  sentence: 'It was not read to its end, so we do not know whether it flashes. You can play it with care.',
};

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
