/** Tells how long it is since the screen last showed a frame, while the figure can be seen. */
export class Clock {
  readonly #tick: (elapsedMs: number) => void;
  #request = 0;
  #last = 0;

  constructor(tick: (elapsedMs: number) => void) {
    this.#tick = tick;
  }

  start(): void {
    if (this.#request !== 0) return;
    this.#last = performance.now();
    const step = (now: number) => {
      this.#request = requestAnimationFrame(step);
      this.#tick(Math.max(0, now - this.#last));
      this.#last = now;
    };
    this.#request = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
  }
}
