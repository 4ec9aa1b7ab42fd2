import { afterEach, expect, test, vi } from 'vitest';
import { Mender } from '../../src/figures/repair/mender.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { stickTrack } from './measure-tracks.ts';

/** A worker whose script does not load. */
class LostWorker extends EventTarget {
  constructor() {
    super();
    queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('error'), { message: '' })));
  }
  postMessage(): void {
    // Nobody is there to take it.
  }
  terminate(): void {
    // Nor to be ended.
  }
}

afterEach(() => vi.unstubAllGlobals());

test('a repair asked for after the script failed to load is refused with a sentence, not waited for', async () => {
  vi.stubGlobal('Worker', LostWorker);
  const track = stickTrack(() => [0, 0]);
  const mender = new Mender({ track, pixels: emptyStatistics(track.timestampsUs), model: track }, new Float32Array(24));
  await new Promise((resolve) => setTimeout(resolve));
  await expect(mender.mend([])).rejects.toThrow('their script did not load');
});
