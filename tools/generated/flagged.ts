import { measure } from '../../src/measure/measure.ts';
import { uncertainFrames } from '../../src/study/uncertain.ts';
import type { Memory } from '../../src/terms/generated.ts';
import type { ResultBar } from '../../src/terms/results.ts';
import { atLeast, atMost } from '../bars.ts';
import { framesInside } from '../bench-truth/figures.ts';
import { readGenerated } from './kept.ts';
import { generatedSources } from './takes.ts';

/** What the detector says of one generated clip. */
export interface GeneratedVerdict {
  name: string;
  memory: Memory;
  frames: number;
  flagged: number;
  uncertain: number;
  kinds: readonly string[];
  /** Whether the clip was made from the weights and the studio of now. */
  isFresh: boolean;
}

export function generatedVerdicts(): GeneratedVerdict[] {
  const sources = generatedSources();
  return readGenerated().map(({ name, memory, track, pixels, sources: own }) => {
    const { faults, drift } = measure(track, pixels);
    return {
      name,
      memory,
      frames: track.timestampsUs.length,
      flagged: framesInside(faults).length,
      uncertain: uncertainFrames(drift),
      kinds: [...new Set(faults.map(({ kind }) => kind))],
      isFresh: own === sources,
    };
  });
}

/** Share of frames that are flagged, over all clips of a memory. */
export function flaggedShare(verdicts: readonly GeneratedVerdict[], memory: Memory): number {
  const own = verdicts.filter((each) => each.memory === memory);
  const total = (key: 'frames' | 'flagged') => own.reduce((sum, each) => sum + each[key], 0);
  return total('flagged') / total('frames');
}

/** The bars of the generator that the detector has a word in. */
export function generatedBars(verdicts: readonly GeneratedVerdict[]): ResultBar[] {
  return [
    atLeast('generated-0', 'share of frames flagged where the generator has no memory', flaggedShare(verdicts, 0), 0.9),
    atMost('generated-16', 'share of frames flagged where it remembers 16', flaggedShare(verdicts, 16), 0.03),
    atMost(
      'generated-outdated',
      'generated clips made from other weights, or another studio, than those of now',
      verdicts.filter(({ isFresh }) => !isFresh).length,
      0,
    ),
  ];
}
