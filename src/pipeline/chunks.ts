/**
 * How a clip is cut for the workers. Both lengths are fixed for good: with them, and not with the number of workers, a track repeats
 * itself to the bit.
 */
export const chunkFrames = 30;
/** Frames before a chunk whose results are thrown away, so that the detector has settled when the chunk begins. */
export const runInFrames = 4;

/** A stretch of a clip, in frame indices; `end` is the first frame behind it. */
export interface Chunk {
  first: number;
  end: number;
  runIn: number;
}

export function chunksOf(frameCount: number): Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0; first < frameCount; first += chunkFrames) {
    chunks.push({ first, end: Math.min(first + chunkFrames, frameCount), runIn: Math.min(runInFrames, first) });
  }
  return chunks;
}

/** Deals chunks out in turn: every worker walks forward through the file, and the front of the work moves evenly. */
export function deal(chunks: readonly Chunk[], workers: number): Chunk[][] {
  const hands = Array.from({ length: workers }, (): Chunk[] => []);
  chunks.forEach((chunk, i) => hands[i % workers]!.push(chunk));
  return hands.filter((hand) => hand.length > 0);
}
