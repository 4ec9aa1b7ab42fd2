import { FilmWriter } from '../../media/encode.ts';
import { drawnFramesPerSecond, type DrawnPose } from '../../terms/generated.ts';
import type { AmnesiaState } from './amnesia-state.ts';
import { filmSize, type Studio } from './studio.ts';

/** "walk-memory-0-noise-1.mp4". */
export const filmName = ({ prompt, memory, seed, sharedNoise }: AmnesiaState): string =>
  `${prompt}-memory-${memory}-noise-${seed}${sharedNoise > 0 ? `-shared-${Math.round(100 * sharedNoise)}` : ''}.mp4`;

/**
 * Films the man through a clip of poses, a picture each.
 *
 * @throws EncodeError with a sentence, AbortError where the signal ended it
 */
export async function filmClip(
  studio: Studio,
  clip: readonly DrawnPose[],
  state: AmnesiaState,
  { signal, onFrame }: { signal: AbortSignal; onFrame: (framesDone: number) => void },
): Promise<File> {
  studio.setSize(filmSize.width, filmSize.height);
  const writer = await FilmWriter.open(studio.canvas, { ...filmSize, framesPerSecond: drawnFramesPerSecond });
  try {
    for (const [frame, pose] of clip.entries()) {
      signal.throwIfAborted();
      studio.show(pose, state.prompt);
      await writer.add();
      onFrame(frame + 1);
      // Lets the page answer the reader between two frames.
      await new Promise((resolve) => setTimeout(resolve));
    }
    signal.throwIfAborted();
    const blob = await writer.finish();
    return new File([blob], filmName(state), { type: blob.type });
  } catch (error) {
    await writer.cancel().catch(() => undefined);
    throw error;
  }
}
