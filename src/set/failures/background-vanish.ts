import type { BackgroundPart, Shot } from '../scenes/scene.ts';
import { listed, partsFor, partShares } from './background.ts';
import type { FailureModule } from './failure.ts';
import { strengthAt } from './strength.ts';

/** Per cent of the picture. */
const strengths = { weak: 0.5, medium: 2, strong: 6 };

/** Shares are estimated without people, who hide some of it, and without the fine shape of things. */
const estimate = 1.06;

type Asked = Parameters<FailureModule['touches']>[1];

function gone(shot: Shot, asked: Asked): readonly BackgroundPart[] {
  const wanted = strengthAt(asked.severity, strengths) * estimate;
  const chosen = partsFor(
    partShares(shot, asked),
    { wanted, least: strengths.weak * 1.3 },
    asked.seed,
    'background-vanish',
    Math.round(asked.severity * 300),
  );
  return chosen.map((index) => shot.background[index]!);
}

/** Things of the background are gone, and come back where they were. */
export const backgroundVanish: FailureModule = {
  kind: 'background-vanish',
  title: 'Things of the background vanish',
  unit: 'per cent of the picture',
  parts: [],
  weak: strengths.weak,
  afterEffects: false,
  cannotShow: ({ background }) =>
    background.length === 0 ? 'There is nothing in the background of this scene that could vanish.' : undefined,
  touches(shot, active) {
    const parts = gone(shot, active);
    return {
      joints: [],
      region: listed(parts),
      // Its shadow may have fallen on people, too.
      areas: [
        { of: 'objects', objects: parts.map(({ object }) => object) },
        ...shot.figures.map((_, figure) => ({ of: 'shadow', figure }) as const),
      ],
    };
  },
  change(shot, moment) {
    const objects = gone(shot, moment)
      .map(({ object }) => object)
      .filter(({ visible }) => visible);
    for (const object of objects) object.visible = false;
    return () => {
      for (const object of objects) object.visible = true;
    };
  },
  deviation: (frame) => frame.shareOfPicture(gone(frame.shot, frame.moment).map(({ object }) => object)) * 100,
};
