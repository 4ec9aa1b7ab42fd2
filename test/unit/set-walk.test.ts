import { Group, Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { reachAnkle } from '../../src/set/figure/leg.ts';
import type { Rig } from '../../src/set/figure/rig.ts';
import { footAt } from '../../src/set/motion/foot.ts';
import { walk } from '../../src/set/motion/walk.ts';

const measures = { ankleHeight: 0.077, heelBack: 0.06, ballAhead: 0.115 };

/** The measures of a man, without his bones: the walk needs no more. */
const rig: Rig = {
  group: new Group(),
  skins: [],
  bones: new Map(),
  attention: new Map(),
  rest: new Map(),
  face: { nose: new Vector3(), leftEar: new Vector3(), rightEar: new Vector3() },
  thigh: 0.4108,
  shank: 0.4274,
  ankleHeight: measures.ankleHeight,
  hipsFromRoot: new Vector3(),
  hipOffset: { L: new Vector3(0, 0, -0.106), R: new Vector3(0, 0, 0.106) },
};

test('a foot holds the ground with its heel, its sole, its ball, in that order, and then swings', () => {
  const contacts = Array.from(
    { length: 100 },
    (_, step) => footAt(step / 100, { now: 0, next: 1.26 }, measures).contact,
  );
  expect([...new Set(contacts)]).toEqual(['heel', 'sole', 'toes', 'none']);
  expect(contacts.filter((contact) => contact !== 'none')).toHaveLength(62);
});

test('the point that holds the ground stays where it is to a tenth of a millimetre', () => {
  for (let step = 0; step < 62; step += 1) {
    const { along, height, pitch, contact } = footAt(step / 100, { now: 0.4, next: 1.7 }, measures);
    const radians = (pitch * Math.PI) / 180;
    const lever = contact === 'heel' ? -measures.heelBack : measures.ballAhead;
    const held = {
      along: along + lever * Math.cos(radians) + measures.ankleHeight * Math.sin(radians),
      height: height + lever * Math.sin(radians) - measures.ankleHeight * Math.cos(radians),
    };
    expect(held.along).toBeCloseTo(0.4 + lever, 4);
    expect(held.height).toBeCloseTo(0, 4);
  }
});

test('the foot goes on smoothly from each part of the cycle to the next', () => {
  const at = (cycle: number) => footAt(cycle, { now: 0, next: 1.26 }, measures);
  for (const edge of [0.11, 0.36, 0.62]) {
    const [before, after] = [at(edge - 1e-6), at(edge + 1e-6)];
    expect(after.along).toBeCloseTo(before.along, 3);
    expect(after.height).toBeCloseTo(before.height, 3);
    expect(after.pitch).toBeCloseTo(before.pitch, 1);
  }
  const landing = footAt(0, { now: 1.26, next: 2.52 }, measures);
  expect(at(1 - 1e-9).along).toBeCloseTo(landing.along, 3);
  expect(at(1 - 1e-9).height).toBeCloseTo(landing.height, 3);
});

test('a leg reaches its ankle, and says so when it cannot', () => {
  const from = { hip: new Vector3(0, 0.9, 0), pelvis: new Quaternion(), thigh: 0.41, shank: 0.43 };
  const ahead = new Vector3(1, 0, 0);
  const { hip, knee, kneeFlexion } = reachAnkle(from, new Vector3(0.2, 0.12, 0), ahead, new Quaternion());
  const down = new Vector3(0, -1, 0);
  const ankle = from.hip
    .clone()
    .addScaledVector(down.clone().applyQuaternion(hip), from.thigh)
    .addScaledVector(down.clone().applyQuaternion(hip.clone().multiply(knee)), from.shank);
  expect(ankle.distanceTo(new Vector3(0.2, 0.12, 0))).toBeLessThan(1e-9);
  expect(kneeFlexion).toBeGreaterThan(0);
  expect(() => reachAnkle(from, new Vector3(0.6, 0, 0), ahead, new Quaternion())).toThrow(RangeError);
});

test('the walk can be asked for any moment, in any order, and gives the same pose', () => {
  const gait = walk(rig, {
    seed: 1,
    speed: 1.16,
    strideSeconds: 1.09,
    start: new Vector3(),
    look: () => ({ twist: 0, flexion: 0 }),
  });
  const first = gait.poseAt(2.125);
  gait.poseAt(0.3);
  const again = gait.poseAt(2.125);
  expect([...again.turns].map(([bone, turn]) => [bone, turn.toArray()])).toEqual(
    [...first.turns].map(([bone, turn]) => [bone, turn.toArray()]),
  );
  expect(again.hips).toEqual(first.hips);
});
