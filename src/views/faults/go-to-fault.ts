import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import { wantsStillness } from '../motion.ts';

/** Goes to a fault and plays it in a loop; a reader who asked for less motion finds its first frame, and the loop set. */
export function goToFault(playhead: Playhead, study: Study, index: number): void {
  playhead.selectFault({ clipId: study.id, index });
  if (!wantsStillness()) playhead.play();
}
