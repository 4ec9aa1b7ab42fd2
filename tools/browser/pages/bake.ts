import { detectClip } from '../../../src/pipeline/analyse-clip.ts';
import { encodePixels } from '../../../src/pipeline/baked-pixels.ts';
import { encodeTrack } from '../../../src/pipeline/baked-track.ts';
import { Detector } from '../../../src/pipeline/detector.ts';

/** What `npm run bake` calls in the page: bytes come back as numbers, since that is what crosses from a page. */
export interface BakePage {
  bake(name: string, sourceSha256: string): Promise<{ track: number[]; pixels: number[]; frames: number }>;
}

declare global {
  interface Window {
    bakePage: BakePage;
  }
}

let detector: Detector | undefined;

window.bakePage = {
  async bake(name, sourceSha256) {
    detector ??= await Detector.open({ model: 'blazepose-full', backend: 'wasm' });
    const file = document.querySelector<HTMLInputElement>('#file')!.files![0]!;
    const { track, pixels } = await detectClip(file, name, detector);
    return {
      track: [...encodeTrack(track, sourceSha256)],
      pixels: [...encodePixels(pixels, sourceSha256)],
      frames: track.timestampsUs.length,
    };
  },
};
