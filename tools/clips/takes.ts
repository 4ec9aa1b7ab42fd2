import type { ActiveFailure } from '../../src/set/failures/failure.ts';
import type { SceneId } from '../../src/set/scenes/scene.ts';
import type { Take } from '../../src/set/take.ts';
import type { FaultKind } from '../../src/terms/kinds.ts';

/** Two clips of one shot: how to do it, and how not to. Pairs of one scene share their sound clip. */
export interface Pair {
  name: string;
  sound: Take;
  broken: Take;
  /** Frame of the poster of the broken clip, inside a fault. */
  posterFrame: number;
  /** Forgetting of the stills that stand in for the live dial where a browser has no WebGL. */
  stills: readonly number[];
}

const shipped = { width: 854, height: 480, framesPerSecond: 24 };

/** Leaves in the wind, a city going by, a flock over folding paper take three times the bits of a room; they look as well with fewer. */
const crf: Partial<Record<SceneId, { crf: number }>> = {
  flight: { crf: 27 },
  'street-walk': { crf: 27 },
  passing: { crf: 27 },
  abstract: { crf: 31 },
};

/** The sound clips to ship, a scene each. */
const sounds = new Map(
  (
    [
      ['flight', 96],
      ['street-walk', 120],
      ['cup', 120],
      ['wave', 96],
      ['turn', 120],
      ['exercise', 120],
      ['evening-room', 96],
      ['passing', 96],
      ['abstract', 96],
    ] as const satisfies readonly (readonly [SceneId, number])[]
  ).map(([scene, frames]): [SceneId, Take] => [
    scene,
    { ...shipped, ...(crf[scene] ?? {}), name: `${scene}-sound`, scene, seed: 1, frames, failures: [] },
  ]),
);

function pair(
  scene: SceneId,
  name: string,
  failures: readonly ActiveFailure[],
  show: { posterFrame: number; planSeed?: number; together?: true; stills?: readonly number[] },
): Pair {
  const sound = sounds.get(scene)!;
  const { posterFrame, stills = [], ...plan } = show;
  return {
    name: `${scene}-${name}`,
    sound,
    broken: { ...sound, name: `${scene}-${name}`, failures, ...plan },
    posterFrame,
    stills,
  };
}

function strong(kind: FaultKind, part?: ActiveFailure['part']): ActiveFailure {
  return part ? { kind, severity: 1, part } : { kind, severity: 1 };
}

/** Everything that can befall the hero, for the shot in which it does. */
const everyWay: readonly ActiveFailure[] = [
  strong('redrawn', 'left-arm'),
  strong('lost-limb', 'right-leg'),
  strong('extra-limb'),
  strong('head-twist'),
  strong('stretch', 'right-arm'),
  strong('wrong-bend', 'left-leg'),
  strong('light-level'),
  strong('light-colour'),
  strong('background-vanish'),
  strong('clothing-change'),
  strong('cloth-fold'),
  strong('identity'),
];

/** Every pair that is shipped: a new one is an entry here, and a record in content/clips. */
export const pairs: readonly Pair[] = [
  pair('flight', 'everything', everyWay, { posterFrame: 60, together: true }),
  pair('street-walk', 'redrawn', [strong('redrawn')], { posterFrame: 31, stills: [0, 0.25, 0.5, 1] }),
  pair('street-walk', 'foot-slide', [strong('foot-slide')], { posterFrame: 52 }),
  pair('street-walk', 'dropped-frames', [strong('dropped-frames')], { posterFrame: 62 }),
  pair('cup', 'lost-limb', [strong('lost-limb', 'right-arm')], { posterFrame: 56 }),
  pair('cup', 'object-broken', [strong('object-broken')], { posterFrame: 52 }),
  pair('wave', 'fingers-redrawn', [strong('fingers-redrawn')], { posterFrame: 65 }),
  pair('wave', 'fingers', [strong('fingers-fused'), strong('fingers-count')], { posterFrame: 27 }),
  pair('wave', 'identity', [strong('identity')], { posterFrame: 30 }),
  pair('turn', 'head-twist', [strong('head-twist')], { posterFrame: 56 }),
  pair('turn', 'extra-limb', [strong('extra-limb')], { posterFrame: 56 }),
  pair('turn', 'swapped', [strong('swapped')], { posterFrame: 60 }),
  pair('exercise', 'wrong-bend-stretch', [strong('wrong-bend', 'left-leg'), strong('stretch', 'right-arm')], {
    posterFrame: 24,
  }),
  pair('exercise', 'teleport', [strong('teleport', 'left-arm')], { posterFrame: 56 }),
  pair('exercise', 'repeated-frames', [strong('repeated-frames')], { posterFrame: 60 }),
  pair('evening-room', 'light', [strong('light-level'), strong('light-colour')], { posterFrame: 34 }),
  pair('evening-room', 'light-direction', [strong('light-direction'), strong('shadow-wrong')], { posterFrame: 36 }),
  pair('evening-room', 'clothes', [strong('clothing-change'), strong('cloth-fold')], { posterFrame: 30 }),
  pair('passing', 'background', [strong('background-flicker'), strong('background-vanish')], { posterFrame: 62 }),
  pair('abstract', 'light-colour', [strong('light-colour')], { posterFrame: 28 }),
];

/** The sound clips that some pair needs, each once. */
export const soundTakes: readonly Take[] = [...new Set(pairs.map(({ sound }) => sound))];

/** The poster of a sound clip is the frame of the first of its pairs, so that the two can be compared. */
export function soundPosterFrame(sound: Take): number {
  return pairs.find((pair) => pair.sound === sound)!.posterFrame;
}
