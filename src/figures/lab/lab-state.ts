import type { ActiveFailure } from '../../set/failures/failure.ts';
import type { LookId } from '../../set/figure/looks.ts';
import type { SceneId } from '../../set/scenes/scene.ts';
import { framesPerSecond } from '../../set/stage.ts';
import type { View } from '../../set/view.ts';
import type { Take } from '../../set/take.ts';
import { Settings } from '../shared/settings.ts';

/** Everything the reader can set in the lab. */
export interface LabState {
  scene: SceneId;
  /** Null for the scene's own first choice. */
  cast: LookId | null;
  seed: number;
  /** In the order in which they were added, each kind once. */
  failures: readonly ActiveFailure[];
  view: View;
  size: FilmSize;
  length: FilmLength;
}

/** Sizes a film can have, in pixels: all 16 to 9, so that the picture is framed alike in each. */
export const filmSizes = ['426x240', '640x360', '854x480'] as const;
export type FilmSize = (typeof filmSizes)[number];

/** Seconds that a film can last. */
export const filmLengths = [2, 3, 6] as const;
export type FilmLength = (typeof filmLengths)[number];

/** How far the camera may be turned and moved: degrees, and a factor of its distance. Further, there is no set to see. */
export const viewLimits = {
  azimuth: { least: -60, most: 60, step: 5 },
  height: { least: -8, most: 40, step: 2 },
  distance: { least: 0.5, most: 1.6, step: 0.05 },
} as const satisfies Record<keyof View, { least: number; most: number; step: number }>;

export const ownView: View = { azimuth: 0, height: 0, distance: 1 };

export const mostSeed = 9999;

export const defaultState: LabState = {
  scene: 'street-walk',
  cast: null,
  seed: 1,
  failures: [{ kind: 'redrawn', severity: 1 }],
  view: ownView,
  size: '640x360',
  length: 3,
};

export function isOwnView({ azimuth, height, distance }: View): boolean {
  return azimuth === 0 && height === 0 && distance === 1;
}

export function withinLimits(view: View): View {
  const within = (name: keyof View): number =>
    Math.min(viewLimits[name].most, Math.max(viewLimits[name].least, view[name]));
  return { azimuth: within('azimuth'), height: within('height'), distance: within('distance') };
}

/** Width and height in pixels of "640x360". */
export function pixelsOf(size: FilmSize): { width: number; height: number } {
  const [width, height] = size.split('x').map(Number) as [number, number];
  return { width, height };
}

/** What is filmed. `failures` are those of the state that the scene can show. */
export function takeOf(state: LabState, failures: readonly ActiveFailure[]): Take {
  const { scene, seed, cast, size, length } = state;
  const kinds = failures.map(({ kind }) => kind).join('-');
  return {
    name: `${scene}-${kinds === '' ? 'sound' : kinds}-take-${seed}`,
    scene,
    seed,
    ...(cast ? { cast } : {}),
    ...pixelsOf(size),
    framesPerSecond,
    frames: length * framesPerSecond,
    failures: failures.filter(({ severity }) => severity > 0),
  };
}

/** The state of the lab, and the way back. */
export class LabStore extends Settings<LabState> {
  /**
   * @param start What the address asks for.
   * @param first What `reset` goes back to.
   */
  constructor(start: LabState, first: LabState = defaultState) {
    super(start, first);
  }
}
