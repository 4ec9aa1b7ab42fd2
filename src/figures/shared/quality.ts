import type { Stage } from '../../set/stage.ts';

/** A picture that takes longer than this is drawn with fewer pixels. */
const slowMs = 60;
/** One slow picture proves nothing: the first compiles its shaders. */
const slowInARow = 3;
const ratios = [2, 1, 0.5] as const;

/** Saves pixels of a live set where this machine draws too slowly. */
export class Quality {
  #slowFrames = 0;

  /**
   * A picture took so long, by the clock of the drawing or of the screen: where it is too long again and again, the stage's pixel ratio
   * falls.
   *
   * @returns whether it fell, which empties the canvas
   */
  took(stage: Stage, milliseconds: number): boolean {
    this.#slowFrames = milliseconds > slowMs ? this.#slowFrames + 1 : 0;
    if (this.#slowFrames < slowInARow) return false;
    this.#slowFrames = 0;
    const next = ratios.find((ratio) => ratio < stage.pixelRatio);
    if (next === undefined) return false;
    stage.pixelRatio = next;
    return true;
  }

  /** What was slow is gone: another set stands there. */
  reset(): void {
    this.#slowFrames = 0;
  }
}
