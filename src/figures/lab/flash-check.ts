import { flashesOf } from '../../measure/flash.ts';
import { createPixelStatistics, smallHeight, smallWidth } from '../../measure/pixel-statistics.ts';
import type { Stage } from '../../set/stage.ts';
import type { View } from '../../set/view.ts';
import { stretchesIn, type Take } from '../../set/take.ts';
import { shownAt } from './monitor.ts';

/**
 * At this speed a take shows six pictures a second: however they differ, they cannot flash more than three times a second. Live it
 * plays no faster until it was checked.
 */
export const slowSpeed = 0.25;

/** What the check says: null where the take is safe at full speed, else a sentence. */
export type LiveVerdict = string | null;

/** The frames in which something goes wrong, and one on either side. Elsewhere the set is sound, and does not flash. */
export function framesToCheck(take: Take): readonly number[] {
  const frames = new Set<number>();
  for (const failure of take.failures)
    for (const { firstFrame, lastFrame } of stretchesIn(take, failure))
      for (let frame = firstFrame - 1; frame <= lastFrame + 1; frame += 1)
        if (frame >= 0 && frame < take.frames) frames.add(frame);
  return [...frames].sort((a, b) => a - b);
}

/**
 * Draws what goes wrong in a take, out of sight, and checks it for flashes by the rule that holds for every clip here. One frame at a
 * time: `turn` resolves when the next may be drawn.
 */
export async function checkForFlashes(
  stage: Stage,
  take: Take,
  view: View,
  turn: () => Promise<void>,
  signal: AbortSignal,
): Promise<LiveVerdict> {
  const frames = framesToCheck(take);
  if (frames.length < 2) return null;
  const context = new OffscreenCanvas(smallWidth, smallHeight).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  });
  if (!context) throw new Error('This browser gives no 2D canvas to check the picture on.');
  context.imageSmoothingQuality = 'high';
  const statistics = createPixelStatistics(frames.length);
  for (const frame of frames) {
    await turn();
    signal.throwIfAborted();
    const { sceneSeconds, state } = shownAt(take, view, frame);
    stage.render(sceneSeconds, state);
    context.drawImage(stage.canvas, 0, 0, smallWidth, smallHeight);
    statistics.add(context.getImageData(0, 0, smallWidth, smallHeight).data);
  }
  const check = flashesOf(statistics.finish(frames.map((frame) => (frame * 1e6) / take.framesPerSecond)));
  return check.safe ? null : `At full speed this take flashes, so it plays slowly here. ${check.sentence}`;
}
