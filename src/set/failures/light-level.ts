import { seeded } from '../random.ts';
import type { FailureModule, FailureMoment } from './failure.ts';
import { pieceOf } from './levels.ts';
import { strengthAt } from './strength.ts';
import { gainPicture, margin } from './whole-picture.ts';

/** Per cent of luminance. */
const strengths = { weak: 5, medium: 12, strong: 25 };

/** Share of seeds in which it gets darker: what gets brighter soon is white. */
const darker = 0.7;
const flickering = 0.4;
/** What is left of the strength between two flickers. */
const between = 0.4;

/** Per cent by which the luminance is off, up or down. */
export function levelAt(
  moment: Pick<FailureMoment, 'seed' | 'severity' | 'frame' | 'stretch' | 'framesPerSecond'>,
): number {
  const { seed, severity } = moment;
  const random = seeded(seed, 'light-level', moment.stretch.firstFrame);
  const sign = random.unit() < darker ? -1 : 1;
  const flickers = random.unit() < flickering;
  const full = strengthAt(severity, strengths) * margin;
  if (!flickers || pieceOf(moment, 3) % 2 === 0) return sign * full;
  return sign * Math.min(full, Math.max(strengths.weak * margin, full * between));
}

/** The whole picture jumps to another brightness and back, as if each moment had been exposed by itself. */
export const lightLevel: FailureModule = {
  kind: 'light-level',
  title: 'The light jumps',
  unit: 'per cent of luminance',
  parts: [],
  weak: strengths.weak,
  afterEffects: false,
  touches: () => ({ joints: [], region: 'the whole picture', areas: [{ of: 'picture' }] }),
  change(shot, moment) {
    const factor = 1 + levelAt(moment) / 100;
    return gainPicture(shot, [factor, factor, factor]);
  },
  deviation: ({ moment }) => Math.abs(levelAt(moment)),
};
