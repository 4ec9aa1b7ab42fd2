import type { PictureWindow } from './footage.ts';

/** A piece of a real clip that faults are injected into, in time and in space. */
export interface Cut {
  /** Name of the real clip. */
  source: string;
  /** Frame rate the clip is brought to first, where its own is higher. */
  framesPerSecond: number;
  /** In frames at that rate. */
  firstFrame: number;
  frames: number;
  /** In pixels of the clip: close enough around the person that her limbs are worth editing, with some background. */
  window: PictureWindow;
}

/**
 * One cut a clip: where the person is whole in the picture, three seconds where the clip has them. All were filmed from a stand: by the
 * controls' pixel statistics the picture moves by less than a thousandth of its width.
 */
export const cuts: readonly Cut[] = [
  cutOf('squats', 5, [0, 50], [0, 100, 720, 960], [480, 640]),
  cutOf('walk-indoor', 30, [15, 90], [0, 0, 576, 576], [576, 576]),
  cutOf('walk-outdoor', 30, [20, 60], [180, 210, 780, 500], [624, 400]),
  cutOf('walk-view1', 30, [0, 50], [0, 300, 1080, 1080], [640, 640]),
  cutOf('walk-view2', 30, [0, 50], [0, 300, 1080, 1080], [640, 640]),
  cutOf('walk-view3', 30, [0, 50], [0, 330, 1088, 1088], [640, 640]),
  cutOf('walk-view4', 30, [0, 50], [0, 380, 1088, 1088], [640, 640]),
];

function cutOf(
  source: string,
  framesPerSecond: number,
  [firstFrame, frames]: readonly [number, number],
  [left, top, width, height]: readonly [number, number, number, number],
  [outWidth, outHeight]: readonly [number, number],
): Cut {
  return { source, framesPerSecond, firstFrame, frames, window: { left, top, width, height, outWidth, outHeight } };
}
