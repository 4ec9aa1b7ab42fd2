import type { Mended } from '../../pipeline/mend.ts';
import type { Repair, Rushes } from '../../study/repair/repair.ts';
import type { Reply, Request } from './messages.ts';

/** Mends a clip in a worker. A newer request settles an older one. */
export class Mender {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'mender' });
  #request = 0;
  #waiting: { resolve: (mended: Mended | null) => void; reject: (error: Error) => void } | undefined;
  /** Why nothing more will come from the worker. */
  #failed: Error | undefined;

  constructor(rushes: Rushes, modelTorsoPixels: Float32Array) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (data.request !== this.#request) return;
      if (data.kind === 'mended') this.#waiting?.resolve(data.mended);
      else this.#waiting?.reject(new Error(data.sentence));
      this.#waiting = undefined;
    });
    this.#worker.addEventListener('error', ({ message }) => {
      this.#failed = new Error(`The repairs could not be measured: ${message || 'their script did not load'}.`);
      this.#waiting?.reject(this.#failed);
      this.#waiting = undefined;
    });
    this.#say({ kind: 'rushes', rushes, modelTorsoPixels });
  }

  /**
   * The clip with these repairs; `null` where another request came before this one was done.
   *
   * @throws Error where the worker's script did not load, or what it did failed
   */
  mend(repairs: readonly Repair[]): Promise<Mended | null> {
    if (this.#failed) return Promise.reject(this.#failed);
    this.#waiting?.resolve(null);
    const request = ++this.#request;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#say({ kind: 'mend', request, repairs });
    });
  }

  close(): void {
    this.#waiting?.resolve(null);
    this.#worker.terminate();
  }

  #say(request: Request): void {
    this.#worker.postMessage(request);
  }
}
