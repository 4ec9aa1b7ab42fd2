import { seeded } from '../random.ts';
import { tint } from './colours.ts';
import type { FailureModule } from './failure.ts';
import { strengthAt } from './strength.ts';
import { gainPicture, margin } from './whole-picture.ts';

/** Distance in CIELAB that a middle grey moves. */
const strengths = { weak: 5, medium: 12, strong: 25 };

/** The light of the whole picture takes another colour, as bright as before, and goes back to its own. */
export const lightColour: FailureModule = {
  kind: 'light-colour',
  title: 'The light changes colour',
  unit: 'CIELAB distance',
  parts: [],
  weak: strengths.weak,
  afterEffects: false,
  touches: () => ({ joints: [], region: 'the whole picture', areas: [{ of: 'picture' }] }),
  change(shot, { seed, severity, stretch }) {
    const hue = seeded(seed, 'light-colour', stretch.firstFrame).between(0, 2 * Math.PI);
    return gainPicture(shot, tint(strengthAt(severity, strengths) * margin, hue));
  },
  deviation: ({ moment }) => strengthAt(moment.severity, strengths) * margin,
};
