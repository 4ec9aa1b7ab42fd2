/** A while between two sudden changes. Positions count within a stretch: of the first frame, and of the first one after it. */
export interface While {
  first: number;
  after: number;
  /** How surely it is one. */
  strength: number;
}

/** Of two readings as strong, the one in which something is away for a shorter time is the likelier: a second more is worth so much strength. */
const worthPerSecond = 2;

/** Of whiles that share a time or a change, those that are strongest together: what is away twice is not also away in between. */
export function apart<Each extends While>(
  all: readonly Each[],
  frames: readonly number[],
  timestampsUs: readonly number[],
): Each[] {
  const sorted = all.toSorted((a, b) => a.after - b.after);
  const best: { total: number; chosen: Each[] }[] = [{ total: 0, chosen: [] }];
  sorted.forEach((each, index) => {
    const without = best[index]!;
    const earlier = sorted.filter(({ after }) => after < each.first).length;
    const before = best[earlier]!;
    const seconds = (timestampsUs[frames[each.after]!]! - timestampsUs[frames[each.first]!]!) / 1e6;
    const total = before.total + each.strength - worthPerSecond * seconds;
    best.push(total > without.total ? { total, chosen: [...before.chosen, each] } : without);
  });
  return best.at(-1)!.chosen;
}
