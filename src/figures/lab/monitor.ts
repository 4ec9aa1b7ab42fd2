import { createStage, type Stage, type StageState } from '../../set/stage.ts';
import type { View } from '../../set/view.ts';
import { failuresAt, sceneFramesOf, type Take } from '../../set/take.ts';
import type { ActiveFailure } from '../../set/failures/failure.ts';
import { Quality } from '../shared/quality.ts';
import type { LabState } from './lab-state.ts';

/** The picture as it is shown: drawn larger than a film, in its shape. */
const shownSize = { width: 960, height: 540 };
/** A frame of a take, as the stage is asked for it. */
export interface Shown {
  sceneSeconds: number;
  state: StageState;
}

/** What the stage draws for a frame of a take, seen from where the reader put the camera. */
export function shownAt(take: Take, view: View, frame: number): Shown {
  const sceneSeconds = sceneFramesOf(take)[frame]! / take.framesPerSecond;
  return { sceneSeconds, state: { failures: failuresAt(take, frame), frame, view } };
}

/**
 * The stage, and the canvas on which the reader sees it. They are two: a film can be shot and a take be checked for flashes while the
 * reader sees what is at the playhead, and the last picture stays while another scene is built.
 */
export class Monitor {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #stage: Stage | undefined;
  #building: object | undefined;
  #ratio: number | undefined;
  readonly #quality = new Quality();

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This browser gives no 2D canvas to show the set on.');
    this.canvas = canvas;
    this.#context = context;
  }

  get stage(): Stage | undefined {
    return this.#stage;
  }

  /**
   * Takes the old set down and puts another up. False where a later wish has made this one void.
   *
   * @throws SetError with a sentence
   */
  async build({ scene, seed, cast }: Pick<LabState, 'scene' | 'seed' | 'cast'>): Promise<boolean> {
    const ticket = {};
    this.#building = ticket;
    this.#stage?.dispose();
    this.#stage = undefined;
    let stage: Stage;
    try {
      stage = await createStage({
        ...shownSize,
        scene,
        seed,
        ...(cast ? { cast } : {}),
        ...(this.#ratio === undefined ? {} : { pixelRatio: this.#ratio }),
        base: import.meta.env.BASE_URL.replace(/\/?$/, '/'),
      });
    } catch (error) {
      // What went wrong with a set that nobody wants any more is of no interest.
      if (this.#building !== ticket) return false;
      throw error;
    }
    if (this.#building !== ticket) {
      stage.dispose();
      return false;
    }
    this.#stage = stage;
    this.#quality.reset();
    return true;
  }

  /** Why the scene cannot show a failure, as a sentence; undefined where it can, or while there is no scene. */
  whyNot(failure: ActiveFailure): string | undefined {
    return this.#stage?.whyNot(failure);
  }

  /** Draws a frame and shows it. Answers how long that took, in milliseconds. */
  draw({ sceneSeconds, state }: Shown): number {
    const start = performance.now();
    this.#stage?.render(sceneSeconds, state);
    this.show();
    return performance.now() - start;
  }

  /** Shows what the stage drew last. */
  show(): void {
    const drawn = this.#stage?.canvas;
    if (!drawn) return;
    if (this.canvas.width !== drawn.width || this.canvas.height !== drawn.height) {
      this.canvas.width = drawn.width;
      this.canvas.height = drawn.height;
    }
    this.#context.drawImage(drawn, 0, 0);
    this.canvas.dataset['drawn'] = '';
  }

  /** A picture took so long, by the clock of the drawing or of the screen: where it is too long again and again, pixels are saved. */
  took(milliseconds: number): void {
    const stage = this.#stage;
    if (!stage) return;
    if (this.#quality.took(stage, milliseconds)) this.#ratio = stage.pixelRatio;
  }

  /** Lends the stage at a film's size, each pixel whole, until `use` has ended. */
  async atSize<Result>(
    { width, height }: { width: number; height: number },
    use: (stage: Stage) => Promise<Result>,
  ): Promise<Result> {
    const stage = this.#stage;
    if (!stage) throw new Error('There is no set to film on yet.');
    const ratio = stage.pixelRatio;
    stage.setSize(width, height);
    stage.pixelRatio = Math.max(1, ratio);
    try {
      return await use(stage);
    } finally {
      // A set that was taken down meanwhile is nobody's any more.
      if (this.#stage === stage) {
        stage.setSize(shownSize.width, shownSize.height);
        stage.pixelRatio = ratio;
      }
    }
  }

  dispose(): void {
    this.#building = undefined;
    this.#stage?.dispose();
    this.#stage = undefined;
  }
}
