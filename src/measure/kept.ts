/**
 * What was worked out of one clip, kept for when the same is asked again: whoever looks for limits measures each clip hundreds of times, and each time most of it is as before.
 * Only for one track, its pixel statistics and one floor.
 */
export interface Kept {
  /**
   * The result of some work: of this time, or of an earlier time with the same name and the same conditions.
   *
   * @param given all that the result depends on besides the clip and the floor
   */
  once<Result>(name: string, given: unknown, work: () => Result): Result;
}

export function keptOfClip(): Kept {
  const results = new Map<string, unknown>();
  return {
    once<Result>(name: string, given: unknown, work: () => Result): Result {
      const key = `${name} ${JSON.stringify(given)}`;
      if (!results.has(key)) results.set(key, work());
      return results.get(key) as Result;
    },
  };
}

export const nothingKept: Kept = { once: (_name, _given, work) => work() };
