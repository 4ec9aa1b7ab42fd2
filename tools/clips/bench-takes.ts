import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActiveFailure } from '../../src/set/failures/failure.ts';
import type { BodyPart } from '../../src/set/figure/parts.ts';
import type { LookId } from '../../src/set/figure/looks.ts';
import type { SceneId } from '../../src/set/scenes/scene.ts';
import type { Take } from '../../src/set/take.ts';
import type { FaultKind } from '../../src/terms/kinds.ts';

export type Half = 'fit' | 'report';

/** Which scenes thresholds may be fitted on, and which they are reported on: fixed, so that no figure is chosen after the fact. */
export const split = JSON.parse(readFileSync(join(import.meta.dirname, 'split.json'), 'utf8')) as Record<
  Half,
  readonly SceneId[]
>;

export const strengths = { weak: 1 / 3, medium: 2 / 3, strong: 1 } as const;

export type Strength = keyof typeof strengths;

/** A shot of the benchmark: each scene twice, with another seed (and so another camera) and, where it can be, another person. */
interface BenchShot {
  scene: SceneId;
  seed: 21 | 22;
  cast: LookId;
}

const shots = {
  'flight-a': { scene: 'flight', seed: 21, cast: 'hero' },
  'flight-b': { scene: 'flight', seed: 22, cast: 'hero' },
  'street-walk-a': { scene: 'street-walk', seed: 21, cast: 'ines' },
  'street-walk-b': { scene: 'street-walk', seed: 22, cast: 'tomas' },
  'cup-a': { scene: 'cup', seed: 21, cast: 'ines' },
  'cup-b': { scene: 'cup', seed: 22, cast: 'walker' },
  'exercise-a': { scene: 'exercise', seed: 21, cast: 'walker' },
  'exercise-b': { scene: 'exercise', seed: 22, cast: 'ines' },
  'wave-a': { scene: 'wave', seed: 21, cast: 'ines' },
  'wave-b': { scene: 'wave', seed: 22, cast: 'tomas' },
  'turn-a': { scene: 'turn', seed: 21, cast: 'walker' },
  'turn-b': { scene: 'turn', seed: 22, cast: 'ines' },
  'evening-room-a': { scene: 'evening-room', seed: 21, cast: 'tomas' },
  'evening-room-b': { scene: 'evening-room', seed: 22, cast: 'walker' },
  'passing-a': { scene: 'passing', seed: 21, cast: 'ines' },
  'passing-b': { scene: 'passing', seed: 22, cast: 'walker' },
} as const satisfies Record<string, BenchShot>;

export type ShotId = keyof typeof shots;

type Place = ShotId | readonly [ShotId, BodyPart];

/** Where each graded kind is planted: in both halves of the split. A kind of one strength is planted once a place. */
const places: Partial<Record<FaultKind, { oneStrength?: true; at: readonly Place[] }>> = {
  redrawn: {
    at: [
      ['street-walk-a', 'left-arm'],
      ['turn-b', 'right-arm'],
      ['passing-a', 'head'],
    ],
  },
  teleport: {
    at: [
      ['exercise-b', 'left-arm'],
      ['evening-room-a', 'right-arm'],
      ['passing-b', 'left-leg'],
      ['street-walk-b', 'right-leg'],
      ['wave-a', 'left-arm'],
    ],
  },
  'lost-limb': {
    at: [
      ['street-walk-b', 'right-arm'],
      // The left arm is behind the trunk here: nobody sees that it is lost.
      ['evening-room-b', 'right-arm'],
      ['wave-b', 'left-arm'],
      ['flight-a', 'left-leg'],
    ],
  },
  stretch: {
    at: [
      ['street-walk-a', 'left-leg'],
      ['passing-b', 'right-arm'],
      ['turn-a', 'left-arm'],
      ['exercise-a', 'left-arm'],
    ],
  },
  'head-twist': { at: ['street-walk-b', 'turn-a', 'cup-a', 'wave-a', 'exercise-b'] },
  'wrong-bend': {
    at: [
      ['exercise-a', 'left-leg'],
      ['passing-a', 'right-leg'],
      // Behind the trunk: who looks for the arm does not find it.
      ['evening-room-b', 'left-arm'],
      ['street-walk-b', 'left-leg'],
      ['turn-b', 'right-leg'],
      ['wave-a', 'left-arm'],
      ['exercise-b', 'right-leg'],
    ],
  },
  'fingers-redrawn': { at: [['cup-a', 'right-hand'], 'wave-a', 'wave-b'] },
  'light-level': { at: ['cup-b', 'evening-room-a', 'flight-b'] },
  'light-colour': { at: ['street-walk-a', 'wave-b', 'evening-room-b'] },
  'background-flicker': { at: ['street-walk-b', 'turn-b', 'passing-a', 'exercise-b'] },
  'background-vanish': { at: ['flight-a', 'passing-b', 'turn-a'] },
  'clothing-change': { at: ['exercise-a', 'wave-b', 'turn-b'] },
  'repeated-frames': { at: ['exercise-b', 'passing-a', 'flight-b'] },
  'dropped-frames': { at: ['street-walk-b', 'evening-room-a', 'turn-b'] },
  'extra-limb': { at: ['street-walk-a', 'turn-b', 'exercise-b'] },
  swapped: {
    oneStrength: true,
    at: ['exercise-b', 'passing-b'],
  },
  'foot-slide': { at: ['street-walk-a', 'evening-room-b', 'passing-b'] },
  'fingers-fused': { at: [['cup-b', 'right-hand'], 'wave-a'] },
  'fingers-count': { at: [['cup-a', 'right-hand'], 'wave-b'] },
  'light-direction': { at: ['exercise-a', 'evening-room-a', 'cup-a', 'wave-a'] },
  identity: { oneStrength: true, at: ['street-walk-b', 'passing-b'] },
};

/** Kinds of faults.md that are graded: all but those we declare that we cannot see. */
export const gradedKinds = Object.keys(places) as FaultKind[];

export interface BenchTake {
  take: Take;
  shot: ShotId;
  half: Half;
  /** What was planted and how strongly; absent in a sound twin. */
  planted?: { kind: FaultKind; strength: Strength };
}

const shape = { width: 640, height: 360, framesPerSecond: 24, frames: 72 };

function takeOf(id: ShotId, name: string, failures: readonly ActiveFailure[], planSeed: number): BenchTake {
  const { scene, seed, cast } = shots[id];
  const half = split.fit.includes(scene) ? 'fit' : 'report';
  return { shot: id, half, take: { name: `${id}-${name}`, scene, seed, cast, planSeed, ...shape, failures } };
}

/** Every shot's sound clip, and the broken ones of each. */
export const benchTakes: readonly BenchTake[] = (Object.keys(shots) as ShotId[]).flatMap((id) => [
  takeOf(id, 'sound', [], 1),
  ...Object.entries(places).flatMap(([key, { oneStrength, at }], number) => {
    const kind = key as FaultKind;
    const chosen: Strength[] = oneStrength ? ['strong'] : ['weak', 'medium', 'strong'];
    return at
      .map((place) => (typeof place === 'string' ? ([place] as const) : place))
      .filter(([shot]) => shot === id)
      .flatMap(([, part]) =>
        chosen.map((strength): BenchTake => {
          const failure = { kind, severity: strengths[strength], ...(part ? { part } : {}) };
          return { ...takeOf(id, `${kind}-${strength}`, [failure], 100 + number), planted: { kind, strength } };
        }),
      );
  }),
]);

/** The names that a clip goes by: its shot, its kind ("sound" without a fault) and its own. */
function namesOf({ take, shot, planted }: BenchTake): string[] {
  return [shot, planted?.kind ?? 'sound', take.name];
}

/** Whether a clip is meant by one of the names; all are, where there are none. */
export function isMeant(clip: BenchTake, names: readonly string[]): boolean {
  return names.length === 0 || namesOf(clip).some((name) => names.includes(name));
}

/** Every name that {@link isMeant} knows. */
export const benchNames: ReadonlySet<string> = new Set(benchTakes.flatMap(namesOf));
