import { describe, expect, test } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import { jointLabel, joints, type Joint } from '../../src/terms/landmarks.ts';
import type { Track } from '../../src/terms/track.ts';
import { redrawnArm } from './measure-answers.ts';
import { evenly, noise, stickTrack, swapSides } from './measure-tracks.ts';

const frames = 36;
const seconds = evenly(frames, 1 / 12);

/** Someone whose every part is drawn anew in some frames, and of whom the detector does not know which side is which. */
function redrawn(from: number, to: number, size: number): Track {
  const random = noise(9);
  const offsets = seconds.map(() => new Map<string, readonly [number, number]>());
  const track = stickTrack(
    (joint, _, frame) => {
      if (frame < from || frame > to) return [0, 0];
      // Left and right go the same way: only the middle tells, whichever the detector calls left.
      const part = joint
        .replace(/^(left|right)-/, '')
        .replace(/wrist|elbow/, 'arm')
        .replace(/knee|ankle/, 'leg');
      const own = offsets[frame]!;
      if (!own.has(part)) own.set(part, [size * random(), size * random()]);
      return own.get(part)!;
    },
    { seconds },
  );
  for (let frame = from; frame <= to; frame++) if (random() > 0) swapSides(track, frame);
  return track;
}

const bodies = (track: Track) =>
  measure(track, null).faults.filter(({ kind, joints: own }) => {
    const has = (side: string) => own.some((joint: Joint) => joint.startsWith(side));
    return kind === 'redrawn' && has('left-') && has('right-') && own.length > 4;
  });

describe('a body that is drawn anew', () => {
  test('is told of from first to last, though no side of it can be followed', () => {
    const [fault, ...more] = bodies(redrawn(8, 27, 0.5));
    expect(more).toEqual([]);
    expect(Math.abs(fault!.firstFrame - 8)).toBeLessThanOrEqual(1);
    expect(Math.abs(fault!.lastFrame - 27)).toBeLessThanOrEqual(1);
    expect(fault!.severity).toBeGreaterThan(0.5);
    expect(fault!.evidence.map(({ what }) => what)).toContain('jump of the middle between the knees');
    for (const { value, threshold } of fault!.evidence) expect(value).toBeGreaterThan(threshold);
  });

  test('throughout is so in the first and in the last frame as well', () => {
    expect(bodies(redrawn(0, frames - 1, 0.5))).toMatchObject([{ firstFrame: 0, lastFrame: frames - 1 }]);
  });

  test('is not one that stands still while the detector exchanges its sides', () => {
    expect(bodies(redrawn(8, 27, 0))).toEqual([]);
  });

  test('is not one of which a single arm is', () => {
    const { faults } = measure(redrawnArm(8, 27, 0.8, { seconds }), null);
    expect(faults.map(({ joints: own }) => own)).toEqual([['left-elbow', 'left-wrist']]);
  });

  test('is not one that was for three frames', () => {
    expect(bodies(redrawn(12, 14, 0.5))).toEqual([]);
  });
});

test('every middle has a name', () => {
  const what = bodies(redrawn(0, frames - 1, 0.8)).flatMap(({ evidence }) => evidence.map((each) => each.what));
  expect(what.length).toBeGreaterThan(5);
  for (const joint of joints) expect(what.join()).not.toContain(`left ${jointLabel(joint)}`);
});
