import { createStudio, type Studio } from '../../../src/set/studio/index.ts';
import type { Prompt } from '../../../src/terms/generated.ts';
import { rgbOf } from './rgb.ts';

export interface StudioPage {
  open(width: number, height: number): Promise<void>;
  /** Rows of RGB bytes from the top, in base64. */
  shoot(pose: readonly number[], prompt: Prompt): string;
}

declare global {
  var studioPage: StudioPage;
}

let studio: Studio | undefined;

globalThis.studioPage = {
  async open(width, height) {
    // Two samples along each side of a pixel, and their exact mean: as the clips.
    studio = await createStudio({ width, height, pixelRatio: 2 });
  },
  shoot(pose, prompt) {
    if (!studio) throw new Error('The studio is not open.');
    studio.show(Float32Array.from(pose), prompt);
    return rgbOf(studio.canvas);
  },
};
