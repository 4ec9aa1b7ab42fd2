/** A stretch of the timeline, as shares of its length. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Puts stretches that would cover each other into lanes, first come first placed.
 *
 * @param shortest Share of the timeline below which a mark is widened so that a finger can hit it.
 * @param most How many lanes there are: what fits in none goes into the last.
 * @returns For each stretch its lane, from 0.
 */
export function lanesOf(stretches: readonly Stretch[], shortest: number, most: number): readonly number[] {
  const occupied: Stretch[][] = [];
  return stretches.map((stretch) => {
    const wide = { from: stretch.from, to: Math.max(stretch.to, stretch.from + shortest) };
    const free = (lane: readonly Stretch[]): boolean =>
      lane.every((other) => wide.to <= other.from || wide.from >= other.to);
    const found = occupied.findIndex(free);
    const lane = found >= 0 ? found : Math.min(occupied.length, most - 1);
    (occupied[lane] ??= []).push(wide);
    return lane;
  });
}
