import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ActiveFailure } from '../../set/failures/failure.ts';
import type { LookId } from '../../set/figure/looks.ts';
import type { SceneId } from '../../set/scenes/scene.ts';
import { framesPerSecond } from '../../set/stage.ts';
import type { View } from '../../set/view.ts';
import type { Take } from '../../set/take.ts';

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

/** Enough steps for anyone who wonders what it was like before. */
const mostSteps = 100;

/** The state of the lab, and the way back. A drag changes it many times and is one step. */
export class LabStore {
  readonly #state = signal<LabState>(defaultState);
  readonly #past = signal<readonly LabState[]>([]);
  readonly #first: LabState;
  #settled: LabState;

  readonly state: ReadonlySignal<LabState> = this.#state;
  readonly canUndo: ReadonlySignal<boolean> = computed(() => this.#past.value.length > 0);

  /**
   * @param start What the address asks for.
   * @param first What `reset` goes back to.
   */
  constructor(start: LabState, first: LabState = defaultState) {
    this.#state.value = start;
    this.#settled = start;
    this.#first = first;
  }

  /** Changes the state while the reader still drags: no step of its own. */
  drag(patch: Partial<LabState>): void {
    this.#state.value = { ...this.#state.peek(), ...patch };
  }

  /** Changes the state, and makes one step of it and of the drag before it. */
  settle(patch: Partial<LabState> = {}): void {
    this.drag(patch);
    const now = this.#state.peek();
    if (JSON.stringify(now) === JSON.stringify(this.#settled)) return;
    this.#past.value = [...this.#past.peek(), this.#settled].slice(-mostSteps);
    this.#settled = now;
  }

  undo(): void {
    const past = this.#past.peek();
    const last = past.at(-1);
    if (!last) return;
    this.#past.value = past.slice(0, -1);
    this.#settled = last;
    this.#state.value = last;
  }

  /** Everything as at the beginning; it can be undone too. */
  reset(): void {
    this.settle(this.#first);
  }
}
