import { measure } from '../../src/measure/measure.ts';
import { sceneOf } from '../../src/set/scenes/index.ts';
import { classOfKind, faultKinds } from '../../src/terms/kinds.ts';
import { joints } from '../../src/terms/landmarks.ts';
import type { Track } from '../../src/terms/track.ts';
import type { Half } from '../clips/bench-takes.ts';
import type { Truth } from '../../src/terms/truth.ts';
import { meanF1, scoreKinds, type Flagged } from './by-kind.ts';
import { reliabilityOf } from './calibration.ts';
import { generatedVerdicts } from '../generated/flagged.ts';
import { addUp, detectabilityOf, type Detectability } from './detectable.ts';
import { isNamedRight } from './events.ts';
import { frameScore, framesInside, redrawnRatio, untouchedArmRatio } from './figures.ts';
import { judge, type Judged } from './judge.ts';
import { readBenchClips } from './kept-set.ts';
import { realAgainstGenerated } from './real/against-generated.ts';
import { readRealClips, type RealClip } from './real/kept-real.ts';
import { poseKinds, rivalsOn } from './rivals.ts';
import { uncertainFrames } from '../../src/study/uncertain.ts';
import { alarmsOf, silenceOf } from './silence.ts';
import { pairsOf, readSetClips, type SetClip } from './set-clips.ts';

/** How well the detector sees a figure in a scene. */
export interface Seen extends Detectability {
  scene: string;
  cast: string;
}

export type Results = ReturnType<typeof resultsNow>;

/** Frames by which a flag may miss, in the second of the two scores of a pair. */
const tolerance = 2;

/** Everything that the benchmark finds out, from what is kept. */
export function resultsNow() {
  const shipped = readSetClips();
  const bench = readBenchClips();
  const judged = judge(bench);
  const soundShipped = shipped.filter(({ truth }) => truth.faults.length === 0);
  const sound = readRealClips('whole').filter(({ isReal }) => isReal);
  const [controls, injected] = [readRealClips('control'), readRealClips('injected')];
  const normalised = readRealClips('normalised');
  const footage = [...controls, ...injected].map(judgeReal);
  const soundBench = judged.filter(({ planted }) => !planted);
  const soundSet = [...soundShipped, ...soundBench].map(({ name, measurement, track }) =>
    silenceOf(name, track, measurement),
  );
  const real = sound.map(({ name, track, pixels }) => silenceOf(name, track, measure(track, pixels)));
  const rivals = rivalsOn(judged);
  return {
    pairs: pairFigures(shipped),
    soundSet,
    real,
    alarms: {
      set: alarmsOf(soundSet),
      real: alarmsOf(real.filter(({ clip }) => sound.some(({ name, source }) => name === clip && name === source))),
      realAllRates: alarmsOf(real),
    },
    uncertain: {
      planted: uncertainShare(judged.filter(({ planted, half }) => planted && half === 'report')),
      injected: uncertainShare(footage.filter(({ planted }) => planted)),
    },
    injected: scoreKinds(footage),
    injectedClips: injected.length,
    separation: realAgainstGenerated(normalised),
    normalisedClips: normalised.length,
    detectable: detectabilityByScene([
      ...soundShipped,
      ...bench.filter(({ planted }) => !planted).map(({ truth, track }) => ({ truth, track })),
    ]),
    generated: generatedVerdicts(),
    benchClips: bench.length,
    soundTwins: soundBench.length,
    kinds: scoreKinds(judged),
    means: [
      { name: 'this site', note: '', ...meansOf(judged) },
      ...rivals.map(({ name, note, flagged }) => ({ name, note, ...meansOf(flagged) })),
    ],
    fitStrong: meansOf(judged, 'fit').findStrong,
    rivalKinds: rivals.map(({ name, flagged }) => ({ name, kinds: scoreKinds(flagged) })),
    named: namedRight(judged),
    reliability: reliabilityOf(
      judged
        .filter(({ half }) => half === 'report')
        .map(({ measurement, faults }) => ({ faults: measurement.faults, planted: faults })),
    ),
  };
}

/** Real footage with a fault planted in it, and its control without: nothing was ever fitted on them. */
function judgeReal({ name, injected, faults, track, pixels }: RealClip): Flagged & Pick<Judged, 'measurement'> {
  const measurement = measure(track, pixels);
  return {
    measurement,
    name,
    half: 'report',
    shot: injected?.control ?? name,
    ...(injected ? { planted: injected } : {}),
    plantedFrames: framesInside(faults),
    plantedEvents: faults,
    flagged: framesInside(measurement.faults),
  };
}

/** Of all frames of some clips, those in which fewer than half of the joints gave evidence. */
function uncertainShare(clips: readonly Pick<Judged, 'measurement'>[]): number {
  const [uncertain, frames] = clips.reduce(
    ([some, all], { measurement }) => [
      some + uncertainFrames(measurement.drift),
      all + measurement.drift.driftTorsoLengths.length / joints.length,
    ],
    [0, 0],
  );
  return uncertain / frames;
}

function pairFigures(clips: readonly SetClip[]) {
  return pairsOf(clips)
    .filter(({ broken }) => broken.truth.faults.every(({ kind }) => kind === 'redrawn'))
    .map((pair) => {
      const flagged = framesInside(pair.broken.measurement.faults);
      const planted = framesInside(pair.broken.truth.faults);
      return {
        clip: pair.broken.name,
        twin: pair.sound.name,
        redrawn: redrawnRatio(pair),
        untouchedArm: untouchedArmRatio(pair),
        frames: frameScore(flagged, planted, 0),
        framesWithinTwo: frameScore(flagged, planted, tolerance),
      };
    });
}

/** Sound clips only, added up for each figure and scene with a person. */
function detectabilityByScene(clips: readonly { truth: Truth; track: Track }[]): Seen[] {
  const withPeople = clips.filter(({ truth }) => truth.frames[0]?.figures.length);
  const groups = Map.groupBy(
    withPeople,
    ({ truth }) => `${truth.scene} ${truth.cast ?? sceneOf(truth.scene).casts[0]}`,
  );
  return [...groups].map(([key, group]) => {
    const [scene = '', cast = ''] = key.split(' ');
    return { scene, cast, ...addUp(group.map(({ track, truth }) => detectabilityOf(track, truth))) };
  });
}

/** Mean F1 by the frame, on the half that nothing was fitted on unless told otherwise. */
function meansOf(flagged: readonly Flagged[], half: Half = 'report') {
  const scores = scoreKinds(flagged);
  const find = faultKinds.filter((kind) => classOfKind(kind) === 'find');
  const attempted = faultKinds.filter((kind) => classOfKind(kind) === 'try');
  return {
    findStrong: meanF1(scores, { half, strength: 'strong', kinds: find }),
    findMedium: meanF1(scores, { half, strength: 'medium', kinds: find }),
    findWeak: meanF1(scores, { half, strength: 'weak', kinds: find }),
    tryStrong: meanF1(scores, { half, strength: 'strong', kinds: attempted }),
    pose: meanF1(scores, { half, kinds: poseKinds }),
  };
}

/** Strong events of the reported half: planted, found at all, and called by their names. */
function namedRight(judged: readonly Judged[]): { planted: number; found: number; right: number } {
  const verdicts = judged
    .filter(({ half, planted }) => half === 'report' && planted?.strength === 'strong')
    .flatMap(({ faults, measurement }) => faults.map((fault) => isNamedRight(fault, measurement.faults)));
  const found = verdicts.filter((verdict) => verdict !== undefined);
  return { planted: verdicts.length, found: found.length, right: found.filter(Boolean).length };
}
