import { seeded } from '../random.ts';
import type { BackgroundPart, Shot } from '../scenes/scene.ts';
import { partShares } from './background.ts';
import type { FailureModule, FailureMoment } from './failure.ts';
import { pieceOf } from './levels.ts';
import { strengthAt } from './strength.ts';
import { margin } from './whole-picture.ts';

/** Per cent of luminance of the part. */
const strengths = { weak: 5, medium: 12, strong: 25 };

/** Per cent of the picture that a part should take, and the least where none does. */
const bigEnough = [1.2, 0.5, 0] as const;

function part(shot: Shot, asked: Parameters<FailureModule['touches']>[1]): BackgroundPart | undefined {
  const shares = partShares(shot, asked);
  for (const least of bigEnough) {
    const fitting = shot.background.filter((_, index) => shares[index]!.least > least);
    if (fitting.length > 0) return seeded(asked.seed, 'background-flicker').pick(fitting);
  }
  return shot.background[0];
}

/** Per cent by which it is off: up in one piece of the stretch, down in the next. */
export function flickerAt(
  moment: Pick<FailureMoment, 'seed' | 'severity' | 'frame' | 'stretch' | 'framesPerSecond'>,
): number {
  const { seed, severity, stretch } = moment;
  const first = seeded(seed, 'background-flicker', 'sign', stretch.firstFrame).unit() < 0.6 ? -1 : 1;
  return first * (pieceOf(moment) % 2 === 0 ? 1 : -1) * strengthAt(severity, strengths) * margin;
}

/** A thing of the background gets brighter and darker by turns, for no reason. */
export const backgroundFlicker: FailureModule = {
  kind: 'background-flicker',
  title: 'Something in the background flickers',
  unit: 'per cent of luminance',
  parts: [],
  weak: strengths.weak,
  afterEffects: false,
  cannotShow: ({ background }) =>
    background.length === 0 ? 'There is nothing in the background of this scene that could flicker.' : undefined,
  touches(shot, active) {
    const chosen = part(shot, active);
    return {
      joints: [],
      region: chosen?.name ?? 'the background',
      areas: [{ of: 'objects', objects: chosen ? [chosen.object] : [] }],
    };
  },
  change(shot, moment) {
    const chosen = part(shot, moment);
    if (!chosen) return undefined;
    const { gain } = chosen;
    const sound = gain.value;
    gain.value = sound * (1 + flickerAt(moment) / 100);
    return () => {
      gain.value = sound;
    };
  },
  deviation: ({ moment }) => Math.abs(flickerAt(moment)),
};
