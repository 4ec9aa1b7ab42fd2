import { joints } from '../terms/landmarks.ts';
import type { FrameTruth, PlantedFault, Truth } from '../terms/truth.ts';
import type { FaultKind } from '../terms/kinds.ts';
import { failureOf } from './failures/index.ts';
import type { ActiveFailure, Touched } from './failures/failure.ts';
import { stretchAt, stretchesOf, type Stretch } from './failures/stretches.ts';
import type { LookId } from './figure/looks.ts';
import type { SceneId } from './scenes/scene.ts';

/** What is filmed for one clip. Its sound twin is the same without failures. */
export interface Take {
  /** Name of the clip, and of its files. */
  name: string;
  scene: SceneId;
  seed: number;
  /** Who plays the subject; left out, the scene's first choice. */
  cast?: LookId;
  width: number;
  height: number;
  framesPerSecond: number;
  frames: number;
  failures: readonly ActiveFailure[];
  /** Everything goes wrong at once, where there is more than one failure; else each has stretches of its own, in turn. */
  together?: boolean;
  /** Chooses the stretches; left out, `seed` does. Takes of one sound twin share its seed, and fail at other times. */
  planSeed?: number;
}

/** A failure at work in a frame, and the frames in which it goes on. */
export type FailureAtWork = ActiveFailure & { stretch: Stretch };

/** Share of a clip that bodies and light may fail for, where time fails too: all faults together cover no more than 40 %. */
const shareBesideTime = 0.22;

/** Where in a take a failure happens. */
export function stretchesIn(take: Take, { kind, severity }: ActiveFailure): readonly Stretch[] {
  const seed = take.planSeed ?? take.seed;
  const failure = failureOf(kind);
  if (failure.stretches) return failure.stretches(seed, take, severity);
  const others = take.failures.map((each) => each.kind).filter((each) => !failureOf(each).stretches);
  const share = others.length < take.failures.length ? { share: shareBesideTime } : {};
  if (take.together) return stretchesOf(seed, 'together', take, share);
  const all = stretchesOf(seed, others.join(' '), take, { ...share, atLeast: others.length });
  return all.filter((_, index) => others[index % others.length] === kind);
}

/** Which frame of the scene each frame of a take shows: its own number, unless time itself fails. May pass the take's end. */
export function sceneFramesOf(take: Take): readonly number[] {
  const inOrder = Array.from({ length: take.frames }, (_, frame) => frame);
  return take.failures.reduce((frames, failure) => {
    const module = failureOf(failure.kind);
    return module.retime ? module.retime(frames, stretchesIn(take, failure), failure.severity) : frames;
  }, inOrder);
}

/** Time in the scene of a frame, in seconds. */
export function sceneSecondsOf(take: Take, frame: number): number {
  return sceneFramesOf(take)[frame]! / take.framesPerSecond;
}

/** What is meant to go wrong in a frame of a take, failures of time left out: they are in the frame's scene time. */
export function failuresAt(take: Take, frame: number): FailureAtWork[] {
  return take.failures.flatMap((failure) => {
    if (failureOf(failure.kind).retime) return [];
    const stretch = stretchAt(stretchesIn(take, failure), frame);
    return stretch ? [{ ...failure, stretch }] : [];
  });
}

/** What the stage says of a frame and a failure in it. */
export interface Finding {
  kind: FaultKind;
  /** Distance from the sound twin, in the failure's own unit. */
  deviation: number;
  touched: Pick<Touched, 'joints' | 'region'>;
}

/** The faults of a take: in each stretch from the first to the last frame whose deviation passes the weak value. */
export function plantedFaults(take: Take, findings: readonly (readonly Finding[])[]): PlantedFault[] {
  return take.failures.flatMap((active) => {
    const { kind, severity } = active;
    const failure = failureOf(kind);
    return stretchesIn(take, active).flatMap(({ firstFrame, lastFrame }): PlantedFault[] => {
      const rest = { severity, afterEffects: failure.afterEffects };
      if (failure.retime) return [{ kind, joints: [], region: 'time', firstFrame, lastFrame, ...rest }];
      const seen: { frame: number; finding: Finding }[] = [];
      for (let frame = firstFrame; frame <= lastFrame; frame += 1) {
        const finding = findings[frame]?.find((each) => each.kind === kind);
        if (finding && finding.deviation >= failure.weak) seen.push({ frame, finding });
      }
      const [first, last] = [seen[0], seen.at(-1)];
      if (first === undefined || last === undefined) return [];
      const { joints: touched, region } = first.finding.touched;
      return [{ kind, joints: touched, region, firstFrame: first.frame, lastFrame: last.frame, ...rest }];
    });
  });
}

/** What is seen to go wrong in a frame: outside the faults nothing does, not even less than the weak value. */
export function failuresShownAt(take: Take, faults: readonly PlantedFault[], frame: number): FailureAtWork[] {
  return failuresAt(take, frame).filter(({ kind }) =>
    faults.some((fault) => fault.kind === kind && frame >= fault.firstFrame && frame <= fault.lastFrame),
  );
}

/** Everything the set knows about a clip. */
export function truthOf(take: Take, frames: readonly FrameTruth[], faults: readonly PlantedFault[]): Truth {
  const { scene, seed, width, height, framesPerSecond } = take;
  const cast = take.cast ? { cast: take.cast } : {};
  return { schema: 2, scene, seed, ...cast, width, height, framesPerSecond, joints, frames, faults };
}
