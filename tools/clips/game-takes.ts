import type { ActiveFailure } from '../../src/set/failures/failure.ts';
import type { LookId } from '../../src/set/figure/looks.ts';
import type { SceneId } from '../../src/set/scenes/scene.ts';
import type { Take } from '../../src/set/take.ts';

/** A round of the game "spot the fault": a clip that is shown nowhere else. */
export interface GameTake {
  take: Take;
  posterFrame: number;
}

function round(
  number: number,
  scene: SceneId,
  cast: LookId | undefined,
  failures: readonly ActiveFailure[],
  planSeed: number,
): GameTake {
  const name = `game-${String(number).padStart(2, '0')}`;
  const shape = { width: 640, height: 360, framesPerSecond: 24, frames: 72 };
  const take = { name, scene, seed: 30 + number, planSeed, ...(cast ? { cast } : {}), ...shape, failures };
  // The poster gives nothing away: it is the first frame, and every clip begins sound.
  return { take, posterFrame: 0 };
}

/** The rounds, in the order they are played. One of them is a trick: nothing is wrong. */
export const gameTakes: readonly GameTake[] = [
  round(1, 'street-walk', 'ines', [{ kind: 'redrawn', severity: 0.8, part: 'right-arm' }], 1),
  round(2, 'evening-room', 'walker', [{ kind: 'light-level', severity: 0.9 }], 1),
  round(3, 'turn', 'walker', [{ kind: 'head-twist', severity: 1 }], 1),
  round(4, 'passing', 'walker', [{ kind: 'clothing-change', severity: 0.8 }], 1),
  round(5, 'cup', 'ines', [{ kind: 'lost-limb', severity: 0.7, part: 'left-arm' }], 1),
  round(6, 'exercise', 'ines', [], 1),
  round(7, 'wave', 'walker', [{ kind: 'fingers-redrawn', severity: 0.7 }], 1),
  round(8, 'flight', undefined, [{ kind: 'background-vanish', severity: 0.9 }], 1),
  round(9, 'street-walk', 'tomas', [{ kind: 'stretch', severity: 0.9, part: 'left-leg' }], 1),
  round(10, 'exercise', 'tomas', [{ kind: 'wrong-bend', severity: 0.9, part: 'right-leg' }], 1),
  round(11, 'evening-room', 'ines', [{ kind: 'dropped-frames', severity: 1 }], 1),
  round(12, 'passing', 'ines', [{ kind: 'extra-limb', severity: 1 }], 1),
];
