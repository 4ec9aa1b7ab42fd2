import { mostWhat, mostWhere, type RoundPoints } from './scoring.ts';

/** The rounds: clips that are shown nowhere else. The page says no more of them than this. */
export const gameClips: readonly string[] = Array.from(
  { length: 12 },
  (_, index) => `game-${String(index + 1).padStart(2, '0')}`,
);

/** A round that was played. */
export interface PlayedRound {
  reader: RoundPoints;
  detector: RoundPoints;
}

/** A game, begun or ended. */
export interface GameProgress {
  /** Every clip once, in the order of play. */
  order: readonly string[];
  /** Of the first rounds, as many as were played. */
  played: readonly PlayedRound[];
}

const schema = 1;

/** A new game. `random` gives numbers from 0 to below 1. */
export function newGame(random: () => number): GameProgress {
  const order = [...gameClips];
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return { order, played: [] };
}

/** The clip of the round that is next; `null` when all were played. */
export function nextClip({ order, played }: GameProgress): string | null {
  return order[played.length] ?? null;
}

export function withRound(game: GameProgress, round: PlayedRound): GameProgress {
  return { ...game, played: [...game.played, round] };
}

/** Points of both so far. */
export function totalsOf({ played }: GameProgress): { reader: number; detector: number } {
  const sum = (who: keyof PlayedRound) =>
    played.reduce((total, round) => total + round[who].where + round[who].what, 0);
  return { reader: sum('reader'), detector: sum('detector') };
}

/** A game as text that {@link gameIn} reads. */
export function gameText({ order, played }: GameProgress): string {
  return JSON.stringify({ schema, order, played });
}

/** A game as {@link gameText} wrote it, or null where the text is none. */
export function gameIn(text: string): GameProgress | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value['schema'] !== schema) return null;
  const { order, played } = value;
  if (!Array.isArray(order) || !Array.isArray(played) || played.length > order.length) return null;
  if (order.length !== gameClips.length || !gameClips.every((clip) => order.includes(clip))) return null;
  const rounds = played.map(roundIn);
  return rounds.every((round) => round !== null) ? { order: order as string[], played: rounds } : null;
}

function roundIn(value: unknown): PlayedRound | null {
  if (!isRecord(value)) return null;
  const [reader, detector] = [pointsIn(value['reader']), pointsIn(value['detector'])];
  return reader && detector ? { reader, detector } : null;
}

function pointsIn(value: unknown): RoundPoints | null {
  if (!isRecord(value)) return null;
  const { where, what } = value;
  return isPoints(where, mostWhere) && isPoints(what, mostWhat) ? { where, what } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPoints = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
