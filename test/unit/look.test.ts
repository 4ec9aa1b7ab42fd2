import { describe, expect, test } from 'vitest';
import { lookOf } from '../../src/measure/look.ts';
import { bodyRegions, lookFields, type BodyRegion } from '../../src/terms/look.ts';
import { blazePoseLandmarks, type Landmark } from '../../src/terms/landmarks.ts';
import { field, landmarkFields } from '../../src/terms/track.ts';

const [width, height] = [320, 240];

/** A body that stands upright, a torso 100 pixels long: where its landmarks are. */
const places: Partial<Record<Landmark, readonly [x: number, y: number]>> = {
  'left-eye': [166, 28],
  'right-eye': [154, 28],
  nose: [160, 34],
  'mouth-left': [164, 40],
  'mouth-right': [156, 40],
  'left-shoulder': [190, 60],
  'right-shoulder': [130, 60],
  'left-elbow': [240, 60],
  'left-wrist': [290, 60],
  'left-hip': [180, 160],
  'right-hip': [140, 160],
};

function poseOf(seen: Partial<typeof places> = places): Float32Array {
  const pose = new Float32Array(blazePoseLandmarks.length * landmarkFields);
  blazePoseLandmarks.forEach((name, index) => {
    const place = seen[name];
    if (!place) return;
    pose[index * landmarkFields + field.x] = place[0];
    pose[index * landmarkFields + field.y] = place[1];
    pose[index * landmarkFields + field.visibility] = 0.9;
  });
  return pose;
}

type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number];

function picture(paint: Paint) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([...paint(x, y), 255], (y * width + x) * 4);
  return { data, width, height };
}

function regionOf(look: Uint8Array, region: BodyRegion) {
  const start = bodyRegions.indexOf(region) * lookFields.length;
  return Object.fromEntries(lookFields.map((name, index) => [name, look[start + index]!])) as Record<
    (typeof lookFields)[number],
    number
  >;
}

const grey = [188, 188, 188] as const;
const look = (paint: Paint, pose = poseOf()) => lookOf(picture(paint), pose, 'blazepose-full');

describe('what a body looks like', () => {
  test('is the colour of its regions, in CIELAB', () => {
    const red = regionOf(
      look((_, y) => (y > 60 && y < 160 ? [255, 0, 0] : grey)),
      'chest',
    );
    expect(red).toMatchObject({ lightness: 136, greenRed: 128 + 80, blueYellow: 128 + 67, spread: 0, side: 128 });
  });

  test('is not known where its landmarks are not seen, or lie outside the picture', () => {
    const zero = { lightness: 0, greenRed: 0, blueYellow: 0, spread: 0, side: 0, contrast: 0 };
    const seen = look(() => grey);
    expect(regionOf(seen, 'right-forearm')).toEqual(zero);
    expect(regionOf(seen, 'left-forearm').lightness).toBe(194);
    const outside = look(() => grey, poseOf({ ...places, 'left-wrist': [420, 60], 'left-elbow': [330, 60] }));
    expect(regionOf(outside, 'left-forearm')).toEqual(zero);
  });

  test('says how far a limb is from what lies beside it: nothing, where the limb is gone', () => {
    const arm: Paint = (x, y) => (x > 195 && Math.abs(y - 60) < 7 ? [224, 172, 140] : [40, 60, 90]);
    expect(regionOf(look(arm), 'left-forearm').contrast).toBeGreaterThan(80);
    expect(
      regionOf(
        look(() => [40, 60, 90]),
        'left-forearm',
      ).contrast,
    ).toBe(0);
  });

  test('says from which side it is lit, in the picture, whichever way the limb points', () => {
    const litFromLeft: Paint = (x) => (x < 160 ? [200, 200, 200] : [120, 120, 120]);
    const chest = regionOf(look(litFromLeft), 'chest');
    expect(chest.side).toBeGreaterThan(128 + 20);
    expect(chest.spread).toBeGreaterThan(40);
    const face = regionOf(
      look((x, y) => litFromLeft(320 - x, y)),
      'face',
    );
    expect(face.side).toBeLessThan(128 - 20);
  });

  test('says whether cloth has a pattern', () => {
    const stripes: Paint = (_, y) => (Math.floor(y / 5) % 2 === 0 ? [220, 220, 220] : [60, 60, 60]);
    expect(regionOf(look(stripes), 'belly').spread).toBeGreaterThan(100);
    expect(
      regionOf(
        look(() => grey),
        'belly',
      ).spread,
    ).toBe(0);
  });
});
