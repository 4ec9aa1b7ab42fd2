import { durationFrom } from '../../src/study/frames.ts';
import { uncertainFrames } from '../../src/study/uncertain.ts';
import type { Measurement } from '../../src/terms/measurement.ts';
import type { ResultAlarms } from '../../src/terms/results.ts';
import type { Track } from '../../src/terms/track.ts';
import { framesInside } from './figures.ts';

/** What a sound clip was accused of. */
export interface Silence {
  clip: string;
  frames: number;
  minutes: number;
  flagged: number;
  /** Faults that were reported. */
  alarms: number;
  /** Frames in which fewer than half of the joints gave evidence. */
  uncertain: number;
  coverage: number;
}

type Heard = Pick<Measurement, 'faults' | 'coverage' | 'drift'>;

export function silenceOf(clip: string, { timestampsUs }: Track, { faults, coverage, drift }: Heard): Silence {
  return {
    clip,
    frames: timestampsUs.length,
    minutes: durationFrom(timestampsUs) / 60e6,
    flagged: framesInside(faults).length,
    alarms: faults.length,
    uncertain: uncertainFrames(drift),
    coverage,
  };
}

/** Sound clips added up. */
export function alarmsOf(clips: readonly Silence[]): ResultAlarms {
  const total = (key: 'minutes' | 'frames' | 'flagged' | 'alarms' | 'uncertain' | 'coverage') =>
    clips.reduce((sum, clip) => sum + clip[key], 0);
  const [minutes, frames, alarms] = [total('minutes'), total('frames'), total('alarms')];
  return {
    clips: clips.length,
    minutes,
    frames,
    flagged: total('flagged'),
    alarms,
    alarmsPerMinute: alarms / minutes,
    uncertainShare: total('uncertain') / frames,
    coverage: total('coverage') / clips.length,
  };
}
