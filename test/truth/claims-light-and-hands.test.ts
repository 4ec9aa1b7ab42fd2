import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flashesOf } from '../../src/measure/flash.ts';
import { bakedStudy, type BakedStudy } from '../../src/pipeline/baked-study.ts';
import { joints, type Joint } from '../../src/terms/landmarks.ts';
import type { Truth } from '../../src/terms/truth.ts';
import { gunzipSync } from 'node:zlib';

/** What articles say in words of what is found and missed in their clips. Where a measure gets better, the words must follow. */

const found = ({ measurement }: BakedStudy) =>
  measurement.faults.map(({ kind, firstFrame, lastFrame }) => `${kind} ${firstFrame}-${lastFrame}`);
const foundWithin = ({ measurement }: BakedStudy, first: number, last: number) =>
  measurement.faults.filter(({ firstFrame, lastFrame }) => lastFrame >= first && firstFrame <= last);
const step = (series: Float32Array, frame: number) => series[frame]! - series[frame - 1]!;
const mostDrift = ({ measurement }: BakedStudy, joint: Joint) =>
  measurement.drift.driftTorsoLengths
    .filter((drift, index) => index % joints.length === joints.indexOf(joint) && !Number.isNaN(drift))
    .reduce((most, drift) => Math.max(most, drift), 0);

describe('light-cloth-and-background', () => {
  it('says how many flashes the worst second of each film has', async () => {
    const rows = [
      ...readFileSync('content/articles/light-cloth-and-background.mdx', 'utf8').matchAll(
        /^\| (.+?) +\| ([\d.]+) +\|$/gm,
      ),
    ].map(([, film, count]) => [film!.replace(/ \(.*/, ''), Number(count)] as const);
    const films: Record<string, readonly string[]> = {
      'the park': ['passing-background'],
      'the lamp': ['evening-room-light'],
      'the shadow': ['evening-room-light-direction'],
      'the colours below': ['abstract-light-colour'],
      'the shirt': ['evening-room-clothes'],
      'all their sound twins': ['passing-sound', 'evening-room-sound', 'abstract-sound'],
    };
    expect(rows.map(([film]) => film)).toEqual(Object.keys(films));
    for (const [film, count] of rows)
      for (const clip of films[film]!)
        expect(flashesOf((await bakedStudy(clip)).pixels!).worstSecond.count, clip).toBe(count);
  });

  it('says what the lines of the light chart do', async () => {
    const lamp = (await bakedStudy('evening-room-light')).measurement.light!;
    expect(step(lamp.personLightness, 24)).toBeLessThan(-5);
    expect(step(lamp.backgroundLightness, 24)).toBeLessThan(-4);
    expect(step(lamp.backgroundLightness, 33)).toBeGreaterThan(3);
    expect(step(lamp.backgroundLightness, 42)).toBeGreaterThan(1.5);
    expect(lamp.personLightness[23]! - lamp.personLightness[0]!).toBeGreaterThan(8);
    expect(Math.abs(lamp.backgroundLightness[23]! - lamp.backgroundLightness[0]!)).toBeLessThan(1);
    expect(Math.abs(step(lamp.personLightness, 65))).toBeLessThan(1.5);
    const shirt = (await bakedStudy('evening-room-clothes')).measurement.light!;
    expect(step(shirt.personLightness, 23)).toBeCloseTo(-9, 0);
    expect(Math.abs(step(shirt.backgroundLightness, 23))).toBeLessThan(0.5);
  });

  it('says what is found, and what is not', async () => {
    expect(found(await bakedStudy('evening-room-light'))).toEqual(['light-level 24-41', 'light-colour 65-78']);
    expect(found(await bakedStudy('abstract-light-colour'))).toEqual(['light-colour 17-36', 'light-colour 66-77']);
    expect(found(await bakedStudy('evening-room-light-direction'))).toEqual(['light-direction 29-44']);
    expect(found(await bakedStudy('evening-room-clothes'))).toEqual(['clothing-change 23-36']);
    const park = await bakedStudy('passing-background');
    expect(found(park)).toContain('background-flicker 16-34');
    expect(foundWithin(park, 56, 71).flatMap(({ joints }) => joints)).toEqual(['left-ankle']);
  });
});

describe('hands-and-heads', () => {
  it('says that nothing is found in a hand that is fused or has fingers too many, and that the wrist is calm', async () => {
    const blob = await bakedStudy('wave-fingers');
    expect(found(blob)).toEqual([]);
    expect(mostDrift(blob, 'left-wrist')).toBeLessThan(0.005);
    expect(mostDrift(await bakedStudy('wave-fingers-redrawn'), 'left-wrist')).toBeCloseTo(0.03, 2);
  });

  it('says how far the head has turned, how fast it came back, and what was found of it', async () => {
    expect(headOnShoulders('turn-head-twist', 17)).toBeCloseTo(23, -1);
    expect(headOnShoulders('turn-head-twist', 24)).toBeCloseTo(141, 0);
    expect(headOnShoulders('turn-head-twist', 58) - headOnShoulders('turn-head-twist', 60)).toBeCloseTo(124, 0);
    expect(headOnShoulders('turn-sound', 116)).toBeCloseTo(61, 0);
    const { faults } = (await bakedStudy('turn-head-twist')).measurement;
    expect(faults.map(({ kind }) => kind)).toEqual(['head-twist', 'head-twist', 'head-twist']);
    expect(faults.reduce((sum, { severity }) => sum + severity, 0) / 3).toBeCloseTo(0.5, 1);
  });

  it('says what became of the knee in the squat', async () => {
    expect(kneeBend('exercise-wrong-bend-stretch', 82)).toBeCloseTo(129, 0);
    const hinge = await bakedStudy('exercise-wrong-bend-stretch');
    expect(foundWithin(hinge, 84, 87).map(({ kind }) => kind)).toEqual(['lost-limb']);
  });
});

type Point = readonly [number, number, number];

/** Where a joint is in a frame by the truth of a clip, metres. */
function truthOf(clip: string, frame: number): (joint: Joint) => Point {
  const truth = JSON.parse(gunzipSync(readFileSync(`public/clips/${clip}.truth.json.gz`)).toString()) as Truth;
  const { metres } = truth.frames[frame]!.figures[0]!;
  return (joint) => metres.slice(3 * joints.indexOf(joint), 3 * joints.indexOf(joint) + 3) as unknown as Point;
}

/** Degrees about the upright between the line of the ears and the line of the shoulders. */
function headOnShoulders(clip: string, frame: number): number {
  const at = truthOf(clip, frame);
  const heading = (a: Point, b: Point) => Math.atan2(a[2] - b[2], a[0] - b[0]);
  const apart = heading(at('left-ear'), at('right-ear')) - heading(at('left-shoulder'), at('right-shoulder'));
  return (Math.abs(Math.atan2(Math.sin(apart), Math.cos(apart))) * 180) / Math.PI;
}

/** Degrees by which the left knee is folded; 0 is straight. */
function kneeBend(clip: string, frame: number): number {
  const at = truthOf(clip, frame);
  const from = (joint: Joint) => at(joint).map((value, axis) => value - at('left-knee')[axis]!);
  const [up, down] = [from('left-hip'), from('left-ankle')];
  const dot = up.reduce((sum, value, axis) => sum + value * down[axis]!, 0);
  return 180 - (Math.acos(dot / Math.hypot(...up) / Math.hypot(...down)) * 180) / Math.PI;
}
