import { Vector3 } from 'three';
import { drawnPointPositions } from '../../src/set/figure/drawn-points.ts';
import { applyPose } from '../../src/set/figure/pose.ts';
import type { Rig } from '../../src/set/figure/rig.ts';
import { promptedMotions } from '../../src/set/motion/prompts/index.ts';
import { seeded, type Random } from '../../src/set/random.ts';
import {
  drawnFrames,
  drawnFramesPerSecond,
  drawnPoints,
  drawnPoseSize,
  handStates,
  type Prompt,
} from '../../src/terms/generated.ts';
import { bodyOf, manWithoutPictures } from './rig.ts';

/** People that the data shows. */
const bodies = 96;
/** Each motion is seen so often, facing elsewhere, once in a mirror or not. */
export const viewsOfEach = 2;
/** Degrees that people face to either side. */
const facing = 60;

const up = new Vector3(0, 1, 0);

/** Left and right of a list of names, exchanged: for each place, where its mirrored value is found. */
function mirrored(names: readonly string[]): number[] {
  return names.map((name) => {
    const other = name.startsWith('left-') ? name.replace('left-', 'right-') : name.replace(/^right-/, 'left-');
    return names.indexOf(other);
  });
}

const mirroredPoints = mirrored(drawnPoints);
const mirroredHands = mirrored(handStates);

/** One motion as the set has it: points in metres and hand states of each frame. */
interface Shot {
  points: Vector3[][];
  hands: number[][];
}

function shoot(rig: Rig, prompt: Prompt, random: Random): Shot {
  const motion = promptedMotions[prompt](rig, random);
  const shot: Shot = { points: [], hands: [] };
  for (let frame = 0; frame < drawnFrames; frame += 1) {
    const seconds = frame / drawnFramesPerSecond;
    const pose = motion.poseAt(seconds);
    applyPose(rig, pose);
    const away = new Vector3(pose.hips.x, 0, pose.hips.z);
    shot.points.push(drawnPointPositions(rig).map((point) => point.sub(away)));
    const { L, R } = motion.handsAt(seconds);
    shot.hands.push([L.open, L.closed, R.open, R.closed]);
  }
  return shot;
}

/** A motion seen from elsewhere: turned about the upright axis, and where asked in a mirror. Frames one after another. */
function seen({ points, hands }: Shot, turn: number, inMirror: boolean): Float32Array {
  const window = new Float32Array(drawnFrames * drawnPoseSize);
  const turned = new Vector3();
  for (let frame = 0; frame < drawnFrames; frame += 1) {
    const start = frame * drawnPoseSize;
    for (let point = 0; point < drawnPoints.length; point += 1) {
      turned.copy(points[frame]![inMirror ? mirroredPoints[point]! : point]!);
      if (inMirror) turned.z *= -1;
      turned.applyAxisAngle(up, turn).toArray(window, start + point * 3);
    }
    for (let state = 0; state < handStates.length; state += 1)
      window[start + drawnPoints.length * 3 + state] = hands[frame]![inMirror ? mirroredHands[state]! : state]!;
  }
  return window;
}

/** How often a body may be too short for what chance asked of it, in a row. */
const patience = 50;

/** Bodies to film, made once. */
export async function castBodies(count = bodies): Promise<Rig[]> {
  const man = manWithoutPictures();
  const cast: Rig[] = [];
  for (let body = 0; body < count; body += 1) cast.push(await bodyOf(man, body));
  return cast;
}

/**
 * Windows of a prompt, `viewsOfEach` of each motion, in order: `drawnFrames` frames of `drawnPoseSize` numbers each.
 *
 * @param part a name for the stream of chance: other parts share no motion
 * @throws Error where no body of many can do what is asked
 */
export function* windowsOf(cast: readonly Rig[], prompt: Prompt, part: string, count: number): Generator<Float32Array> {
  for (let motion = 0; motion * viewsOfEach < count; motion += 1) {
    const random = seeded(part, prompt, motion);
    const shot = shootSomebody(cast, prompt, random);
    for (let view = 0; view < viewsOfEach; view += 1)
      yield seen(shot, (random.between(-facing, facing) * Math.PI) / 180, random.unit() < 0.5);
  }
}

/** A short arm or leg cannot always follow: then somebody else tries something else. */
function shootSomebody(cast: readonly Rig[], prompt: Prompt, random: Random): Shot {
  let reason: unknown;
  for (let attempt = 0; attempt < patience; attempt += 1) {
    try {
      return shoot(random.pick(cast), prompt, random);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      reason = error;
    }
  }
  throw new Error(`Nobody could ${prompt}: after ${patience} tries the last said this.`, { cause: reason });
}
