import { expect, test } from 'vitest';
import {
  boneLengths,
  boneVariation,
  coherenceOf,
  drawnBones,
  facingOf,
  jumpsOf,
  measuresOf,
  motionOf,
  nearestDistance,
  poseDistance,
  quantileOf,
  statureOf,
  torsoOf,
  torsoOfClip,
} from '../../src/generator/measures.ts';
import { drawnPoints, drawnPoseSize, type DrawnPoint, type DrawnPose } from '../../src/terms/generated.ts';

type Place = readonly [number, number, number];

/** A body that stands and faces +x: hips at 1 m, shoulders half a metre above, feet on the ground. */
function standing(moved: Partial<Record<DrawnPoint, Place>> = {}): DrawnPose {
  const pose = new Float32Array(drawnPoseSize);
  const heights: readonly [RegExp, number][] = [
    [/ear|nose/, 1.75],
    [/shoulder/, 1.5],
    [/elbow/, 1.25],
    [/hip/, 1],
    [/wrist|index|pinky/, 1],
    [/knee/, 0.5],
    [/ankle|foot/, 0],
  ];
  for (const [index, point] of drawnPoints.entries()) {
    const height = point.includes('foot') ? 0 : heights.find(([name]) => name.test(point))![1];
    const side = point === 'nose' ? 0 : point.startsWith('left') ? -0.2 : 0.2;
    pose.set(moved[point] ?? [0, height, side], 3 * index);
  }
  return pose;
}

/** A clip in which one point goes along x as told, all else standing. */
const clipOf = (point: DrawnPoint, xs: readonly number[]): DrawnPose[] => {
  const [, y, z] = [0, 1, 2].map((axis) => standing()[3 * drawnPoints.indexOf(point) + axis]!);
  return xs.map((x) => standing({ [point]: [x, y!, z!] }));
};

test('a body is as long as its bones', () => {
  const pose = standing();
  expect(torsoOf(pose)).toBeCloseTo(0.5, 6);
  // Legs of 1 m, a torso of half a metre, and a quarter from shoulders to ears.
  expect(statureOf(pose)).toBeCloseTo(1.75, 6);
  expect(boneLengths(pose)[drawnBones.findIndex(([from]) => from === 'left-hip')]).toBeCloseTo(0.5, 6);
  expect(boneVariation([pose, pose])).toBe(0);
});

test('it faces the way that its right side says', () => {
  const turned = (degrees: number): DrawnPose => {
    const pose = standing();
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    for (let at = 0; at < 3 * drawnPoints.length; at += 3) {
      const [x, z] = [pose[at]!, pose[at + 2]!];
      pose[at] = x * cos + z * sin;
      pose[at + 2] = z * cos - x * sin;
    }
    return pose;
  };
  for (const degrees of [0, 35, -60, 170]) expect(facingOf(turned(degrees))).toBeCloseTo(degrees, 4);
});

test('a jump is the distance from the middle between two neighbours, in torso lengths', () => {
  // From 0 to 0.1 and back: 0.1 m from the middle of its neighbours, a fifth of the torso.
  const clip = clipOf('left-wrist', [0, 0.1, 0, 0]);
  const jumps = jumpsOf(clip);
  const of = (frame: number, point: DrawnPoint) => jumps[frame * drawnPoints.length + drawnPoints.indexOf(point)]!;
  expect(of(0, 'left-wrist')).toBeNaN();
  expect(of(3, 'left-wrist')).toBeNaN();
  expect(of(1, 'left-wrist')).toBeCloseTo(0.2, 5);
  expect(of(2, 'left-wrist')).toBeCloseTo(0.1, 5);
  expect(of(1, 'right-wrist')).toBe(0);
  // What moves evenly does not jump, however fast.
  expect(Math.max(...[...jumpsOf(clipOf('left-wrist', [0, 1, 2, 3]))].filter((value) => value >= 0))).toBeCloseTo(0, 5);
});

test('what goes on the way it went is coherent, what turns back each time is the opposite, and what stands still is neither', () => {
  expect(coherenceOf(clipOf('right-ankle', [0, 1, 2, 4]))).toBeCloseTo(1, 6);
  expect(coherenceOf(clipOf('right-ankle', [0, 1, 0, 1]))).toBeCloseTo(-1, 6);
  // On with 1 x 1, back with 1 x 3: (1 - 3) / (1 + 3).
  expect(coherenceOf(clipOf('left-wrist', [0, 1, 2, -1]))).toBeCloseTo(-0.5, 6);
  expect(coherenceOf(clipOf('left-wrist', [0, 0, 0]))).toBeNaN();
  // An elbow is no hand.
  expect(coherenceOf(clipOf('left-elbow', [0, 1, 2]))).toBeNaN();
});

test('poses that are drawn anew in every frame turn back half of what they went', () => {
  // Steps between independent places correlate by -1/2; seeded, so that the test is the same each time.
  let state = 7;
  const chance = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const clip = clipOf(
    'left-wrist',
    Array.from({ length: 4000 }, () => chance() + chance() + chance()),
  );
  expect(coherenceOf(clip)).toBeGreaterThan(-0.8);
  expect(coherenceOf(clip)).toBeLessThan(-0.45);
});

test('motion is the mean way of a point, in torso lengths', () => {
  // One of 21 points goes half a metre a frame, a torso's length.
  expect(motionOf(clipOf('nose', [0, 0.5, 1]))).toBeCloseTo(1 / drawnPoints.length, 6);
  expect(motionOf(clipOf('nose', [0, 0, 0]))).toBe(0);
  expect(torsoOfClip(clipOf('nose', [0, 1]))).toBeCloseTo(0.5, 6);
});

test('two poses are as far apart as their points are in the mean, and the nearest of many is found', () => {
  const [pose, other] = [standing(), standing({ nose: [0.21, 1.75, 0] })];
  expect(poseDistance(pose, other)).toBeCloseTo(0.21 / drawnPoints.length, 6);
  const far = standing({ nose: [3, 1.75, 0] });
  const many = new Float32Array(3 * drawnPoseSize);
  for (const [index, each] of [far, other, far].entries()) many.set(each, index * drawnPoseSize);
  expect(nearestDistance(pose, many, drawnPoseSize)).toBeCloseTo(poseDistance(pose, other), 6);
});

test('a quantile lies between its neighbours, and passes over what is not known', () => {
  const values = Float64Array.of(Number.NaN, 3, 1, 2, Number.NaN);
  expect(quantileOf(values, 0.5)).toBe(2);
  expect(quantileOf(values, 0.75)).toBe(2.5);
  expect(quantileOf(values, 1)).toBe(3);
  expect(quantileOf(Float64Array.of(Number.NaN), 0.5)).toBeNaN();
  expect(measuresOf(clipOf('left-wrist', [0, 0.1, 0, 0])).jumpP50).toBe(0);
});
