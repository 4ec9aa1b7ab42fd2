import type { BackendId, ModelId } from '../terms/track.ts';
import type { Chunk } from './chunks.ts';
import { deal } from './chunks.ts';
import type { ChunkResult, Reply, Request } from './messages.ts';

/** What runs at once in a browser tab: more than four workers win nothing on the machines that readers have. */
const mostWorkers = 4;

export interface DetectorOptions {
  model: ModelId;
  backend: BackendId;
  workers?: number;
}

type WithoutNumber<T> = T extends { request: number } ? Omit<T, 'request'> : never;

/** Something the worker refused, as a sentence for the reader. */
export class DetectorError extends Error {
  override readonly name = 'DetectorError';
}

/** One worker, its requests numbered so that late replies of a cancelled one fall on nobody's ears. */
class Channel {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'detector' });
  readonly #listeners = new Map<number, { reply: (reply: Reply) => void; fail: (error: Error) => void }>();
  #requests = 0;

  constructor() {
    this.#worker.addEventListener('message', (event: MessageEvent<Reply>) => {
      this.#listeners.get(event.data.request)?.reply(event.data);
    });
    this.#worker.addEventListener('error', (event) => {
      const error = new DetectorError(
        `The detector could not be started: ${event.message || 'its script did not load'}.`,
      );
      for (const { fail } of this.#listeners.values()) fail(error);
    });
  }

  /** Sends a request and resolves with the reply that ends it; `onReply` hears those before. */
  ask(message: WithoutNumber<Request>, signal?: AbortSignal, onReply?: (reply: Reply) => void): Promise<Reply> {
    const request = ++this.#requests;
    return new Promise<Reply>((resolve, reject) => {
      const cancel = () => {
        this.#worker.postMessage({ kind: 'cancel', request } satisfies Request);
        settle(() => reject(new DOMException('The analysis was cancelled.', 'AbortError')));
      };
      const settle = (end: () => void) => {
        this.#listeners.delete(request);
        signal?.removeEventListener('abort', cancel);
        end();
      };
      this.#listeners.set(request, {
        reply: (reply) => {
          if (reply.kind === 'failed') settle(() => reject(new DetectorError(reply.sentence)));
          else if (reply.kind === 'frame' || reply.kind === 'chunk') onReply?.(reply);
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

  terminate(): void {
    this.#worker.terminate();
  }
}

/** Workers with a loaded model, ready for clip after clip. */
export class Detector {
  readonly model: ModelId;
  readonly backend: BackendId;
  readonly #channels: readonly Channel[];
  /** Tensors alive in each worker after its last clip: a leak would show as growth. */
  liveTensors: number[] = [];

  private constructor(options: DetectorOptions, channels: readonly Channel[]) {
    this.model = options.model;
    this.backend = options.backend;
    this.#channels = channels;
  }

  get workers(): number {
    return this.#channels.length;
  }

  /** Starts the workers and loads the model in each. @throws {DetectorError} with a sentence when it cannot be loaded. */
  static async open(options: DetectorOptions, signal?: AbortSignal): Promise<Detector> {
    const count = options.workers ?? defaultWorkers(options.backend);
    const channels = Array.from({ length: count }, () => new Channel());
    const modelsUrl = new URL(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}models/`, location.href).href;
    const { model, backend } = options;
    try {
      await Promise.all(channels.map((channel) => channel.ask({ kind: 'load', model, backend, modelsUrl }, signal)));
    } catch (error) {
      for (const channel of channels) channel.terminate();
      throw error;
    }
    return new Detector(options, channels);
  }

  /** Milliseconds a frame takes one worker on this machine, finding a person included. */
  async trial(signal?: AbortSignal): Promise<number> {
    const reply = await this.#channels[0]!.ask({ kind: 'trial', frames: 3, finding: true }, signal);
    return reply.kind === 'tried' ? reply.millisecondsPerFrame : Infinity;
  }

  /** Frames a second that all workers together infer at once, with nothing decoded or drawn: the limit of any pipeline around them. */
  async inferenceLimit(framesEach: number): Promise<number> {
    const start = performance.now();
    await Promise.all(
      this.#channels.map((channel) => channel.ask({ kind: 'trial', frames: framesEach, finding: false })),
    );
    return (1000 * framesEach * this.workers) / (performance.now() - start);
  }

  /** Detects the chunks of a clip, dealt out over the workers. Results come in order of their first frame. */
  async analyse(
    file: Blob,
    name: string,
    chunks: readonly Chunk[],
    options: {
      signal?: AbortSignal | undefined;
      /** Whether hands that are large enough are looked at too; they are unless told otherwise. */
      hands?: boolean | undefined;
      onFrame?: (() => void) | undefined;
      /** Hears the chunks that are done without a gap from the clip's start, whenever there are more of them. */
      onChunks?: ((results: readonly ChunkResult[]) => void) | undefined;
    } = {},
  ): Promise<ChunkResult[]> {
    const results: ChunkResult[] = [];
    let told = 0;
    const failure = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, failure.signal]) : failure.signal;
    const onReply = (reply: Reply) => {
      if (reply.kind === 'frame') options.onFrame?.();
      if (reply.kind === 'chunk') {
        results.push(reply.result);
        results.sort((a, b) => a.tracks.firstFrame - b.tracks.firstFrame);
        const done = results.filter((result, i) => result.tracks.firstFrame === chunks[i]?.first);
        if (done.length > told) options.onChunks?.(done);
        told = done.length;
      }
    };
    const runs = deal(chunks, this.workers).map(async (hand, i) => {
      try {
        const asked = { kind: 'analyse', file, name, chunks: hand, hands: options.hands ?? true } as const;
        const reply = await this.#channels[i]!.ask(asked, signal, onReply);
        if (reply.kind === 'done') this.liveTensors[i] = reply.liveTensors;
      } catch (error) {
        failure.abort();
        throw error;
      }
    });
    const settled = await Promise.allSettled(runs);
    const failed = settled.filter((run) => run.status === 'rejected').map((run) => run.reason as Error);
    // The first to fail stops the others, whose "cancelled" would hide the reason.
    const reason = failed.find((error) => error.name !== 'AbortError') ?? failed[0];
    if (reason) throw reason;
    return results;
  }

  close(): void {
    for (const channel of this.#channels) channel.terminate();
  }
}

/** A graphics card serves one worker at a time; processors serve one each. */
export function defaultWorkers(backend: BackendId): number {
  return backend === 'webgl' ? 1 : Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency));
}
