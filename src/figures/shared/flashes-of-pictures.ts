import { fastestSafeSpeed, flashesOf, type FlashCheck } from '../../measure/flash.ts';
import { speeds } from '../../study/playhead-rules.ts';
import { createPixelStatistics, smallHeight, smallWidth } from '../../measure/pixel-statistics.ts';

/** Pictures that a canvas can be made to show. */
export interface Pictures {
  canvas: HTMLCanvasElement;
  /** Of each picture, in microseconds. */
  timestampsUs: readonly number[];
  draw: (picture: number) => void;
}

/**
 * Draws pictures, out of sight, and checks them for flashes by the rule that holds for every clip here. One picture at a time: `turn` resolves
 * when the next may be drawn. `safeSpeed`: the fastest of the speeds on offer at which they do not flash; 0 where they do at each.
 *
 * @throws Error where the browser gives no canvas to check on, AbortError where the signal ended it
 */
export async function flashesOfPictures(
  { canvas, timestampsUs, draw }: Pictures,
  turn: () => Promise<void>,
  signal: AbortSignal,
): Promise<FlashCheck & { safeSpeed: number }> {
  const context = new OffscreenCanvas(smallWidth, smallHeight).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  });
  if (!context) throw new Error('This browser gives no 2D canvas to check the picture on.');
  context.imageSmoothingQuality = 'high';
  const statistics = createPixelStatistics(timestampsUs.length);
  for (let picture = 0; picture < timestampsUs.length; picture += 1) {
    await turn();
    signal.throwIfAborted();
    draw(picture);
    context.drawImage(canvas, 0, 0, smallWidth, smallHeight);
    statistics.add(context.getImageData(0, 0, smallWidth, smallHeight).data);
  }
  const pixels = statistics.finish([...timestampsUs]);
  return { ...flashesOf(pixels), safeSpeed: fastestSafeSpeed(pixels, speeds) };
}
