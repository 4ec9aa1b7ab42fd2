import type { Take } from '../../src/set/take.ts';

/** Two clips of one shot: how to do it, and how not to. */
export interface Pair {
  name: string;
  sound: Take;
  broken: Take;
  /** Frame of the poster of both, and of the stills. */
  posterFrame: number;
  /** Forgetting of the stills that stand in for the live dial where a browser has no WebGL. */
  stills: readonly number[];
}

const shot = { width: 854, height: 480, framesPerSecond: 24, frames: 120 };

function pair(
  scene: Take['scene'],
  seed: number,
  failures: Take['failures'],
  show: Pick<Pair, 'posterFrame' | 'stills'>,
): Pair {
  const kinds = failures.map(({ kind }) => kind).join('-');
  const take = { ...shot, scene, seed };
  return {
    name: scene,
    sound: { ...take, name: `${scene}-sound`, failures: [] },
    broken: { ...take, name: `${scene}-${kinds}`, failures },
    ...show,
  };
}

/** Every pair that `npm run clips` renders: a new one is a line here. */
export const pairs: readonly Pair[] = [
  pair('street-walk', 1, [{ kind: 'redrawn', severity: 1 }], { posterFrame: 31, stills: [0, 0.25, 0.5, 1] }),
];
