import { measure } from '../../../src/measure/measure.ts';
import type { Measurement } from '../../../src/terms/measurement.ts';
import type { ResultSeparation } from '../../../src/terms/results.ts';
import { aucBySource, type Witness } from '../auc.ts';
import { framesInside } from '../figures.ts';
import type { Confounds } from './confounds.ts';
import { keptCredits, type RealClip } from './kept-real.ts';

/** Generators that are handed a real person's movement, pose by pose: their clips inherit a skeleton that holds together. */
const poseDriven = ['FollowYourPose', 'StableAnimator', 'ControlVideo'];
/** Those that make up the movement as well; MotionDirector has learnt its sort from other films, not this body's poses. */
const free = ['CogVideoX', 'MotionDirector'];

/** What could tell clips apart without a look at the person. */
const confounds: readonly { id: string; what: string; of: (confounds: Confounds) => number }[] = [
  { id: 'resolution', what: 'pixels in a picture', of: ({ width, height }) => width * height },
  { id: 'rate', what: 'frames a second', of: ({ framesPerSecond }) => framesPerSecond },
  { id: 'length', what: 'length in seconds', of: ({ seconds }) => seconds },
  { id: 'bits', what: 'bits a second', of: ({ bitsPerSecond }) => bitsPerSecond },
  {
    id: 'difference',
    what: 'difference of neighbouring pictures',
    of: ({ meanPixelDifference }) => meanPixelDifference,
  },
];

type Measured = RealClip & { project: string; isDriven: boolean; measurement: Measurement };

/**
 * How well our score, and what has nothing to do with people, tell generated clips from real ones, all brought to one size, rate, length and encoder.
 *
 * @throws Error when nobody said whether a generator is driven by poses
 */
export function realAgainstGenerated(normalised: readonly RealClip[]): ResultSeparation[] {
  const credits = keptCredits();
  const clips = normalised.map((clip): Measured => {
    const { madeBy, sourceProject } = credits[clip.source]!;
    return {
      ...clip,
      project: sourceProject,
      isDriven: !clip.isReal && isPoseDriven(madeBy),
      measurement: measure(clip.track, clip.pixels),
    };
  });
  const [real, generated] = [clips.filter(({ isReal }) => isReal), clips.filter(({ isReal }) => !isReal)];
  const ours = (id: string, what: string, of: (clip: Measured) => number, among: readonly Measured[] = generated) =>
    separation({ id, what, isOurs: true, when: 'normalised' }, among, real, of);
  const score = ({ measurement }: Measured) => measurement.score;
  const flaggedShare = ({ measurement, track }: Measured) =>
    framesInside(measurement.faults).length / track.timestampsUs.length;
  const driven = generated.filter(({ isDriven }) => isDriven);
  const made = generated.filter(({ isDriven }) => !isDriven);
  return [
    ours('score', 'our score', score),
    ours('score-driven', 'our score, clips driven by a real person’s poses', score, driven),
    ours('score-free', 'our score, clips whose movement was made up too', score, made),
    ours('flagged', 'share of frames that we flag', flaggedShare),
    ours('coverage', 'share of joints that we could judge', ({ measurement }) => measurement.coverage),
    ...(['as it came', 'normalised'] as const).flatMap((when) =>
      confounds.map(({ id, what, of }) => {
        const name = `${id}-${when === 'normalised' ? 'normalised' : 'as-it-came'}`;
        return separation({ id: name, what, isOurs: false, when }, generated, real, ({ confounds: kept }) =>
          of(when === 'normalised' ? kept!.normalised : kept!.asItCame),
        );
      }),
    ),
  ];
}

function isPoseDriven(madeBy: string): boolean {
  if (poseDriven.some((name) => madeBy.startsWith(name))) return true;
  if (free.some((name) => madeBy.startsWith(name))) return false;
  throw new Error(`Nobody has said whether ${madeBy} is driven by poses: add it in ${import.meta.filename}.`);
}

function separation(
  about: Pick<ResultSeparation, 'id' | 'what' | 'isOurs' | 'when'>,
  generated: readonly Measured[],
  real: readonly Measured[],
  of: (clip: Measured) => number,
): ResultSeparation {
  const witness = (clip: Measured): Witness => ({ value: of(clip), source: clip.project });
  return {
    ...about,
    real: real.length,
    generated: generated.length,
    ...aucBySource(generated.map(witness), real.map(witness), about.id),
  };
}
