import { classOfKind } from '../../src/terms/kinds.ts';
import { atLeast, atMost } from '../bars.ts';
import { benchTakes } from '../clips/bench-takes.ts';
import { generatedBars } from '../generated/flagged.ts';
import { outdatedKept } from './kept-set.ts';
import type { ResultBar } from '../../src/terms/results.ts';
import type { Results, Seen } from './results.ts';
import type { Silence } from './silence.ts';

/** A figure and what it must reach. */
export type Bar = ResultBar;

/** Every bar of the issues that the benchmark has a figure for: those of the figures, and whether what is kept is whole. */
export function barsOf(results: Results): Bar[] {
  return [...figureBars(results), ...keptBars(results), ...generatedBars(results.generated)];
}

/** The bars that say how well it works. */
export function figureBars(results: Results): Bar[] {
  return [
    ...pairBars(results),
    ...results.detectable.flatMap(seenBars),
    ...silenceBars(results),
    ...scoreBars(results),
  ];
}

function pairBars({ pairs }: Results): Bar[] {
  if (pairs.length === 0) return [atLeast('pairs', 'pairs of the set', 0, 1)];
  return pairs.flatMap(({ clip, redrawn, untouchedArm }): Bar[] => [
    atLeast(`jump-redrawn-${clip}`, `${clip}: raw jump of the redrawn joints over the twin's`, redrawn.ratio, 5),
    atMost(`jump-untouched-${clip}`, `${clip}: raw jump of the untouched arm over the twin's`, untouchedArm.ratio, 2),
  ]);
}

/** The detector's bars: share of frames found, and PCK at 0.2 torso lengths. A body in flight is a rarer sight. */
function seenBars({ scene, cast, judged, found, joints, near }: Seen): Bar[] {
  const [leastFound, leastPck] = scene === 'flight' ? [0.95, 0.8] : [0.98, 0.9];
  return [
    atLeast(
      `found-${scene}-${cast}`,
      `${scene}, ${cast}: share of ${judged} frames in which the subject is found`,
      found / judged,
      leastFound,
    ),
    atLeast(
      `pck-${scene}-${cast}`,
      `${scene}, ${cast}: PCK at 0.2 torso lengths over ${joints} joints`,
      near / joints,
      leastPck,
    ),
  ];
}

function keptBars({ benchClips }: Results): Bar[] {
  return [
    atLeast('kept', 'clips of the benchmark whose tracks are kept', benchClips, benchTakes.length),
    atMost('outdated', 'of these made from other sources than those of now', outdatedKept().length, 0),
  ];
}

function silenceBars({ soundSet, real }: Results): Bar[] {
  const share = ({ frames, flagged }: Silence) => flagged / frames;
  const total = (clips: readonly Silence[], key: 'frames' | 'flagged') =>
    clips.reduce((sum, clip) => sum + clip[key], 0);
  const accused = real.filter(({ frames, flagged }) => flagged > Math.max(1, 0.01 * frames));
  return [
    atMost(
      'sound-share',
      `sound clips of the set (${soundSet.length}): share of frames flagged`,
      total(soundSet, 'flagged') / (total(soundSet, 'frames') || 1),
      0.01,
    ),
    atMost('sound-worst', 'sound clips of the set: largest share in one', Math.max(0, ...soundSet.map(share)), 0.05),
    atMost(
      'real-share',
      `real clips (${real.length}, all rates) with more than 1 % of frames flagged`,
      accused.length,
      0,
    ),
    atLeast(
      'real-coverage',
      'real clips: mean coverage',
      real.reduce((sum, { coverage }) => sum + coverage, 0) / (real.length || 1),
      0.5,
    ),
  ];
}

function scoreBars({ kinds, means, named }: Results): Bar[] {
  const [ours, ...rivals] = means;
  const strongFinds = kinds.filter(
    ({ half, strength, kind }) => half === 'report' && strength === 'strong' && classOfKind(kind) === 'find',
  );
  const worst = strongFinds.toSorted((a, b) => a.f1 - b.f1)[0];
  const fieldsBest = Math.max(...rivals.slice(0, 2).map(({ pose }) => pose));
  return [
    atLeast('find-strong', 'frame F1 over the kinds to find, strong, mean', ours!.findStrong, 0.9),
    atLeast('find-medium', 'frame F1 over the kinds to find, medium, mean', ours!.findMedium, 0.75),
    atLeast('find-weak', 'frame F1 over the kinds to find, weak, mean', ours!.findWeak, 0.45),
    atLeast(
      'find-worst',
      `frame F1 of the kind to find that is found worst when strong (${worst?.kind ?? 'none is kept'})`,
      worst?.f1 ?? 0,
      0.75,
    ),
    atLeast('try-strong', 'frame F1 over the kinds that are tried, strong, mean', ours!.tryStrong, 0.5),
    atLeast(
      'named',
      `kind named right, among ${named.found} of ${named.planted} strong events found`,
      named.right / named.found,
      0.85,
    ),
    atLeast(
      'margin',
      'margin over the better of OIS and acceleration error, mean frame F1 over pose kinds',
      ours!.pose - fieldsBest,
      0.25,
    ),
  ];
}
