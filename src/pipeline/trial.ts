import type { PoseEstimator } from '../pose/estimator.ts';

/**
 * Milliseconds a frame takes on this machine, as a median. The first call of a backend compiles: it is run once before, uncounted.
 *
 * @param options.finding - whether each frame is also searched for people, as the first of a chunk is
 */
export async function timeEstimator(
  estimator: PoseEstimator,
  options: { frames: number; finding: boolean },
): Promise<number> {
  const picture = new ImageData(640, 360);
  // Some texture, so that no shortcut for empty pictures is timed.
  for (let i = 0; i < picture.data.length; i++) picture.data[i] = (i * 2654435761) >>> 24;
  const region = { xCenter: 0.5, yCenter: 0.5, width: 0.5625, height: 1, rotation: 0 };
  const look = async () => {
    if (options.finding) await estimator.find(picture);
    await estimator.follow(picture, region);
  };
  await look();
  const times: number[] = [];
  for (let frame = 0; frame < options.frames; frame++) {
    const start = performance.now();
    await look();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
