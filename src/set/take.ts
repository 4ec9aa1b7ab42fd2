import { joints } from '../terms/landmarks.ts';
import type { FrameTruth, PlantedFault, Truth } from '../terms/truth.ts';
import type { FaultKind } from '../terms/kinds.ts';
import { failureOf } from './failures/index.ts';
import type { ActiveFailure } from './failures/failure.ts';
import { stretchAt, stretchesOf } from './failures/stretches.ts';
import type { SceneId } from './scenes/scene.ts';

/** What is filmed for one clip. Its sound twin is the same without failures. */
export interface Take {
  /** Name of the clip, and of its files. */
  name: string;
  scene: SceneId;
  seed: number;
  width: number;
  height: number;
  framesPerSecond: number;
  frames: number;
  failures: readonly ActiveFailure[];
}

/** Time in the scene of a frame, in seconds. */
export function sceneSecondsOf(take: Take, frame: number): number {
  return frame / take.framesPerSecond;
}

/** What is meant to go wrong in a frame of a take. */
export function failuresAt(take: Take, frame: number): ActiveFailure[] {
  return take.failures.filter(({ kind }) => stretchAt(stretchesOf(take.seed, kind, take), frame) !== undefined);
}

/** Distance of each frame from its sound twin, a failure at a time, in the failure's own unit; a frame without it has none. */
export type Deviations = readonly ReadonlyMap<FaultKind, number>[];

/** The faults of a take: in each stretch from the first to the last frame whose deviation passes the weak value. */
export function plantedFaults(take: Take, deviations: Deviations): PlantedFault[] {
  return take.failures.flatMap(({ kind, severity }) => {
    const failure = failureOf(kind);
    return stretchesOf(take.seed, kind, take).flatMap(({ firstFrame, lastFrame }): PlantedFault[] => {
      const seen: number[] = [];
      for (let frame = firstFrame; frame <= lastFrame; frame += 1)
        if ((deviations[frame]?.get(kind) ?? 0) >= failure.weak) seen.push(frame);
      const [first, last] = [seen[0], seen.at(-1)];
      if (first === undefined || last === undefined) return [];
      const { joints: touched, region, afterEffects } = failure;
      return [{ kind, joints: touched, region, firstFrame: first, lastFrame: last, severity, afterEffects }];
    });
  });
}

/** What is seen to go wrong in a frame: outside the faults nothing does, not even less than the weak value. */
export function failuresShownAt(take: Take, faults: readonly PlantedFault[], frame: number): ActiveFailure[] {
  return failuresAt(take, frame).filter(({ kind }) =>
    faults.some((fault) => fault.kind === kind && frame >= fault.firstFrame && frame <= fault.lastFrame),
  );
}

/** Everything the set knows about a clip. */
export function truthOf(take: Take, frames: readonly FrameTruth[], faults: readonly PlantedFault[]): Truth {
  const { scene, seed, width, height, framesPerSecond } = take;
  return { schema: 1, scene, seed, width, height, framesPerSecond, joints, frames, faults };
}
