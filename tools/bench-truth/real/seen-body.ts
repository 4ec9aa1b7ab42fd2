import type { BodyPart } from '../../../src/set/figure/parts.ts';
import type { Landmark } from '../../../src/terms/landmarks.ts';
import { field, hasPerson, landmarkOffset, landmarksOf, type Track } from '../../../src/terms/track.ts';
import { besideLimb, type LimbLine, type LimbPoint } from './limb-line.ts';
import type { Point } from './picture.ts';

/** Parts that faults are injected into. */
export type EditedPart = Exclude<BodyPart, 'left-hand' | 'right-hand'>;

/** The person as the detector saw her in a frame, in pixels of the picture at hand. */
export interface SeenBody {
  /** Place of a landmark; of those outside the picture too, where the detector guesses. */
  at(landmark: Landmark): Point;
  visibility(landmark: Landmark): number;
  /** Metres from the hips' depth towards the camera (negative) or away from it. */
  depth(landmark: Landmark): number;
  /** Shoulder middle to hip middle where she is seen at full length, pixels: the same in all frames of a clip. */
  torso: number;
}

/** How the picture at hand was cut from the track's picture: pixels of the track's picture, and then a factor. */
export interface Crop {
  left: number;
  top: number;
  scale: number;
}

const pairs = ['shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'] as const;
/** The detector has exchanged left and right where that brings the joints this much nearer to where they were. */
const clearlyNearer = 0.8;
/** Share of frames whose torso is shorter: it can only look shorter than it is. */
const fullLength = 0.9;

/** The bodies of a track, frame by frame; undefined where no one was found. Left and right stay what they were at the start. */
export function seenBodies(track: Track, crop: Crop): (SeenBody | undefined)[] {
  const frames = Array.from(track.timestampsUs.keys());
  const exchanged = exchangedFrames(track);
  const torsos = frames.filter((frame) => hasPerson(track, frame)).map((frame) => torsoOf(track, frame));
  const torso = (torsos.sort((a, b) => a - b)[Math.floor(fullLength * (torsos.length - 1))] ?? NaN) * crop.scale;
  return frames.map((frame) => {
    if (!hasPerson(track, frame)) return undefined;
    const value = (landmark: Landmark, which: number) =>
      valueOf(track, frame, exchanged.has(frame) ? mirror(landmark) : landmark, which);
    return {
      torso,
      at: (landmark) => ({
        x: (value(landmark, field.x) - crop.left) * crop.scale,
        y: (value(landmark, field.y) - crop.top) * crop.scale,
      }),
      visibility: (landmark) => value(landmark, field.visibility),
      depth: (landmark) => value(landmark, field.metresZ),
    };
  });
}

function valueOf(track: Track, frame: number, landmark: Landmark, which: number): number {
  return track.values[landmarkOffset(track, frame, landmarksOf(track.model).indexOf(landmark)) + which]!;
}

function mirror(landmark: Landmark): Landmark {
  if (landmark.includes('left')) return landmark.replace('left', 'right') as Landmark;
  return landmark.replace('right', 'left') as Landmark;
}

/** Frames in which the detector takes left for right, as far as the frames before tell. */
function exchangedFrames(track: Track): Set<number> {
  const exchanged = new Set<number>();
  let before: number | undefined;
  for (const frame of track.timestampsUs.keys()) {
    if (!hasPerson(track, frame)) continue;
    if (before !== undefined) {
      const way = (crossed: boolean) => pathBetween(track, before!, frame, crossed !== exchanged.has(before!));
      if (way(true) < clearlyNearer * way(false)) exchanged.add(frame);
    }
    before = frame;
  }
  return exchanged;
}

/** How far the joints went from one frame to another, pixels, names crossed over or not. */
function pathBetween(track: Track, from: number, to: number, crossed: boolean): number {
  const place = (frame: number, landmark: Landmark) =>
    [field.x, field.y].map((which) => valueOf(track, frame, landmark, which)) as [number, number];
  let sum = 0;
  for (const pair of pairs)
    for (const side of ['left', 'right'] as const) {
      const landmark = `${side}-${pair}` as const;
      const [a, b] = [place(from, landmark), place(to, crossed ? mirror(landmark) : landmark)];
      sum += Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
  return sum;
}

function torsoOf(track: Track, frame: number): number {
  const middle = (pair: 'shoulder' | 'hip', which: number) =>
    (valueOf(track, frame, `left-${pair}`, which) + valueOf(track, frame, `right-${pair}`, which)) / 2;
  return Math.hypot(middle('shoulder', 0) - middle('hip', 0), middle('shoulder', 1) - middle('hip', 1));
}

/** Half the thickness of the body, clothes included, in torso lengths. */
const thickness = {
  shoulder: 0.15,
  elbow: 0.13,
  wrist: 0.1,
  hand: 0.11,
  hip: 0.22,
  knee: 0.16,
  ankle: 0.15,
  toe: 0.13,
  trunk: 0.2,
  neck: 0.12,
  head: 0.28,
};
/** Fingers reach beyond the knuckle that the detector marks, and the crown beyond the ears: shares of the last bone. */
const [beyondKnuckle, beyondEars] = [0.9, 0.45];

/** The line of a part from the body outwards: three joints and the hand or foot, or neck, ears and crown. */
export function lineOf(body: SeenBody, part: EditedPart): LimbLine {
  const point = ({ x, y }: Point, thick: keyof typeof thickness): LimbPoint => ({
    x,
    y,
    radius: thickness[thick] * body.torso,
  });
  if (part === 'head') {
    const neck = between(body.at('left-shoulder'), body.at('right-shoulder'), 0.5);
    const ears = between(body.at('left-ear'), body.at('right-ear'), 0.5);
    const start = between(neck, ears, 0.45);
    return [point(start, 'neck'), point(ears, 'head'), point(between(start, ears, 1 + beyondEars), 'head')];
  }
  const side = part.startsWith('left') ? 'left' : 'right';
  if (part.endsWith('arm')) {
    const [wrist, knuckle] = [body.at(`${side}-wrist`), body.at(`${side}-index`)];
    return [
      point(body.at(`${side}-shoulder`), 'shoulder'),
      point(body.at(`${side}-elbow`), 'elbow'),
      point(wrist, 'wrist'),
      point(between(wrist, knuckle, 1 + beyondKnuckle), 'hand'),
    ];
  }
  return [
    point(body.at(`${side}-hip`), 'hip'),
    point(body.at(`${side}-knee`), 'knee'),
    point(body.at(`${side}-ankle`), 'ankle'),
    point(body.at(`${side}-foot-index`), 'toe'),
  ];
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

const parts = ['left-arm', 'right-arm', 'left-leg', 'right-leg', 'head'] as const satisfies readonly EditedPart[];

/** Everything of the body but one part, as lines with thickness; trunk first. */
export function linesWithout(body: SeenBody, part?: EditedPart): LimbLine[] {
  const radius = thickness.trunk * body.torso;
  const trunk = [0, 0.5, 1].map((share) =>
    [
      between(body.at('left-shoulder'), body.at('right-shoulder'), share),
      between(body.at('left-hip'), body.at('right-hip'), share),
    ].map(({ x, y }) => ({ x, y, radius })),
  );
  return [...trunk, ...parts.filter((each) => each !== part).map((each) => lineOf(body, each))];
}

/** Pixels from a place to the skin of the nearest of these lines; negative inside. */
export function skinDistance(lines: readonly LimbLine[], x: number, y: number): number {
  return Math.min(
    ...lines.map((line) => {
      const { distance, radius } = besideLimb(line, x, y);
      return distance - radius;
    }),
  );
}
