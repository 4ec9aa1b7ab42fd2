import type { PoseEstimator } from '../pose/estimator.ts';

/** Milliseconds a frame takes on this machine: the quickest of three, after a first that compiles. */
export async function timeEstimator(estimator: PoseEstimator): Promise<number> {
  const picture = new ImageData(640, 360);
  // Some texture, so that no shortcut for empty pictures is timed.
  for (let i = 0; i < picture.data.length; i++) picture.data[i] = (i * 2654435761) >>> 24;
  const region = { xCenter: 0.5, yCenter: 0.5, width: 0.5625, height: 1, rotation: 0 };
  let quickest = Infinity;
  for (let run = 0; run < 4; run++) {
    const start = performance.now();
    await estimator.find(picture);
    await estimator.follow(picture, region);
    if (run > 0) quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}
