import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../src/figures/threshold/body.ts';
import { bakedGenerator, bakedStudy, bakedTruth } from '../../src/pipeline/baked-study.ts';
import { joints, type Joint } from '../../src/terms/landmarks.ts';

/** What the articles say of their figures in numbers: where a measure or a clip changes, the words must follow. */
const textOf = (article: string) => readFileSync(`content/articles/${article}.mdx`, 'utf8').replace(/\s+/g, ' ');
const struggle = textOf('the-struggle');
const limbs = textOf('limbs');
const space = textOf('space-and-time');

/** What was found in a clip, "kind first-last joint". */
async function found(clip: string): Promise<readonly string[]> {
  const { measurement } = await bakedStudy(clip);
  return measurement.faults.map(({ kind, firstFrame, lastFrame, joints: of }) =>
    `${kind} ${firstFrame}-${lastFrame} ${of[0] ?? ''}`.trim(),
  );
}

/** Where a joint is, in torso lengths from the hips, by the set's own count. */
function path(clip: string, joint: Joint): readonly (readonly [number, number])[] {
  const body = bodyOf(bakedTruth(clip));
  const at = body.joints.indexOf(joint);
  return body.frames.map((frame) => [frame[2 * at]!, frame[2 * at + 1]!]);
}

const moved = (points: readonly (readonly [number, number])[], frame: number): number =>
  Math.hypot(...[0, 1].map((axis) => points[frame]![axis]! - points[frame - 1]![axis]!));
const jump = (points: readonly (readonly [number, number])[], frame: number): number =>
  Math.hypot(
    ...[0, 1].map((axis) => points[frame]![axis]! - (points[frame - 1]![axis]! + points[frame + 1]![axis]!) / 2),
  );

describe('the struggle', () => {
  it('plants twelve kinds twice in the flight, and four are found', async () => {
    const { planted } = await bakedStudy('flight-everything');
    expect(struggle).toContain('twelve kinds of fault, each of them twice');
    expect(planted.length).toBe(24);
    expect(new Set(planted.map(({ kind }) => kind)).size).toBe(12);
    expect(struggle).toContain(
      'four of the twenty-four: a head that turns too far, the change of light, the change of colour, and a lost limb',
    );
    expect([...(await found('flight-everything'))].sort()).toEqual([
      'head-twist 16-30 nose',
      'light-colour 16-30',
      'light-level 52-68',
      'lost-limb 61-65 right-elbow',
      'redrawn 21-23 right-shoulder',
    ]);
    expect(planted.filter(({ kind }) => kind === 'lost-limb').every(({ region }) => region === 'right leg')).toBe(true);
  });

  it('has no evidence for more than half of the joints in the second stretch, and misses hardly one in the sound take', async () => {
    const missing = async (clip: string) => {
      const { drift } = (await bakedStudy(clip)).measurement;
      const values = drift.driftTorsoLengths.subarray(52 * joints.length, 69 * joints.length);
      return values.filter((value) => Number.isNaN(value)).length / values.length;
    };
    expect(await missing('flight-everything')).toBeGreaterThan(0.5);
    expect(await missing('flight-sound')).toBeLessThan(0.02);
  });

  it('is wrong about the right ankle of the sound take', async () => {
    expect(struggle).toContain('his right ankle</Set> in the sound take');
    expect(await found('flight-sound')).toEqual(['redrawn 19-21 right-ankle']);
  });

  it('finds both changes of colour among the shapes', async () => {
    expect(struggle).toContain('from frame 17 to 36, and from 66 to 77');
    expect([...(await found('abstract-light-colour'))].sort()).toEqual(['light-colour 17-36', 'light-colour 66-77']);
  });
});

describe('limbs', () => {
  it('finds all three lost arms, and blames the trousers', async () => {
    expect(limbs).toContain('the trousers in this list are innocent');
    expect([...(await found('cup-lost-limb'))].sort()).toEqual([
      'clothing-change 78-117',
      'lost-limb 19-32 right-elbow',
      'lost-limb 54-65 right-elbow',
      'lost-limb 83-96 right-elbow',
    ]);
  });

  it('finds none of three arms too many, but calls her own right one redrawn', async () => {
    expect(limbs).toContain('none is found so');
    expect(limbs).toContain('redrawn, from frame 99 to 102');
    expect((await bakedStudy('turn-extra-limb')).planted.length).toBe(3);
    expect(await found('turn-extra-limb')).toEqual(['redrawn 99-102 right-elbow']);
  });

  it('sees the knee that bends wrong, and not the arm that is too long, for which it blames the right knee', async () => {
    expect(limbs).toContain('accuses his right knee instead');
    const { planted } = await bakedStudy('exercise-wrong-bend-stretch');
    expect(planted).toContainEqual(expect.objectContaining({ kind: 'stretch', firstFrame: 52, lastFrame: 62 }));
    const all = await found('exercise-wrong-bend-stretch');
    expect(all).toContain('wrong-bend 18-30 left-knee');
    expect(all).toContain('teleport 58-60 right-knee');
    expect(all.some((fault) => fault.startsWith('stretch'))).toBe(false);
  });
});

describe('space and time', () => {
  it('finds six of seven gaps of eight frames, and takes one for a cut', async () => {
    const { planted, measurement } = await bakedStudy('street-walk-dropped-frames');
    const { frames, framesPerSecond } = bakedTruth('street-walk-dropped-frames');
    expect(planted.length).toBe(7);
    const secondsAt = (frame: number) => frames[frame]!.sceneSeconds;
    for (const { firstFrame, lastFrame } of planted)
      expect((secondsAt(lastFrame) - secondsAt(firstFrame)) * framesPerSecond - 1).toBeCloseTo(8, 3);
    expect(measurement.faults.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'dropped-frames'));
    expect(measurement.told.filter(({ kind }) => kind === 'cut').map(({ firstFrame }) => firstFrame)).toEqual([92]);
  });

  it('counts the fist of the punch as the set does', () => {
    const [sound, broken] = [path('exercise-sound', 'left-wrist'), path('exercise-teleport', 'left-wrist')];
    expect(moved(broken, 10)).toBeCloseTo(0.3, 2);
    expect(moved(broken, 10) * 24 * bodyOf(bakedTruth('exercise-teleport')).torsoMetres).toBeGreaterThan(3);
    expect([14, 15, 16].map((frame) => moved(broken, frame).toFixed(2))).toEqual(['0.13', '0.96', '0.13']);
    expect(jump(broken, 15).toFixed(2)).toBe('0.46');
    expect(Math.max(...sound.slice(1, -1).map((_, index) => jump(sound, index + 1))).toFixed(2)).toBe('0.11');
    for (const figure of ['0.96', '0.13', '0.46', '0.11']) expect(space).toContain(figure);
  });

  it('calls exchanged arms a right arm that jumps, and a left one that is lost from 65 to 81', async () => {
    const all = await found('turn-swapped');
    expect(all.filter((fault) => fault.startsWith('teleport')).every((fault) => fault.endsWith('right-elbow'))).toBe(
      true,
    );
    expect(all.filter((fault) => fault.startsWith('teleport')).length).toBe(2);
    expect(all).toContain('lost-limb 65-81 left-elbow');
    expect(all.some((fault) => fault.startsWith('swapped'))).toBe(false);
  });

  it('gives the fireman’s wrist and both floors as they are', async () => {
    const floorAndJump = ({ measurement }: Awaited<ReturnType<typeof bakedGenerator>>, frame: number, joint: Joint) => {
      const at = frame * joints.length + joints.indexOf(joint);
      const { rawTorsoLengths, floorTorsoLengths } = measurement.drift;
      return [rawTorsoLengths[at]!.toFixed(2), floorTorsoLengths[at]!.toFixed(2)];
    };
    expect(floorAndJump(await bakedGenerator('fireman'), 14, 'right-wrist')).toEqual(['0.65', '0.52']);
    expect(floorAndJump(await bakedStudy('exercise-teleport'), 15, 'left-wrist')[1]).toBe('0.06');
    const { measurement } = await bakedGenerator('fireman');
    const arm = measurement.faults.find(({ kind, joints: of }) => kind === 'redrawn' && of.includes('right-wrist'));
    expect(arm).toMatchObject({ firstFrame: 14, lastFrame: 23 });
    expect(arm!.confidence.toFixed(2)).toBe('0.63');
    expect(space).toContain('calls the arm redrawn, with a confidence of 63 per cent');
    expect(space).toContain('0.65 torso lengths from where it was due');
    expect(space).toContain('stands at 0.52. In the gym above it was 0.06');
  });
});
