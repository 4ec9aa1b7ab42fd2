import { lookOf } from '../measure/look.ts';
import { createPixelStatistics, smallHeight, smallWidth } from '../measure/pixel-statistics.ts';
import type { ClipFile, DecodedFrame } from '../media/clip-file.ts';
import type { PoseEstimator } from '../pose/estimator.ts';
import { handsOf, type HandEstimator } from '../pose/hands.ts';
import { ChunkTracker } from '../pose/tracklets.ts';
import { handFields, handPoints, handsFields } from '../terms/hands.ts';
import { landmarkFields } from '../terms/track.ts';
import { runInFrames, type Chunk } from './chunks.ts';
import type { BusyTime, ChunkResult } from './messages.ts';
import { PictureMaker, type Pictures } from './pictures.ts';

/**
 * Decodes and detects chunks of one clip, in order.
 *
 * @param options.onFrame - called after each frame that counts; throws to stop
 * @param options.openHands - opens the hand model, when a hand is large enough to be looked at; absent where hands are not asked for
 */
export async function* analyseChunks(
  clip: ClipFile,
  chunks: readonly Chunk[],
  estimator: PoseEstimator,
  { onFrame, openHands }: { onFrame: () => void; openHands?: (() => Promise<HandEstimator>) | undefined },
): AsyncGenerator<ChunkResult> {
  const { width, height, timestampsUs } = clip.info;
  const maker = new PictureMaker(width, height);
  const wanted = new Set(chunks.flatMap(({ first, end, runIn }) => range(first - runIn, end)));
  const decoded = clip.decode([...wanted].sort((a, b) => a - b));
  /** The last few frames, which the next chunk may want again as its run-in. */
  const recent = new Map<number, Pictures | null>();

  try {
    for (const chunk of chunks) {
      for (const index of recent.keys()) if (index < chunk.first - chunk.runIn) recent.delete(index);
      const busy = new BusyWatch();
      const tracker = new ChunkTracker(estimator);
      const statistics = createPixelStatistics(chunk.end - chunk.first);
      const damagedFrames: number[] = [];
      /** A list for each of the tracker's people. */
      const looks: (Uint8Array | null)[][] = [];
      const hands: (Float32Array | null)[][] = [];
      let small: Uint8ClampedArray = new Uint8ClampedArray(smallWidth * smallHeight * 4);
      for (let index = chunk.first - chunk.runIn; index < chunk.end; index++) {
        const pictures = recent.has(index) ? recent.get(index)! : picturesOf(await decoded.next(), maker, busy);
        remember(recent, index, pictures);
        await tracker.add(pictures?.detail ?? null);
        const place = index - chunk.first + chunk.runIn;
        busy.measuring(() => {
          for (const [person, { poses }] of tracker.tracklets.entries()) {
            const pose = poses[place];
            const own = (looks[person] ??= new Array<null>(place).fill(null));
            own.push(pose && pictures ? lookOf(pictures.detail, pose, estimator.model) : null);
          }
        });
        for (const [person, { poses }] of tracker.tracklets.entries()) {
          const pose = poses[place];
          const own = (hands[person] ??= new Array<null>(place).fill(null));
          const asked = index >= chunk.first && pose && pictures && openHands;
          own.push(asked ? await busy.looking(() => handsOf(pictures.detail, pose, openHands)) : null);
        }
        // A damaged frame looks like the one before it: nothing moved that we know of.
        small = pictures?.small ?? small;
        const isRunIn = index < chunk.first;
        busy.measuring(() => (isRunIn ? statistics.runIn(small) : statistics.add(small)));
        if (isRunIn) continue;
        if (!pictures) damagedFrames.push(index);
        onFrame();
      }
      for (const { poses } of tracker.tracklets) {
        for (const pose of poses) if (pose) scalePixels(pose, maker.toFramePixels);
      }
      for (const each of hands.flat()) if (each) scaleHands(each, maker.toFramePixels);
      yield {
        tracks: {
          firstFrame: chunk.first,
          runIn: chunk.runIn,
          frames: chunk.end - chunk.first,
          tracklets: tracker.tracklets.map(({ poses, scores }, person) => ({
            poses,
            scores,
            looks: looks[person] ?? [],
            hands: hands[person] ?? [],
          })),
        },
        pixels: statistics.finish(timestampsUs.slice(chunk.first, chunk.end)),
        damagedFrames,
        busyMilliseconds: busy.soFar(),
      };
    }
  } finally {
    // Stopped half-way, the decoder still holds frames.
    await decoded.return();
  }
}

/** Counts how long a chunk takes, from when the watch is made, and how much of that is for the measures. */
class BusyWatch {
  readonly #began = performance.now();
  #measures = 0;
  #hands = 0;

  measuring<Result>(work: () => Result): Result {
    const began = performance.now();
    const result = work();
    this.#measures += performance.now() - began;
    return result;
  }

  async looking<Result>(work: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    const result = await work();
    this.#hands += performance.now() - began;
    return result;
  }

  soFar(): BusyTime {
    return { all: performance.now() - this.#began, measures: this.#measures, hands: this.#hands };
  }
}

function picturesOf(next: IteratorResult<DecodedFrame, void>, maker: PictureMaker, busy: BusyWatch): Pictures | null {
  if (next.done) throw new Error('The decoder gave fewer frames than the file lists.');
  if (!next.value.sample) return null;
  return { detail: maker.detail(next.value.sample), small: busy.measuring(() => maker.small()) };
}

function remember(recent: Map<number, Pictures | null>, index: number, pictures: Pictures | null): void {
  recent.set(index, pictures);
  recent.delete(index - runInFrames);
}

function scalePixels(pose: Float32Array, scale: number): void {
  if (scale === 1) return;
  for (let at = 0; at < pose.length; at += landmarkFields) {
    pose[at]! *= scale;
    pose[at + 1]! *= scale;
  }
}

function scaleHands(hands: Float32Array, scale: number): void {
  if (scale === 1) return;
  for (let hand = 0; hand < handsFields; hand += handFields) {
    for (let at = hand; at < hand + handPoints.length * 2; at++) hands[at]! *= scale;
  }
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}
