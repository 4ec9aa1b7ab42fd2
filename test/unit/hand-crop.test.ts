import { expect, test } from 'vitest';
import { cropPixels, drawCrop, fromCrop, handCropOf, type HandCrop } from '../../src/pose/hand-crop.ts';
import { blazePoseLandmarks, type Landmark } from '../../src/terms/landmarks.ts';
import { landmarkFields } from '../../src/terms/track.ts';

const picture = { width: 640, height: 360 };

/** A pose of which only the left hand is known. */
function poseWith(points: Partial<Record<Landmark, readonly [x: number, y: number]>>): Float32Array {
  const pose = new Float32Array(blazePoseLandmarks.length * landmarkFields).fill(Number.NaN);
  for (const [landmark, place] of Object.entries(points)) {
    pose.set(place, blazePoseLandmarks.indexOf(landmark as Landmark) * landmarkFields);
  }
  return pose;
}

/** A palm of 30 pixels that points from the wrist towards an angle: 0 is right, 90 degrees is down. */
function palm(degrees: number): Float32Array {
  const [x, y] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const knuckle = [300 + 30 * x, 180 + 30 * y] as const;
  return poseWith({ 'left-wrist': [300, 180], 'left-index': knuckle, 'left-pinky': knuckle });
}

for (const degrees of [-90, 0, 90, 180, 37]) {
  test(`the crop of a hand that points to ${degrees} degrees has the wrist below and the fingers above`, () => {
    const crop = handCropOf(palm(degrees), 'left', picture)!;
    expect(crop.side).toBeCloseTo(108);
    // The crop's middle is 6 pixels beyond the knuckles, so the wrist is 36 below it: a third of the side.
    const wrist = fromCrop(crop, 0.5, 0.5 + 36 / 108);
    expect([wrist.x, wrist.y]).toEqual([expect.closeTo(300), expect.closeTo(180)]);
    // The picture is not mirrored: turned back, right stays right of up.
    const [middle, up, right] = [fromCrop(crop, 0.5, 0.5), fromCrop(crop, 0.5, 0), fromCrop(crop, 1, 0.5)];
    const cross = (up.x - middle.x) * (right.y - middle.y) - (up.y - middle.y) * (right.x - middle.x);
    expect(cross).toBeCloseTo(54 * 54);
  });
}

test('the little finger counts for a third of where the knuckles are', () => {
  const pose = poseWith({ 'left-wrist': [300, 180], 'left-index': [300, 120], 'left-pinky': [330, 120] });
  expect(handCropOf(pose, 'left', picture)!.side).toBeCloseTo(3.6 * Math.hypot(10, 60));
});

test('a hand that is too small, out of the picture or not known is not looked at', () => {
  const at = (x: number, palmPixels: number) =>
    poseWith({ 'left-wrist': [x, 180], 'left-index': [x, 180 - palmPixels], 'left-pinky': [x, 180 - palmPixels] });
  expect(handCropOf(at(300, 30), 'left', picture)).not.toBeNull();
  expect(handCropOf(at(300, 8), 'left', picture)).toBeNull();
  expect(handCropOf(at(-2, 30), 'left', picture)).toBeNull();
  expect(handCropOf(at(640, 30), 'left', picture)).toBeNull();
  expect(handCropOf(at(300, 30), 'right', picture)).toBeNull();
});

/** A picture whose red is its x, green its y, and blue full: a plane comes back exactly from any crop of it. */
function ramp(width: number, height: number): ImageData {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x, y, 255, 255], (y * width + x) * 4);
  return { data, width, height, colorSpace: 'srgb' };
}

for (const side of [90, 224, 150, 500]) {
  test(`a crop of ${side} pixels shows what lies there, however it is turned`, () => {
    const source = ramp(250, 250);
    const crop: HandCrop = { centreX: 125, centreY: 120, side: side / 2, radians: 0.7 };
    const drawn = drawCrop(source, crop);
    for (const [column, line] of [
      [0, 0],
      [100, 30],
      [223, 223],
      [17, 190],
    ] as const) {
      const at = (line * cropPixels + column) * 3;
      const { x, y } = fromCrop(crop, (column + 0.5) / cropPixels, (line + 0.5) / cropPixels);
      if (x < 1 || y < 1 || x > 249 || y > 249) continue;
      expect(drawn[at]! * 255).toBeCloseTo(x - 0.5, 1);
      expect(drawn[at + 1]! * 255).toBeCloseTo(y - 0.5, 1);
      expect(drawn[at + 2]).toBeCloseTo(1, 4);
    }
  });
}

test('outside of the picture a crop is black', () => {
  const drawn = drawCrop(ramp(100, 100), { centreX: 0, centreY: 50, side: 60, radians: 0 });
  const blue = (column: number) => drawn[((cropPixels / 2) * cropPixels + column) * 3 + 2]!;
  expect(blue(10)).toBe(0);
  expect(blue(200)).toBeCloseTo(1, 4);
});
