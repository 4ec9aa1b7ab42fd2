import type { VideoSample } from 'mediabunny';
import { smallHeight, smallWidth } from '../measure/pixel-statistics.ts';

/** The detector's input is 256 pixels wide at most: a longer side than this adds time and no detail of a body. */
const longestSide = 1280;

/** What detection and pixel statistics look at: both drawn from one decoded frame. */
export interface Pictures {
  /** For the detector; landmarks times `toFramePixels` are in pixels of the frame. */
  detail: ImageData;
  /** `smallWidth` x `smallHeight`, the whole frame stretched to it. */
  small: Uint8ClampedArray;
}

/** Draws decoded frames into pixels, on canvases that are kept for the whole clip. */
export class PictureMaker {
  readonly toFramePixels: number;
  readonly #detail: OffscreenCanvasRenderingContext2D;
  readonly #small: OffscreenCanvasRenderingContext2D;

  constructor(width: number, height: number) {
    const shrink = Math.min(1, longestSide / Math.max(width, height));
    this.toFramePixels = 1 / shrink;
    this.#detail = context(Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink)));
    this.#small = context(smallWidth, smallHeight);
  }

  /** Takes the sample and closes it. */
  detail(sample: VideoSample): Pictures['detail'] {
    const { width, height } = this.#detail.canvas;
    sample.draw(this.#detail, 0, 0, width, height);
    sample.close();
    return this.#detail.getImageData(0, 0, width, height);
  }

  /** Of the sample that `detail` took last. */
  small(): Pictures['small'] {
    this.#small.drawImage(this.#detail.canvas, 0, 0, smallWidth, smallHeight);
    return this.#small.getImageData(0, 0, smallWidth, smallHeight).data;
  }
}

function context(width: number, height: number): OffscreenCanvasRenderingContext2D {
  // Read back every frame: pixels that stay with the processor are read at once, and are the same on every machine.
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) throw new Error('This browser gives no 2D canvas to read decoded frames from.');
  context.imageSmoothingQuality = 'high';
  return context;
}
