import { Quaternion, Vector3 } from 'three';
import { describe, expect, it, test } from 'vitest';
import { extraLimbStrengths } from '../../src/set/failures/extra-limb.ts';
import type { FailureModule } from '../../src/set/failures/failure.ts';
import { fingersCountStrengths } from '../../src/set/failures/fingers-count.ts';
import { fingersFusedStrengths } from '../../src/set/failures/fingers-fused.ts';
import { fingersRedrawnStrengths } from '../../src/set/failures/fingers-redrawn.ts';
import { footSlideStrengths } from '../../src/set/failures/foot-slide.ts';
import { headTwistStrengths } from '../../src/set/failures/head-twist.ts';
import { failureOf } from '../../src/set/failures/index.ts';
import { flexionFor } from '../../src/set/failures/leg-stance.ts';
import { lostLimbStrengths } from '../../src/set/failures/lost-limb.ts';
import { ramp } from '../../src/set/failures/ramp.ts';
import { strengthAt, type Strengths } from '../../src/set/failures/strength.ts';
import { stretchStrengths } from '../../src/set/failures/stretch.ts';
import { teleportStrengths } from '../../src/set/failures/teleport.ts';
import { wrongBendStrengths } from '../../src/set/failures/wrong-bend.ts';
import type { Shot } from '../../src/set/scenes/scene.ts';

/** Kinds, their strengths as faults.md has them, and as the modules have them. */
const kinds: [FailureModule['kind'], [number, number, number], Strengths][] = [
  ['teleport', [0.15, 0.3, 0.6], teleportStrengths],
  ['lost-limb', [0.5, 0.75, 1], lostLimbStrengths],
  ['extra-limb', [0.5, 0.75, 1], extraLimbStrengths],
  ['stretch', [15, 30, 60], stretchStrengths],
  ['head-twist', [10, 30, 60], headTwistStrengths],
  ['wrong-bend', [10, 30, 60], wrongBendStrengths],
  ['foot-slide', [0.1, 0.3, 0.6], footSlideStrengths],
  ['fingers-redrawn', [0.3, 0.6, 1], fingersRedrawnStrengths],
  ['fingers-fused', [2, 3, 5], fingersFusedStrengths],
  ['fingers-count', [1, 1, 2], fingersCountStrengths],
];

/** Touched joints and areas of a limb's failure depend on no shot. */
const noShot = {} as Shot;

describe('failures of limbs and hands', () => {
  it.each(kinds)('%s is as strong as faults.md says at a third, two thirds and one', (kind, marks, strengths) => {
    expect([1 / 3, 2 / 3, 1].map((severity) => strengthAt(severity, strengths))).toEqual(
      marks.map((mark) => expect.closeTo(mark, 9) as number),
    );
    expect(failureOf(kind).weak).toBe(marks[0]);
  });

  it.each([...kinds.map(([kind]) => kind), 'swapped', 'redrawn'] as const)('%s touches each part it names', (kind) => {
    const failure = failureOf(kind);
    expect(failure.parts.length).toBeGreaterThan(0);
    const regions = failure.parts.map((part) => {
      const touched = failure.touches(noShot, { kind, severity: 1, seed: 1, part });
      expect(touched.areas.length).toBeGreaterThan(0);
      return touched.region;
    });
    if (kind === 'extra-limb') expect(new Set(regions).size).toBe(1);
    else if (kind === 'swapped') expect(regions).toEqual(['both arms', 'both arms', 'both legs', 'both legs']);
    else expect(regions).toEqual(failure.parts.map((part) => part.replace('-', ' ')));
  });

  it('a lost limb hides the joints that are gone, and not the one at which it is cut', () => {
    const failure = failureOf('lost-limb');
    const lost = (severity: number) => failure.hides?.({ kind: 'lost-limb', severity, part: 'right-leg' });
    expect(lost(1 / 3)).toEqual(['right-ankle']);
    expect(lost(2 / 3)).toEqual(['right-knee', 'right-ankle']);
    expect(lost(1)).toEqual(['right-knee', 'right-ankle']);
  });
});

test('what grows does so within its stretch, and is gone at both ends', () => {
  const stretch = { firstFrame: 10, lastFrame: 25 };
  const at = (frame: number) => ramp({ frame, stretch }, 5);
  expect(at(9)).toBe(0);
  expect(at(26)).toBe(0);
  expect([14, 15, 20, 21].map(at)).toEqual([1, 1, 1, 1]);
  const rising = [10, 11, 12, 13, 14].map(at);
  expect(rising).toEqual([...rising].sort((a, b) => a - b));
  expect(rising).toEqual([25, 24, 23, 22, 21].map(at));
});

test('a knee bends so that the ankle is where it should be, is straight where it is too far, and folds no further than it can', () => {
  const [thigh, shank] = [0.41, 0.43];
  const flexion = flexionFor(0.7, thigh, shank);
  const ankle = new Vector3(0, -thigh, 0).add(
    new Vector3(0, -shank, 0).applyQuaternion(new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), -flexion)),
  );
  expect(ankle.length()).toBeCloseTo(0.7, 9);
  expect(flexionFor(1.2, thigh, shank)).toBe(0);
  expect(flexionFor(0.01, thigh, shank)).toBeCloseTo((150 * Math.PI) / 180, 9);
});
