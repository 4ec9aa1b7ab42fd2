import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { fastest } from './playhead-rules.ts';

/**
 * How carefully a clip must be shown. `checking`: nobody knows yet whether it flashes, so it does not play. `held`: it flashes, and
 * does not play until the reader chose how. `slow`: it plays no faster than `slowLimit`. `dimmed`: it plays darkened.
 */
export type Caution = 'none' | 'checking' | 'held' | 'slow' | 'dimmed';

/** What is known of how a clip flashes, and what that allows. */
export class Care {
  readonly #caution = signal<Caution>('none');
  readonly #safeLimit = signal(fastest);
  readonly #slowLimit = signal(fastest);

  readonly caution: ReadonlySignal<Caution> = this.#caution;
  /** Whether the clip may play at some speed. */
  readonly mayPlay: ReadonlySignal<boolean> = computed(
    () => this.#caution.value !== 'held' && this.#caution.value !== 'checking',
  );
  /** The fastest speed that may be chosen. */
  readonly speedLimit: ReadonlySignal<number> = computed(() => {
    if (this.#caution.value === 'slow') return this.#slowLimit.value;
    return this.#caution.value === 'none' ? this.#safeLimit.value : fastest;
  });

  hold(why: 'checking' | 'held'): void {
    this.#caution.value = why;
  }

  accept(how: 'slow' | 'dimmed', slowLimit: number): void {
    batch(() => {
      this.#caution.value = how;
      this.#slowLimit.value = slowLimit;
    });
  }

  clear(safeLimit: number): void {
    batch(() => {
      this.#caution.value = 'none';
      this.#safeLimit.value = safeLimit;
    });
  }
}
