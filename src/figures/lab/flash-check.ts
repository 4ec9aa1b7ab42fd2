import type { Stage } from '../../set/stage.ts';
import type { View } from '../../set/view.ts';
import { stretchesIn, type Take } from '../../set/take.ts';
import { fastest } from '../../study/playhead-rules.ts';
import { flashesOfPictures } from '../shared/flashes-of-pictures.ts';
import { shownAt } from './monitor.ts';

/**
 * At this speed a take shows six pictures a second: however they differ, they cannot flash more than three times a second. Live it
 * plays no faster until it was checked.
 */
export const slowSpeed = 0.25;

/** What the check says of a take. */
export interface LiveVerdict {
  /** Why it plays slowly; null where it is safe at full speed. */
  sentence: string | null;
  /** The fastest speed at which it may play. */
  safeSpeed: number;
}

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
  if (frames.length < 2) return { sentence: null, safeSpeed: fastest };
  const check = await flashesOfPictures(
    {
      canvas: stage.canvas,
      timestampsUs: frames.map((frame) => (frame * 1e6) / take.framesPerSecond),
      draw: (picture) => {
        const { sceneSeconds, state } = shownAt(take, view, frames[picture]!);
        stage.render(sceneSeconds, state);
      },
    },
    turn,
    signal,
  );
  const sentence = check.safe ? null : `At full speed this take flashes, so it plays slowly here. ${check.sentence}`;
  return { sentence, safeSpeed: check.safeSpeed };
}
