import { seeded } from '../random.ts';
import type { FailureModule } from './failure.ts';
import { spread, type ClipLength, type Stretch } from './stretches.ts';
import { strengthAt } from './strength.ts';

/** Frames that show the one before them once more. */
const strengths = { weak: 1, medium: 2, strong: 4 };

const share = 0.16;

/** Time stands still for a moment, and goes on as if nothing had been: all that follows comes late. */
export const repeatedFrames: FailureModule = {
  kind: 'repeated-frames',
  title: 'Time stands still',
  unit: 'frames',
  parts: [],
  weak: strengths.weak,
  afterEffects: true,
  touches: () => ({ joints: [], region: 'time', areas: [{ of: 'picture' }] }),
  change: () => undefined,
  deviation: () => 0,
  stretches: (seed: number, clip: ClipLength, severity: number): Stretch[] =>
    spread(seeded(seed, 'stretches', 'repeated-frames'), clip, repeatsAt(severity), share),
  retime(frames, stretches) {
    let late = 0;
    return frames.map((_, frame) => {
      if (stretches.some(({ firstFrame, lastFrame }) => frame >= firstFrame && frame <= lastFrame)) late += 1;
      return frames[frame - late]!;
    });
  },
};

function repeatsAt(severity: number): number {
  return Math.max(1, Math.round(strengthAt(severity, strengths)));
}
