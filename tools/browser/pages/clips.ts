import type { Finding } from '../../../src/set/take.ts';
import type { FrameTruth } from '../../../src/terms/truth.ts';
import { createStage, type Stage, type StageOptions, type StageState } from '../../../src/set/stage.ts';

/** One frame as the page answers it: its picture (rows of RGB from the top) and its truth. */
export interface FilmedFrame {
  rgbBase64: string;
  truth: FrameTruth;
}

export interface FilmingPage {
  /** Builds the stage; answers what draws. */
  open(options: StageOptions): Promise<{ renderer: string }>;
  film(sceneSeconds: number, state: StageState): FilmedFrame;
  /** How far a frame is from its sound twin, a failure at a time; draws no picture. */
  measure(sceneSeconds: number, state: StageState): readonly Finding[];
  close(): void;
}

declare global {
  var filming: FilmingPage;
}

let stage: Stage | undefined;

function opened(): Stage {
  if (!stage) throw new Error('The stage is not open.');
  return stage;
}

globalThis.filming = {
  async open(options) {
    stage = await createStage(options);
    return { renderer: stage.rendererName };
  },
  film(sceneSeconds, state) {
    const on = opened();
    on.render(sceneSeconds, state);
    return { rgbBase64: picture(on.canvas), truth: on.truthAt(sceneSeconds, state) };
  },
  measure: (sceneSeconds, state) => opened().inspect(sceneSeconds, state).findings,
  close() {
    stage?.dispose();
    stage = undefined;
  },
};

/** Reads the canvas back, top row first, without its alpha. */
function picture(canvas: HTMLCanvasElement): string {
  const { width, height } = canvas;
  const context = canvas.getContext('webgl2');
  if (!context) throw new Error('The canvas has no WebGL.');
  const rgba = new Uint8Array(width * height * 4);
  context.readPixels(0, 0, width, height, context.RGBA, context.UNSIGNED_BYTE, rgba);
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = ((height - 1 - y) * width + x) * 4;
      const to = (y * width + x) * 3;
      rgb[to] = rgba[from]!;
      rgb[to + 1] = rgba[from + 1]!;
      rgb[to + 2] = rgba[from + 2]!;
    }
  return toBase64(rgb);
}

function toBase64(bytes: Uint8Array): string {
  // In pieces: a call takes only so many arguments.
  const piece = 0x8000;
  let text = '';
  for (let from = 0; from < bytes.length; from += piece)
    text += String.fromCharCode(...bytes.subarray(from, from + piece));
  return btoa(text);
}
