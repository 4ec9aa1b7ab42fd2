import { Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import { drawnPointPositions } from '../../src/set/figure/drawn-points.ts';
import { applyPose } from '../../src/set/figure/pose.ts';
import { driverFor } from '../../src/set/driven/drive.ts';
import { drawnPoints, drawnPoseSize, prompts, type DrawnPose } from '../../src/terms/generated.ts';
import { bodyOf, manWithoutPictures } from '../../tools/train/rig.ts';
import { castBodies, windowsOf } from '../../tools/train/windows.ts';

const man = manWithoutPictures();
const rig = await bodyOf(man, 0);
const drive = driverFor(rig);
const cast = await castBodies(6);

function landed(pose: DrawnPose, prompt: (typeof prompts)[number]): Vector3[] {
  applyPose(rig, drive(pose, prompt));
  return drawnPointPositions(rig);
}

function misses(prompt: (typeof prompts)[number]): number[] {
  const found: number[] = [];
  for (const window of windowsOf(cast, prompt, 'driven', 8))
    for (let frame = 0; frame < 24; frame += 5) {
      const pose = window.slice(frame * drawnPoseSize, (frame + 1) * drawnPoseSize);
      const places = landed(pose, prompt);
      for (const [index, place] of places.entries())
        found.push(place.distanceTo(new Vector3(...pose.subarray(3 * index, 3 * index + 3))));
    }
  return found.sort((a, b) => a - b);
}

describe.each(prompts)('somebody who is driven to %s', (prompt) => {
  test('has his joints where they were drawn', () => {
    const found = misses(prompt);
    expect(found[Math.floor(found.length / 2)]).toBeLessThan(0.03);
    expect(found[Math.floor(0.95 * found.length)]).toBeLessThan(0.085);
  });
});

test.each([
  ['every point upon another', new Float32Array(drawnPoseSize)],
  ['numbers that are none', new Float32Array(drawnPoseSize).fill(Number.NaN)],
  ['a body of a kilometre', new Float32Array(drawnPoseSize).map((_, index) => (index % 7) * 150)],
  ['a straight line', new Float32Array(drawnPoseSize).map((_, index) => (index % 3 === 1 ? index / 40 : 0))],
])('%s still gives a pose', (_, drawn) => {
  for (const prompt of prompts)
    for (const place of landed(drawn, prompt)) expect(place.toArray().every(Number.isFinite)).toBe(true);
});

test('a body that is drawn smaller is smaller, within bounds', () => {
  const [window] = [...windowsOf(cast, 'walk', 'driven', 2)];
  const pose = window!.slice(0, drawnPoseSize);
  const tall = (drawn: DrawnPose) => {
    const places = landed(drawn, 'walk');
    const at = (name: (typeof drawnPoints)[number]) => places[drawnPoints.indexOf(name)]!;
    return at('nose').y - at('left-ankle').y;
  };
  const half = pose.map((value, index) => (index < 3 * drawnPoints.length ? 0.5 * value : value));
  const less = pose.map((value, index) => (index < 3 * drawnPoints.length ? 0.93 * value : value));
  expect(tall(less) / tall(pose)).toBeCloseTo(0.93, 1);
  expect(tall(less)).toBeLessThan(tall(pose));
  expect(tall(half) / tall(pose)).toBeGreaterThan(0.55);
});
