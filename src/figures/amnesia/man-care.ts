import { signal, type ReadonlySignal } from '@preact/signals-core';
import { drawnFramesPerSecond, type DrawnPose, type Prompt } from '../../terms/generated.ts';
import type { Scope } from '../../views/dom.ts';
import { flashesOfPictures } from '../shared/flashes-of-pictures.ts';
import type { Studio } from './studio.ts';

/** However six pictures a second differ, they cannot flash more than three times. Live, the man shows no more until his clip was checked. */
const unflashingPictures = 6;

/** Of how many frames one is shown, at a speed, where nobody knows whether they flash. */
export function carefulNth(speed: number): number {
  return Math.max(1, Math.ceil((drawnFramesPerSecond * speed) / unflashingPictures));
}

export interface CareOptions {
  studio: ReadonlySignal<Studio | null>;
  /** What would play; null while nothing should be checked. */
  clip: ReadonlySignal<readonly DrawnPose[] | null>;
  prompt: ReadonlySignal<Prompt>;
  /** Shows again what the reader sees: a check draws between two looks. */
  restore: () => void;
}

/** Checks each clip of the man for flashes before it plays at full speed. */
export class ManCare {
  readonly #verdict = signal<{ clip: readonly DrawnPose[]; sentence: string | null; safeSpeed: number } | null>(null);
  readonly #options: CareOptions;
  #run: AbortController | undefined;

  constructor(scope: Scope, options: CareOptions) {
    this.#options = options;
    scope.effect(() => {
      this.#run?.abort();
      const [studio, clip] = [options.studio.value, options.clip.value];
      if (!studio || !clip || this.#verdict.peek()?.clip === clip) return;
      const run = (this.#run = new AbortController());
      void this.#check(studio, clip, run.signal);
    });
    scope.add(() => this.#run?.abort());
  }

  /** Whether every frame of a clip may be shown at a speed. */
  isSafe(clip: readonly DrawnPose[], speed: number): boolean {
    const verdict = this.#verdict.value;
    return verdict?.clip === clip && speed <= verdict.safeSpeed;
  }

  /** Why it does not, or empty. */
  get sentence(): string {
    const verdict = this.#verdict.value;
    return verdict?.clip === this.#options.clip.value ? (verdict.sentence ?? '') : '';
  }

  async #check(studio: Studio, clip: readonly DrawnPose[], ended: AbortSignal): Promise<void> {
    const { prompt, restore } = this.#options;
    try {
      const check = await flashesOfPictures(
        {
          canvas: studio.canvas,
          timestampsUs: clip.map((_, frame) => Math.round((frame * 1e6) / drawnFramesPerSecond)),
          draw: (frame) => studio.show(clip[frame]!, prompt.peek()),
        },
        () => {
          restore();
          return new Promise((resolve) => setTimeout(resolve, studio.isSoftware ? 120 : 0));
        },
        ended,
      );
      restore();
      const sentence = check.safe ? null : `At full speed he flashes, so every other frame is shown. ${check.sentence}`;
      this.#verdict.value = { clip, sentence, safeSpeed: check.safeSpeed };
    } catch (error) {
      if (ended.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.#verdict.value = {
        clip,
        sentence: `He could not be checked for flashes, so every other frame is shown. ${reason}`,
        safeSpeed: 0,
      };
    }
  }
}
