import { describe, expect, it } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import type { Joint } from '../../src/terms/landmarks.ts';
import { driftOf, redrawnArm } from './measure-answers.ts';
import { evenly, frameSeconds, noise, nudge, stickTrack } from './measure-tracks.ts';

const still = () => [0, 0] as const;

describe('faults', () => {
  it('are none in a limb that swings, at 60, 24 and 8 frames a second', () => {
    for (const framesPerSecond of [60, 24, 8]) {
      const swing = (joint: Joint, seconds: number) =>
        [
          joint.endsWith('wrist')
            ? 0.5 * Math.sin(6.3 * seconds)
            : joint.endsWith('ankle')
              ? 0.4 * Math.sin(5 * seconds)
              : 0,
          0,
        ] as const;
      const track = stickTrack(swing, { seconds: evenly(3 * framesPerSecond, 1 / framesPerSecond) });
      expect(measure(track, null).faults).toEqual([]);
    }
  });

  it.each([24, 12, 8])('name an arm that is redrawn, where it is, at %i frames a second', (framesPerSecond) => {
    const track = redrawnArm(6, 17, 0.8, { seconds: evenly(24, 1 / framesPerSecond) });
    const { faults, score } = measure(track, null);
    expect(faults).toHaveLength(1);
    const fault = faults[0]!;
    expect(fault).toMatchObject({ kind: 'redrawn', joints: ['left-elbow', 'left-wrist'] });
    expect(Math.abs(fault.firstFrame - 6)).toBeLessThanOrEqual(1);
    expect(Math.abs(fault.lastFrame - 17)).toBeLessThanOrEqual(1);
    expect(fault.firstUs).toBe(track.timestampsUs[fault.firstFrame]);
    // Offsets of up to 0.8 in x and y: 0.65 rms, a strong fault.
    expect(fault.severity).toBeGreaterThan(0.7);
    expect(fault.confidence).toBeGreaterThan(0.6);
    expect(fault.evidence[1]).toMatchObject({ what: 'jump of the left wrist', unit: 'torso lengths' });
    for (const { value, threshold } of fault.evidence) expect(value).toBeGreaterThan(threshold);
    expect(score).toBeGreaterThan(0.4);
  });

  it('grade a weak redraw below a strong one', () => {
    const weak = measure(redrawnArm(6, 17, 0.35), null).faults[0]!;
    const strong = measure(redrawnArm(6, 17, 0.9), null).faults[0]!;
    expect(weak.severity).toBeGreaterThan(0.25);
    expect(weak.severity).toBeLessThan(0.75);
    expect(strong.severity).toBeGreaterThan(weak.severity + 0.2);
    expect(strong.confidence).toBeGreaterThan(0.8);
  });

  it('leave the other limbs alone', () => {
    const measurement = measure(redrawnArm(6, 17, 0.8), null);
    for (let frame = 1; frame < 23; frame++) expect(driftOf(measurement, frame, 'right-wrist')).toBe(0);
  });

  it('name a limb that jumps once and stays, by the frames on either side', () => {
    const track = stickTrack((joint, _, frame) =>
      frame >= 12 && /right-(knee|ankle)/.test(joint) ? [-0.45, 0] : [0, 0],
    );
    const { faults } = measure(track, null);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      kind: 'teleport',
      joints: ['right-knee', 'right-ankle'],
      firstFrame: 11,
      lastFrame: 12,
    });
    // 0.45 torso lengths: half way between medium and strong.
    expect(faults[0]!.severity).toBeCloseTo(5 / 6, 2);
  });

  it('join a jump away and the jump back', () => {
    const track = stickTrack((joint, _, frame) =>
      frame >= 8 && frame < 16 && joint === 'left-wrist' ? [0.5, 0.2] : [0, 0],
    );
    const { faults } = measure(track, null);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ kind: 'teleport', firstFrame: 7, lastFrame: 16 });
  });

  it('are not made of a single frame, which is as likely the detector that slipped', () => {
    const track = stickTrack(still);
    nudge(track, 10, 'left-wrist', { x: 60 });
    const measurement = measure(track, null);
    expect(driftOf(measurement, 10, 'left-wrist')).toBeGreaterThan(0.4);
    expect(measurement.faults).toEqual([]);
    expect(measurement.score).toBe(0);
  });

  it('are found in MoveNet tracks too, without metres', () => {
    const { faults } = measure(redrawnArm(6, 17, 0.8, { model: 'movenet-thunder', visibility: 0.45 }), null);
    expect(faults.map(({ kind, joints: named }) => [kind, named])).toEqual([['redrawn', ['left-elbow', 'left-wrist']]]);
  });

  it('are none in noise such as a detector makes, whatever the seed', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = noise(seed);
      const track = stickTrack(() => [random() * 0.012, random() * 0.012], { seconds: evenly(48, frameSeconds) });
      const measurement = measure(track, null);
      expect(measurement.faults).toEqual([]);
      expect(measurement.score).toBe(0);
    }
  });
});
