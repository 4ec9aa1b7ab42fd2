import type { Random } from '../../../src/set/random.ts';
import { besideLimb, type LimbLine } from './limb-line.ts';
import { turnedLimb } from './new-bones.ts';
import type { Picture, Point } from './picture.ts';
import { lineOf, linesWithout, skinDistance, type EditedPart, type SeenBody } from './seen-body.ts';

/** The first and the last frame of a fault, both included. */
export interface Stretch {
  firstFrame: number;
  lastFrame: number;
}

interface Moments {
  pictures: readonly Picture[];
  bodies: readonly (SeenBody | undefined)[];
}

/** Share of a cut's frames that a fault takes; a limb that grows is not yet at fault in all of them. */
const share = 0.24;
/** Faults begin after this share of the cut and end before as much: there must be something sound to compare with. */
const soundAtEnds = 0.12;
/** Stretches this close to the clearest are as good. */
const asGood = 0.97;
/** A limb less free than this, all in all, is not worth an edit. */
const leastClear = 0.4;

/**
 * When a fault happens: a stretch in which the person is found in every frame and the limb is as free of the rest of the body, as long
 * and as far inside the picture as can be; by chance among those that are about as good.
 *
 * @throws Error when there is none
 */
export function stretchFor({ pictures, bodies }: Moments, part: EditedPart | undefined, random: Random): Stretch {
  const length = Math.round(share * pictures.length);
  const earliest = Math.ceil(soundAtEnds * pictures.length);
  const latest = pictures.length - earliest - length;
  const clear = bodies.map((body, frame) => (body && part ? clearness(pictures[frame]!, body, part) : body ? 1 : 0));
  const starts = Array.from({ length: Math.max(0, latest - earliest + 1) }, (_, index) => earliest + index).map(
    (firstFrame) => {
      const values = clear.slice(firstFrame, firstFrame + length);
      const mean = values.reduce((sum, value) => sum + value, 0) / length;
      return { firstFrame, clear: values.includes(0) ? 0 : (mean + Math.min(...values)) / 2 };
    },
  );
  const best = Math.max(0, ...starts.map((start) => start.clear));
  if (best < leastClear) throw new Error(`The ${part ?? 'person'} is not free in the picture for ${length} frames.`);
  const { firstFrame } = random.pick(starts.filter((start) => start.clear >= asGood * best));
  return { firstFrame, lastFrame: firstFrame + length - 1 };
}

/** Which way a limb can jump so that it lands beside the body and in the picture. */
export function clearWay(
  { pictures, bodies }: Moments,
  part: EditedPart,
  { firstFrame, lastFrame }: Stretch,
  torsoLengths: number,
): 1 | -1 {
  const clear = ([1, -1] as const).map((way) => {
    let sum = 0;
    for (let frame = firstFrame; frame <= lastFrame; frame++) {
      const body = bodies[frame]!;
      const line = turnedLimb(lineOf(body, part), torsoLengths * body.torso, way);
      sum += freeShare(pictures[frame]!, body, part, line);
    }
    return sum;
  });
  return clear[0]! >= clear[1]! ? 1 : -1;
}

/** 0 where the limb is hidden or not seen, 1 where all of it lies free. */
function clearness(picture: Picture, body: SeenBody, part: EditedPart): number {
  const line = lineOf(body, part);
  if (part === 'head') return freeShare(picture, body, part, line);
  const [side, limb] = part.split('-') as ['left' | 'right', 'arm' | 'leg'];
  const ends = limb === 'arm' ? (['elbow', 'wrist'] as const) : (['knee', 'ankle'] as const);
  if (ends.some((joint) => body.visibility(`${side}-${joint}`) < 0.5)) return 0;
  const lengths = [0, 1].map((bone) =>
    Math.hypot(line[bone + 1]!.x - line[bone]!.x, line[bone + 1]!.y - line[bone]!.y),
  );
  const long = Math.min(1, (lengths[0]! + lengths[1]!) / body.torso);
  return long * freeShare(picture, body, part, line);
}

/** Share of a limb's line that is inside the picture and outside the rest of the body. The joint on the body is always near it. */
function freeShare(picture: Picture, body: SeenBody, part: EditedPart, line: LimbLine): number {
  const rest = linesWithout(body, part);
  const points = along(line).filter(({ x, y }) => besideLimb([line[0]!, line[1]!], x, y).along > 0.35);
  const free = points.filter(({ x, y }) => {
    const inPicture = x >= 0 && y >= 0 && x < picture.width && y < picture.height;
    return inPicture && skinDistance(rest, x, y) > 0;
  });
  return free.length / points.length;
}

function along(line: LimbLine): Point[] {
  return line.slice(1).flatMap((to, bone) => {
    const from = line[bone]!;
    return Array.from({ length: 8 }, (_, step) => {
      const share = (step + 1) / 8;
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    });
  });
}
