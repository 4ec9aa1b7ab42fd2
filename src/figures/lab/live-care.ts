import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { View } from '../../set/view.ts';
import type { Take } from '../../set/take.ts';
import { fastest } from '../../study/playhead-rules.ts';
import type { Playhead } from '../../study/playhead.ts';
import { checkForFlashes, slowSpeed } from './flash-check.ts';
import type { Monitor } from './monitor.ts';

/** A dial that is still being dragged needs no check: the next one comes at once. */
const restMs = 350;

/** So far apart, pictures are too few to flash more than three times a second, however they differ. */
const unflashingMs = 1000 / 6;

/**
 * Keeps the live take from flashing. Whenever something can go wrong in it that was not checked yet, it plays slowly; then it is
 * checked out of sight, and plays on as before, or stays slow and says why. Where a program stands in for a graphics card there is no time
 * for that: there it plays at its own speed, in few pictures.
 */
export class LiveCare {
  readonly #monitor: Monitor;
  readonly #playhead: Playhead;
  readonly #sentence = signal<string | null>(null);
  #watched = '';
  /** What was found to be safe last, and up to which speed. */
  #safe: { key: string; speed: number } | undefined;
  #speed = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #check = new AbortController();
  #leastMs = 0;

  /** Why the take plays slowly, where it does not merely wait for its check. */
  readonly sentence: ReadonlySignal<string | null> = this.#sentence;

  /** How long each picture stays at least while it plays. */
  get leastMs(): number {
    return this.#leastMs;
  }

  constructor(monitor: Monitor, playhead: Playhead) {
    this.#monitor = monitor;
    this.#playhead = playhead;
  }

  /** This take is about to be played; null while there is none to check. */
  watch(take: Take | null, view: View): void {
    const key = take ? JSON.stringify([take, view]) : '';
    if (key === this.#watched) return;
    this.#watched = key;
    clearTimeout(this.#timer);
    this.#check.abort();
    if (!take) return;
    this.#sentence.value = null;
    const sound = take.failures.length === 0;
    const hasTime = this.#monitor.stage?.isSoftware !== true;
    this.#leastMs = sound || hasTime ? 0 : unflashingMs;
    const known = this.#safe?.key === key ? this.#safe.speed : undefined;
    if (sound || !hasTime || known !== undefined) {
      this.#clear(key, known ?? fastest);
      return;
    }
    if (this.#playhead.caution.peek() === 'none') this.#speed = this.#playhead.speed.peek();
    this.#playhead.accept('slow', slowSpeed);
    this.#check = new AbortController();
    const { signal: stopped } = this.#check;
    this.#timer = setTimeout(() => void this.#run(take, view, key, stopped), restMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#check.abort();
  }

  async #run(take: Take, view: View, key: string, stopped: AbortSignal): Promise<void> {
    const { stage } = this.#monitor;
    if (!stage) return;
    try {
      const { sentence, safeSpeed } = await checkForFlashes(stage, take, view, nextScreen, stopped);
      if (stopped.aborted) return;
      if (sentence === null) this.#clear(key, safeSpeed);
      else this.#sentence.value = sentence;
    } catch (error) {
      // A check that was not finished proves nothing: the take stays slow.
      if (stopped.aborted) return;
      this.#sentence.value = `It plays slowly, since it could not be checked for flashing. ${String(error)}`;
    }
  }

  #clear(key: string, safeSpeed: number): void {
    this.#safe = { key, speed: safeSpeed };
    const wasCareful = this.#playhead.caution.peek() !== 'none';
    this.#playhead.clearCaution(safeSpeed);
    if (wasCareful) this.#playhead.setSpeed(this.#speed);
  }
}

/** After the screen was drawn: what the reader sees comes first. */
function nextScreen(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
