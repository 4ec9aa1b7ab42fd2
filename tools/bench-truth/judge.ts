import { measure } from '../../src/measure/measure.ts';
import type { Measurement } from '../../src/terms/measurement.ts';
import type { Track } from '../../src/terms/track.ts';
import type { PlantedFault } from '../../src/terms/truth.ts';
import type { Flagged } from './by-kind.ts';
import { framesInside } from './figures.ts';
import type { BenchClip } from './kept-set.ts';

/** A clip of the benchmark, measured: what was planted beside what was found. */
export interface Judged extends Flagged {
  track: Track;
  measurement: Measurement;
  faults: readonly PlantedFault[];
}

/** Measures every clip once. */
export function judge(clips: readonly BenchClip[]): Judged[] {
  return clips.map(({ take, shot, half, planted, truth, track, pixels }) => {
    const measurement = measure(track, pixels);
    return {
      name: take.name,
      shot,
      half,
      ...(planted ? { planted } : {}),
      track,
      measurement,
      faults: truth.faults,
      plantedEvents: truth.faults,
      plantedFrames: framesInside(truth.faults),
      flagged: framesInside(measurement.faults),
    };
  });
}
