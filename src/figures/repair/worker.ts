import { mend } from '../../pipeline/mend.ts';
import type { Rushes } from '../../study/repair/repair.ts';
import type { Reply, Request } from './messages.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Measuring a clip takes longer than a page may stand still. */
let held: { rushes: Rushes; modelTorsoPixels: Float32Array } | undefined;

const say = (reply: Reply) => self.postMessage(reply);

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.kind === 'rushes') {
    held = data;
    return;
  }
  const { request, repairs } = data;
  try {
    if (!held) throw new Error('There is no clip on the bench.');
    say({ kind: 'mended', request, mended: mend(held.rushes, held.modelTorsoPixels, repairs) });
  } catch (error) {
    say({ kind: 'failed', request, sentence: error instanceof Error ? error.message : String(error) });
  }
});
