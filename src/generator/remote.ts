import type { DrawnPose } from '../terms/generated.ts';
import { GeneratorError } from './errors.ts';
import type { Reply, Request } from './messages.ts';
import type { DrawOptions } from './sampler.ts';

type WithoutNumber<T> = T extends { request: number } ? Omit<T, 'request'> : never;

/** The generator in its worker, as the page sees it. */
export class RemoteGenerator {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'generator' });
  readonly #waiting = new Map<number, { reply: (reply: Reply) => void; fail: (error: Error) => void }>();
  #requests = 0;

  private constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Reply>) =>
      this.#waiting.get(data.request)?.reply(data),
    );
    this.#worker.addEventListener('error', ({ message }) => {
      const error = new Error(`The generator could not be started: ${message || 'its script did not load'}.`);
      for (const { fail } of this.#waiting.values()) fail(error);
    });
  }

  /**
   * Starts the worker and has it fetch the weights.
   *
   * @param url of the weights, whole
   * @throws GeneratorError where they are missing or damaged
   */
  static async open(url: string, signal?: AbortSignal): Promise<RemoteGenerator> {
    const remote = new RemoteGenerator();
    try {
      await remote.#ask({ kind: 'load', url }, signal);
      return remote;
    } catch (error) {
      remote.close();
      throw error;
    }
  }

  /**
   * Draws a clip.
   *
   * @param onFrame hears each frame as soon as it stands
   * @throws AbortError where the signal ended it
   */
  async draw(
    options: DrawOptions,
    { signal, onFrame }: { signal?: AbortSignal; onFrame?: (pose: DrawnPose, frame: number) => void } = {},
  ): Promise<readonly DrawnPose[]> {
    const reply = await this.#ask({ kind: 'draw', options }, signal, ({ pose, frame }) => onFrame?.(pose, frame));
    return reply.kind === 'drawn' ? reply.poses : [];
  }

  /** How the next frame after `earlier` comes out of the noise: the noise, then what is left after each step. */
  async watch(
    options: DrawOptions,
    earlier: readonly DrawnPose[],
    signal?: AbortSignal,
  ): Promise<readonly DrawnPose[]> {
    const reply = await this.#ask({ kind: 'watch', options, earlier }, signal);
    return reply.kind === 'watched' ? reply.poses : [];
  }

  close(): void {
    this.#worker.terminate();
    for (const { fail } of this.#waiting.values()) fail(new DOMException('The generator was put away.', 'AbortError'));
  }

  #ask(
    message: WithoutNumber<Exclude<Request, { kind: 'cancel' }>>,
    signal?: AbortSignal,
    onFrame?: (reply: Extract<Reply, { kind: 'frame' }>) => void,
  ): Promise<Reply> {
    const request = ++this.#requests;
    return new Promise<Reply>((resolve, reject) => {
      const cancel = (): void => {
        this.#worker.postMessage({ kind: 'cancel', request } satisfies Request);
        settle(() => reject(new DOMException('The drawing was stopped.', 'AbortError')));
      };
      const settle = (end: () => void): void => {
        this.#waiting.delete(request);
        signal?.removeEventListener('abort', cancel);
        end();
      };
      this.#waiting.set(request, {
        reply: (reply) => {
          if (reply.kind === 'frame') onFrame?.(reply);
          else if (reply.kind === 'failed') settle(() => reject(errorOf(reply)));
          else settle(() => resolve(reply));
        },
        fail: (error) => settle(() => reject(error)),
      });
      if (signal?.aborted) {
        cancel();
        return;
      }
      signal?.addEventListener('abort', cancel);
      this.#worker.postMessage({ ...message, request });
    });
  }
}

function errorOf({ code, sentence }: Extract<Reply, { kind: 'failed' }>): Error {
  return code === 'stopped' ? new Error(sentence) : new GeneratorError(code, sentence);
}
