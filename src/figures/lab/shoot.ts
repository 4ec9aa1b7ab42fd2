import { FilmWriter } from '../../media/encode.ts';
import type { Stage } from '../../set/stage.ts';
import type { View } from '../../set/view.ts';
import { plantedFaults, truthOf, type Finding, type Take } from '../../set/take.ts';
import type { FrameTruth, Truth } from '../../terms/truth.ts';
import { shownAt } from './monitor.ts';

/** What the lab knows of a film: the set's truth, and what the reader had set. */
export interface LabTruth extends Truth {
  /** Where the camera stood, beside where the scene has it. */
  view: View;
  failures: Take['failures'];
}

/** A film of a take, and what is true of it. */
export interface LabFilm {
  file: File;
  truth: LabTruth;
}

export interface ShootOptions {
  signal: AbortSignal;
  /** Hears how many frames are in the can. The stage's canvas holds the latest. */
  onFrame: (framesDone: number) => void;
}

/**
 * Films a take: each frame is drawn at the film's size, encoded, and its truth kept. The page stays awake meanwhile.
 *
 * @param stage Is at the film's size.
 * @throws EncodeError with a sentence, AbortError where the reader stopped it
 */
export async function shoot(stage: Stage, take: Take, view: View, options: ShootOptions): Promise<LabFilm> {
  const { signal, onFrame } = options;
  const writer = await FilmWriter.open(stage.canvas, take);
  try {
    const findings: (readonly Finding[])[] = [];
    const truths: FrameTruth[] = [];
    for (let frame = 0; frame < take.frames; frame += 1) {
      signal.throwIfAborted();
      const { sceneSeconds, state } = shownAt(take, view, frame);
      const inspection = stage.inspect(sceneSeconds, state);
      findings.push(inspection.findings);
      truths.push(inspection.truth);
      stage.render(sceneSeconds, state);
      await writer.add();
      onFrame(frame + 1);
      await nextTask();
    }
    signal.throwIfAborted();
    const blob = await writer.finish();
    const truth = truthOf(take, truths, plantedFaults(take, findings));
    return {
      file: new File([blob], `${take.name}.mp4`, { type: blob.type }),
      truth: { ...truth, view, failures: take.failures },
    };
  } catch (error) {
    await writer.cancel().catch(() => undefined);
    throw error;
  }
}

/** Lets the page answer the reader between two frames. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
