import type { DrawnPose } from '../terms/generated.ts';
import { GeneratorError } from './errors.ts';
import type { Reply, Request } from './messages.ts';
import type { DrawOptions } from './sampler.ts';

/** What a worker can do once its weights are there. */
export interface Drawing {
  drawFrames: (options: DrawOptions) => Iterable<DrawnPose>;
  watchFrame: (options: DrawOptions, earlier: readonly DrawnPose[]) => DrawnPose[];
}

/** How long it draws before it looks whether the page has changed its mind. */
const patienceMs = 25;

/**
 * The worker's own mind: takes requests one after another, and draws until it is told not to. Apart from the worker, so that it runs in a
 * test.
 *
 * @param load fetches and unpacks the weights
 * @param turn resolves when the messages that wait have been heard
 */
export function createServer(
  say: (reply: Reply) => void,
  load: (url: string) => Promise<Drawing>,
  turn: () => Promise<void>,
): (request: Request) => void {
  let drawing: Drawing | undefined;
  let queue = Promise.resolve();
  /** Requests that were cancelled and may still be waiting or at work. */
  const cancelled = new Set<number>();

  async function serve(request: Exclude<Request, { kind: 'cancel' }>): Promise<void> {
    if (request.kind === 'load') {
      drawing = await load(request.url);
      say({ kind: 'loaded', request: request.request });
      return;
    }
    if (!drawing) throw new Error('It was asked before its weights were there.');
    if (request.kind === 'watch') {
      say({
        kind: 'watched',
        request: request.request,
        poses: drawing.watchFrame(request.options, request.earlier),
      });
      return;
    }
    const poses: DrawnPose[] = [];
    let looked = performance.now();
    for (const pose of drawing.drawFrames(request.options)) {
      say({ kind: 'frame', request: request.request, frame: poses.length, pose });
      poses.push(pose);
      if (performance.now() - looked < patienceMs) continue;
      await turn();
      if (cancelled.has(request.request)) return;
      looked = performance.now();
    }
    say({ kind: 'drawn', request: request.request, poses });
  }

  return (request) => {
    if (request.kind === 'cancel') {
      cancelled.add(request.request);
      return;
    }
    queue = queue
      .then(async () => {
        // What was said while the last one was at work is heard first.
        await turn();
        if (!cancelled.has(request.request)) await serve(request);
      })
      .catch((error: unknown) => say(failure(request.request, error)))
      .finally(() => cancelled.delete(request.request));
  };
}

function failure(request: number, error: unknown): Reply {
  if (error instanceof GeneratorError) return { kind: 'failed', request, code: error.code, sentence: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', request, code: 'stopped', sentence: `The generator stopped drawing: ${detail}` };
}
