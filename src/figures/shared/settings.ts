import { computed, signal, type ReadonlySignal } from '@preact/signals-core';

/** Enough steps for anyone who wonders what it was like before. */
const mostSteps = 100;

/** What the reader has set in a figure, and the way back. A drag changes it many times and is one step. */
export class Settings<State extends object> {
  readonly #state;
  readonly #past = signal<readonly State[]>([]);
  readonly #first: State;
  #settled: State;

  readonly state: ReadonlySignal<State>;
  readonly canUndo: ReadonlySignal<boolean> = computed(() => this.#past.value.length > 0);

  /**
   * @param start What the address asks for.
   * @param first What `reset` goes back to.
   */
  constructor(start: State, first: State) {
    this.#state = signal(start);
    this.state = this.#state;
    this.#settled = start;
    this.#first = first;
  }

  /** Changes the state while the reader still drags: no step of its own. */
  drag(patch: Partial<State>): void {
    this.#state.value = { ...this.#state.peek(), ...patch };
  }

  /** Changes the state, and makes one step of it and of the drag before it. */
  settle(patch: Partial<State> = {}): void {
    this.drag(patch);
    const now = this.#state.peek();
    if (JSON.stringify(now) === JSON.stringify(this.#settled)) return;
    this.#past.value = [...this.#past.peek(), this.#settled].slice(-mostSteps);
    this.#settled = now;
  }

  undo(): void {
    const past = this.#past.peek();
    const last = past.at(-1);
    if (!last) return;
    this.#past.value = past.slice(0, -1);
    this.#settled = last;
    this.#state.value = last;
  }

  /** Everything as at the beginning; it can be undone too. */
  reset(): void {
    this.settle(this.#first);
  }
}
