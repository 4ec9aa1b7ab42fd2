import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { RemoteGenerator } from '../../generator/remote.ts';
import { drawnFrames, memories, type DrawnPose, type Memory } from '../../terms/generated.ts';
import { noiseKey, optionsOf, type AmnesiaState } from './amnesia-state.ts';
import type { KeptClips } from './kept-clips.ts';

type Clip = readonly DrawnPose[];

/** Where the weights are: on their way, here, or not to be had, with a sentence. */
export type Weights =
  { state: 'loading' } | { state: 'ready'; remote: RemoteGenerator } | { state: 'missing'; sentence: string };

/**
 * The clips of what the reader has set, one for each memory from the same noise: the chosen one first, then the others. Until the weights are
 * here, those that came with the page stand for the state that they were drawn from.
 */
export class Clips {
  readonly #drawn = signal<ReadonlyMap<Memory, Clip>>(new Map());
  readonly #memory = signal<Memory>(0);
  readonly #problem = signal<string | null>(null);
  readonly #kept: { key: string; clips: KeptClips };
  #key = '';
  #run: AbortController | undefined;

  /** What stands so far, by memory; the last frames of a clip may still be missing. */
  readonly drawn: ReadonlySignal<ReadonlyMap<Memory, Clip>> = this.#drawn;
  /** The clip of the chosen memory, as far as it stands. */
  readonly chosen: ReadonlySignal<Clip> = computed(() => this.#drawn.value.get(this.#memory.value) ?? []);
  /** The same once it is whole, else null. */
  readonly whole: ReadonlySignal<Clip | null> = computed(() =>
    this.chosen.value.length === drawnFrames ? this.chosen.value : null,
  );
  /** What kept it from drawing, as a sentence. */
  readonly problem: ReadonlySignal<string | null> = this.#problem;

  /** @param first the state that the kept clips were drawn from */
  constructor(first: AmnesiaState, kept: KeptClips) {
    this.#kept = { key: noiseKey(first), clips: kept };
  }

  /** Whether a state can be shown without the weights. */
  isKept(state: AmnesiaState): boolean {
    return noiseKey(state) === this.#kept.key && this.#kept.clips.has(state.memory);
  }

  /** Shows a state: what of it stands already, and draws the rest. */
  show(state: AmnesiaState, remote: RemoteGenerator | null): void {
    const key = noiseKey(state);
    this.#memory.value = state.memory;
    if (key !== this.#key) {
      this.#key = key;
      this.#drawn.value = key === this.#kept.key ? new Map(this.#kept.clips) : new Map();
    }
    this.#run?.abort();
    this.#run = undefined;
    if (!remote) return;
    const run = new AbortController();
    this.#run = run;
    void this.#draw(state, remote, run.signal);
  }

  stop(): void {
    this.#run?.abort();
  }

  async #draw(state: AmnesiaState, remote: RemoteGenerator, signal: AbortSignal): Promise<void> {
    this.#problem.value = null;
    const order = [state.memory, ...memories.filter((memory) => memory !== state.memory)];
    try {
      for (const memory of order) {
        if (this.#drawn.peek().get(memory)?.length === drawnFrames) continue;
        const frames: DrawnPose[] = [];
        const put = (): void => {
          this.#drawn.value = new Map(this.#drawn.peek()).set(memory, [...frames]);
        };
        await remote.draw(
          { ...optionsOf(state), memory },
          {
            signal,
            onFrame: (pose) => {
              frames.push(pose);
              if (memory === state.memory && frames.length < drawnFrames) put();
            },
          },
        );
        put();
      }
    } catch (error) {
      if (!signal.aborted) this.#problem.value = error instanceof Error ? error.message : String(error);
    }
  }
}
