import { seeded } from '../../src/set/random.ts';
import type { FaultKind } from '../../src/terms/kinds.ts';
import type { Track } from '../../src/terms/track.ts';
import { accelerationErrors, flagAbove } from './baselines/acceleration.ts';
import { oisFlags } from './baselines/ois.ts';
import { meanF1, scoreKinds, type Flagged } from './by-kind.ts';

/** Kinds that show in a pose, whatever else shows them: on these a rival that sees poses only is a fair one. */
export const poseKinds: readonly FaultKind[] = [
  'redrawn',
  'teleport',
  'lost-limb',
  'extra-limb',
  'swapped',
  'stretch',
  'head-twist',
  'wrong-bend',
  'foot-slide',
  'dropped-frames',
];

/** Share of frames that the random rival flags: about what is planted. */
const randomShare = 0.3;
/** Thresholds of acceleration error that are tried: so many, between its least and its greatest value. */
const tried = 60;

/** A rival on the same clips. */
export interface Rival {
  name: string;
  /** What stands in for its settings. */
  note: string;
  flagged: readonly Flagged[];
}

type Judged = Flagged & { track: Track };

/** The field's measures and the two that anybody could beat, on the very clips that ours is scored on. */
export function rivalsOn(clips: readonly Judged[]): Rival[] {
  return [ois(clips), acceleration(clips), always(clips), random(clips)];
}

function ois(clips: readonly Judged[]): Rival {
  return {
    name: "VMBench's OIS",
    note: 'rules as written',
    flagged: clips.map((clip) => ({ ...clip, flagged: oisFlags(clip.track) })),
  };
}

/** With the threshold that serves it best on the half that is reported: more than it could know. */
function acceleration(clips: readonly Judged[]): Rival {
  const errors = clips.map(({ track }) => accelerationErrors(track));
  const known = errors.flat().filter((error) => error > 0);
  known.sort((a, b) => a - b);
  const flaggedAt = (threshold: number) =>
    clips.map((clip, index): Flagged => ({ ...clip, flagged: flagAbove(errors[index]!, threshold) }));
  let best = { threshold: Number.NaN, f1: -1 };
  for (let step = 0; step < tried; step++) {
    const threshold = known[Math.floor((step / tried) * known.length)] ?? 0;
    const f1 = meanF1(scoreKinds(flaggedAt(threshold)), { half: 'report', kinds: poseKinds });
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return {
    name: 'acceleration error',
    note: `its best threshold, ${best.threshold.toFixed(3)} torso lengths`,
    flagged: flaggedAt(best.threshold),
  };
}

function always(clips: readonly Judged[]): Rival {
  const all = ({ track }: Judged) => Array.from(track.timestampsUs.keys());
  return { name: 'always', note: 'every frame', flagged: clips.map((clip) => ({ ...clip, flagged: all(clip) })) };
}

function random(clips: readonly Judged[]): Rival {
  return {
    name: 'random',
    note: `${100 * randomShare} % of frames, seeded`,
    flagged: clips.map((clip) => {
      const chance = seeded(1, 'random rival', clip.name);
      return { ...clip, flagged: Array.from(clip.track.timestampsUs.keys()).filter(() => chance.unit() < randomShare) };
    }),
  };
}
