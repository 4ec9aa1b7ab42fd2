import { openClip } from '../media/clip-file.ts';
import { MediaError } from '../media/errors.ts';
import { liveTensors, startBackend } from '../pose/backend.ts';
import { openHandEstimator, type HandEstimator } from '../pose/hands.ts';
import type { PoseEstimator } from '../pose/estimator.ts';
import { openEstimator } from '../pose/open-estimator.ts';
import { analyseChunks } from './analyse-chunks.ts';
import type { Reply, Request } from './messages.ts';
import { timeEstimator } from './trial.ts';

declare const self: DedicatedWorkerGlobalScope;

class Cancelled extends Error {}

let estimator: PoseEstimator | undefined;
/** Opens the hand model, or gives the one that is open; absent where the pose model shows no knuckles to find a hand by. */
let openHands: (() => Promise<HandEstimator>) | undefined;
/** Requests that were cancelled and may still be waiting or at work. */
const cancelled = new Set<number>();
/** One request at a time: a model keeps what it saw last to itself, and two clips must not see it change hands. */
let queue = Promise.resolve();

const say = (reply: Reply, transfer: Transferable[] = []) => self.postMessage(reply, transfer);

self.addEventListener('message', (event: MessageEvent<Request>) => {
  const request = event.data;
  if (request.kind === 'cancel') {
    cancelled.add(request.request);
    return;
  }
  queue = queue
    .then(() => (cancelled.has(request.request) ? undefined : serve(request)))
    .catch((error: unknown) => {
      if (error instanceof Cancelled) return;
      say({ kind: 'failed', request: request.request, sentence: sentenceOf(error) });
    })
    .finally(() => cancelled.delete(request.request));
});

async function serve(request: Exclude<Request, { kind: 'cancel' }>): Promise<void> {
  switch (request.kind) {
    case 'load':
      await startBackend(request.backend);
      estimator = await openEstimator(request.model, request.modelsUrl);
      openHands = request.model.startsWith('blazepose') ? opener(request.modelsUrl) : undefined;
      say({ kind: 'loaded', request: request.request });
      return;
    case 'trial':
      say({ kind: 'tried', request: request.request, millisecondsPerFrame: await timeEstimator(loaded(), request) });
      return;
    case 'analyse':
      await analyse(request);
  }
}

async function analyse({ request, file, name, chunks, hands }: Extract<Request, { kind: 'analyse' }>): Promise<void> {
  const clip = await openClip(file, name);
  try {
    const onFrame = () => {
      if (cancelled.has(request)) throw new Cancelled();
      say({ kind: 'frame', request });
    };
    const options = { onFrame, openHands: hands ? openHands : undefined };
    for await (const result of analyseChunks(clip, chunks, loaded(), options)) {
      say({ kind: 'chunk', request, result });
    }
    say({ kind: 'done', request, liveTensors: liveTensors() });
  } finally {
    clip.close();
  }
}

/** Opens the hand model once it is first asked for; a reader whose clips show no large hand never fetches it. */
function opener(modelsUrl: string): () => Promise<HandEstimator> {
  let opening: Promise<HandEstimator> | undefined;
  return async () => {
    try {
      return await (opening ??= openHandEstimator(modelsUrl));
    } catch (error) {
      // Asked again, it tries again: the connection may be back.
      opening = undefined;
      throw error;
    }
  };
}

function loaded(): PoseEstimator {
  if (!estimator) throw new Error('The detector was asked to work before it was loaded.');
  return estimator;
}

function sentenceOf(error: unknown): string {
  if (error instanceof MediaError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return /fetch|network|404/i.test(detail)
    ? `The detector's model could not be fetched (${detail}). Check the connection, then try again.`
    : `The detector stopped: ${detail}`;
}
