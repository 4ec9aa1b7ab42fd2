import { seeded } from '../random.ts';
import type { FailureModule } from './failure.ts';
import { spread } from './stretches.ts';
import { strengthAt } from './strength.ts';

/** Frames of the scene that nobody sees. */
const strengths = { weak: 2, medium: 4, strong: 8 };

/** The frame before a gap and the frame after it: that is what a viewer can see of it. */
const seen = 2;
const share = 0.12;

/** Time jumps: between one frame and the next a few of the scene are left out. All that follows comes early. */
export const droppedFrames: FailureModule = {
  kind: 'dropped-frames',
  title: 'Time jumps',
  unit: 'frames',
  parts: [],
  weak: strengths.weak,
  afterEffects: true,
  touches: () => ({ joints: [], region: 'time', areas: [{ of: 'picture' }] }),
  change: () => undefined,
  deviation: () => 0,
  stretches: (seed, clip) => spread(seeded(seed, 'stretches', 'dropped-frames'), clip, seen, share),
  retime(frames, stretches, severity) {
    const gap = Math.max(1, Math.round(strengthAt(severity, strengths)));
    return frames.map((source, frame) => source + gap * stretches.filter(({ lastFrame }) => frame >= lastFrame).length);
  },
};
