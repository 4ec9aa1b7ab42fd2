import { gameClips } from '../study/game/progress.ts';
import { mostPoints, mostWhat, mostWhere } from '../study/game/scoring.ts';

/** What the page says of the game's rules. */
export const gameRules = {
  rounds: gameClips.length,
  where: mostWhere,
  what: mostWhat,
  total: mostPoints,
} as const;
