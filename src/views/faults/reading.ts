import { uncertainFrames } from '../../study/uncertain.ts';
import { joints } from '../../terms/landmarks.ts';
import type { Measurement } from '../../terms/measurement.ts';
import { count, percentLabel } from '../words.ts';

/** What a clip's score amounts to, for somebody who has never met one. */
export interface Reading {
  /** One line: how much of the clip needs work. */
  headline: string;
  /** What the headline rests on, and what it does not say. */
  sentences: readonly string[];
}

/** Scores below these are called so; at or above the last: "Most of this clip needs work." */
const headlines: readonly (readonly [below: number, headline: string])[] = [
  [0.1, 'A moment of this clip needs work.'],
  [0.35, 'Parts of this clip need work.'],
  [0.65, 'Much of this clip needs work.'],
];

/** Of a clip that was read whole; `null` where nobody was found, since silence then means nothing. */
export function readingOf({ score, coverage, personFrames, faults, drift }: Measurement): Reading | null {
  if (personFrames === 0) return null;
  const uncertain = uncertainFrames(drift);
  const frames = drift.driftTorsoLengths.length / joints.length;
  const inside = new Set<number>();
  for (const { firstFrame, lastFrame } of faults)
    for (let frame = firstFrame; frame <= lastFrame; frame++) inside.add(frame);
  const headline =
    faults.length === 0
      ? 'No fault was found.'
      : (headlines.find(([below]) => score < below)?.[1] ?? 'Most of this clip needs work.');
  return {
    headline,
    sentences: [
      faults.length === 0
        ? `That is silence, not a certificate: it holds for the ${percentLabel(coverage)} of joints and frames that could be judged.`
        : `${count(inside.size, 'frame')} of ${frames} ${inside.size === 1 ? 'lies' : 'lie'} inside a fault. ${percentLabel(coverage)} of the joints could be judged, over all frames.`,
      ...(uncertain > 0
        ? [`In ${count(uncertain, 'frame')} fewer than half of the joints could be judged: silence there means little.`]
        : []),
      'The score says how much there is to mend. It does not say who, or what, made the clip.',
    ],
  };
}
