import type { Request } from './messages.ts';
import { drawFrames, watchFrame } from './sampler.ts';
import { createServer } from './serve.ts';
import { fetchWeights } from './weights.ts';

declare const self: DedicatedWorkerGlobalScope;

/** A message to itself comes after those that wait, and sooner than a timer. */
const channel = new MessageChannel();
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });

const serve = createServer(
  (reply) => self.postMessage(reply),
  async (url) => {
    const model = await fetchWeights(url);
    return {
      drawFrames: (options) => drawFrames(model, options),
      watchFrame: (options, earlier) => watchFrame(model, options, earlier),
    };
  },
  turn,
);

self.addEventListener('message', ({ data }: MessageEvent<Request>) => serve(data));
