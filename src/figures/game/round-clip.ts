import { signal, type ReadonlySignal } from '@preact/signals-core';
import { fetchClip, openClip } from '../../media/clip-file.ts';
import { DecodedFrames } from '../../media/decoded-frames.ts';
import { fetchBaked, fetchPlanted, type BakedClip } from '../../pipeline/fetch-baked.ts';
import { detectorAnswer, eventsOf, type GameAnswer, type GameEvent } from '../../study/game/scoring.ts';
import { Study } from '../../study/study.ts';
import type { FrameSource } from '../../terms/frame-source.ts';
import type { PlantedFault } from '../../terms/truth.ts';
import type { FlashVerdict } from '../../views/flash-hold/flash-hold.ts';
import { flashVerdict } from '../shared/desk.ts';
import { siteFile } from '../shared/site-file.ts';

/** What was wrong, and the study that shows it. */
export interface Revealed {
  planted: readonly PlantedFault[];
  events: readonly GameEvent[];
  study: Study;
}

/** A clip of the game. What was planted in it is not fetched before {@link reveal}. */
export class RoundClip {
  /** Without the analysis: a skeleton would help. */
  readonly study: Study;
  readonly source: ReadonlySignal<FrameSource>;
  readonly verdict: ReadonlySignal<FlashVerdict>;
  readonly poster: string;
  readonly detector: GameAnswer;
  readonly #address: string;
  readonly #title: string;
  readonly #baked: BakedClip;

  private constructor(address: string, title: string, baked: BakedClip, source: FrameSource) {
    const { info, pixels, track, measurement } = baked;
    this.#address = address;
    this.#title = title;
    this.#baked = baked;
    this.study = new Study({ id: 'round', title, info });
    this.source = signal(source);
    this.verdict = signal(flashVerdict(pixels));
    this.poster = `${address}.jpg`;
    this.detector = detectorAnswer(measurement.faults, track.timestampsUs);
  }

  /** @throws Error with a sentence when a file of the clip cannot be had */
  static async open(clip: string, title: string): Promise<RoundClip> {
    const address = siteFile(`clips/${clip}`);
    const [baked, file] = await Promise.all([fetchBaked(address, title), fetchClip(`${address}.mp4`)]);
    const opened = await openClip(file, title);
    return new RoundClip(address, title, baked, new DecodedFrames(opened, opened.info.width));
  }

  /** Fetches what was planted. @throws Error with a sentence when it cannot be had */
  async reveal(): Promise<Revealed> {
    const planted = await fetchPlanted(this.#address);
    const { info, track, measurement } = this.#baked;
    const study = new Study({ id: 'round', title: this.#title, info, baked: { track, measurement }, planted });
    return { planted, events: eventsOf(planted, track.timestampsUs), study };
  }

  close(): void {
    this.source.peek().close();
  }
}
