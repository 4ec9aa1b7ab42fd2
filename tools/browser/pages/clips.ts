import type { Finding } from '../../../src/set/take.ts';
import type { FrameTruth } from '../../../src/terms/truth.ts';
import { createStage, type Stage, type StageOptions, type StageState } from '../../../src/set/stage.ts';
import { rgbOf } from './rgb.ts';

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
    return { rgbBase64: rgbOf(on.canvas), truth: on.truthAt(sceneSeconds, state) };
  },
  measure: (sceneSeconds, state) => opened().inspect(sceneSeconds, state).findings,
  close() {
    stage?.dispose();
    stage = undefined;
  },
};
