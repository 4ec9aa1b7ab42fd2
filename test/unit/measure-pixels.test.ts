import { describe, expect, it } from 'vitest';
import {
  createPixelStatistics,
  gridOf,
  joinPixelStatistics,
  lumaOf,
  pictureMotion,
  smallHeight,
  smallWidth,
} from '../../src/measure/pixel-statistics.ts';
import { colourColumns, gridColumns } from '../../src/terms/pixels.ts';

/** A smooth, textured scene without repeats, sampled anywhere: shift and scale it exactly by sampling elsewhere. */
function scene(x: number, y: number): number {
  return (
    128 +
    40 * Math.sin(x * 0.11 + 0.3 * Math.sin(y * 0.05)) +
    35 * Math.cos(y * 0.13 + x * 0.031) +
    30 * Math.sin((x + 2 * y) * 0.047)
  );
}

function view(shiftX: number, shiftY: number, scale: number, light = 0): Uint8Array {
  const luma = new Uint8Array(smallWidth * smallHeight);
  const middleX = (smallWidth - 1) / 2;
  const middleY = (smallHeight - 1) / 2;
  for (let y = 0; y < smallHeight; y++) {
    for (let x = 0; x < smallWidth; x++) {
      const value = scene(middleX + (x - middleX - shiftX) / scale, middleY + (y - middleY - shiftY) / scale) + light;
      luma[y * smallWidth + x] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
  return luma;
}

function grey(luma: Uint8Array): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(luma.length * 4);
  luma.forEach((value, pixel) => rgba.set([value, value, value, 255], pixel * 4));
  return rgba;
}

function plain(red: number, green: number, blue: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(smallWidth * smallHeight * 4);
  for (let byte = 0; byte < rgba.length; byte += 4) rgba.set([red, green, blue, 255], byte);
  return rgba;
}

describe('gridOf', () => {
  it('gives lightness as CIELAB defines it', () => {
    // Mid grey 188 is 0.5029 of linear light: L* 76.3, of which a hundredth is 2.55.
    expect(gridOf(plain(188, 188, 188), smallWidth, smallHeight).lightness[0]).toBe(194);
    expect(gridOf(plain(255, 255, 255), smallWidth, smallHeight).lightness.every((value) => value === 255)).toBe(true);
    // Pure green in sRGB: L* 87.7.
    expect(gridOf(plain(0, 255, 0), smallWidth, smallHeight).lightness[100]).toBe(224);
  });

  it('gives a* and b* on the coarse grid: none for grey, and those of the primaries', () => {
    const cell = colourColumns + 1;
    const at = (grid: ReturnType<typeof gridOf>) => [grid.greenRed[cell]! - 128, grid.blueYellow[cell]! - 128];
    expect(at(gridOf(plain(90, 90, 90), smallWidth, smallHeight))).toEqual([0, 0]);
    // Red (53.2, 80.1, 67.2) and blue (32.3, 79.2, -107.9).
    expect(at(gridOf(plain(255, 0, 0), smallWidth, smallHeight))).toEqual([80, 67]);
    expect(at(gridOf(plain(0, 0, 255), smallWidth, smallHeight))).toEqual([79, -108]);
  });

  it('averages light, not code values, and keeps cells apart', () => {
    const rgba = plain(0, 0, 0);
    // The left half of the second cell of the first row is white: half the light of white, L* 76.1.
    for (let y = 0; y < 4; y++) for (const x of [4, 5]) rgba.set([255, 255, 255, 255], (y * smallWidth + x) * 4);
    const { lightness } = gridOf(rgba, smallWidth, smallHeight);
    expect([...lightness.slice(0, 3)]).toEqual([0, 194, 0]);
    expect(lightness[gridColumns + 1]).toBe(0);
  });

  it('counts as saturated red only what is red by four fifths', () => {
    expect(gridOf(plain(255, 0, 0), smallWidth, smallHeight).saturatedRed[0]).toBe(255);
    // 200 is 0.578 of linear light, 120 is 0.188: 0.578 / 0.953 < 0.8.
    expect(gridOf(plain(200, 120, 120), smallWidth, smallHeight).saturatedRed[0]).toBe(0);
    expect(gridOf(plain(0, 0, 0), smallWidth, smallHeight).saturatedRed[0]).toBe(0);
  });

  it('accepts a picture of any size and refuses one that does not fit its size', () => {
    expect(gridOf(new Uint8ClampedArray(100 * 50 * 4).fill(255), 100, 50).lightness.every((v) => v === 255)).toBe(true);
    expect(() => gridOf(new Uint8ClampedArray(16), 128, 72)).toThrow(RangeError);
    expect(() => gridOf(new Uint8ClampedArray(16 * 9 * 4), 16, 9)).toThrow(RangeError);
  });
});

describe('pictureMotion', () => {
  it.each([
    { x: 0, y: 0, scale: 1 },
    { x: 0.5, y: -0.25, scale: 1 },
    { x: 3.2, y: 1.6, scale: 1 },
    { x: -14, y: 6, scale: 1 },
    { x: 0, y: 0, scale: 1.03 },
    { x: 2, y: -1, scale: 0.97 },
  ])('finds a shift of $x, $y pixels and a scale of $scale', ({ x, y, scale }) => {
    const motion = pictureMotion(view(0, 0, 1), view(x, y, scale), smallWidth, smallHeight);
    expect(motion.shiftX * smallWidth).toBeCloseTo(x, 1);
    expect(motion.shiftY * smallWidth).toBeCloseTo(y, 1);
    expect(motion.scale).toBeCloseTo(scale, 2);
    expect(motion.residual).toBeLessThan(1);
  });

  it('takes a change of light for no motion, and leaves it in the residual', () => {
    const motion = pictureMotion(view(0, 0, 1), view(0, 0, 1, 15), smallWidth, smallHeight);
    expect(Math.abs(motion.shiftX * smallWidth)).toBeLessThan(0.1);
    expect(motion.scale).toBeCloseTo(1, 2);
    expect(motion.difference).toBeCloseTo(15, 0);
    expect(motion.residual).toBeGreaterThan(13);
  });

  it('finds the background behind something that moves by itself', () => {
    const person = (luma: Uint8Array, left: number): Uint8Array => {
      for (let y = 20; y < 60; y++) luma.fill((y * 7) % 60, y * smallWidth + left, y * smallWidth + left + 20);
      return luma;
    };
    const motion = pictureMotion(person(view(0, 0, 1), 40), person(view(2, 0, 1), 55), smallWidth, smallHeight);
    expect(motion.shiftX * smallWidth).toBeCloseTo(2, 1);
    expect(motion.scale).toBeCloseTo(1, 2);
  });

  it('says no motion where there is no texture, and where two pictures have nothing in common', () => {
    const flat = new Uint8Array(smallWidth * smallHeight).fill(90);
    expect(pictureMotion(flat, flat.slice().fill(120), smallWidth, smallHeight)).toMatchObject({
      shiftX: 0,
      shiftY: 0,
      scale: 1,
      difference: 30,
    });
  });

  it('takes less than a millisecond or so a pair', () => {
    const before = view(0, 0, 1);
    const after = view(3.2, 1.6, 1.01);
    for (let warmUp = 0; warmUp < 50; warmUp++) pictureMotion(before, after, smallWidth, smallHeight);
    const start = performance.now();
    for (let run = 0; run < 50; run++) pictureMotion(before, after, smallWidth, smallHeight);
    // Generous, for a loaded machine: the bar guards against another order of magnitude.
    expect((performance.now() - start) / 50).toBeLessThan(5);
  });
});

describe('createPixelStatistics', () => {
  const pictures = [0, 1, 2.5, 2.5, 4, 7].map((shift) => grey(view(shift, 0, 1)));
  const timestampsUs = pictures.map((_, frame) => frame * 40_000);

  it('is the same for any cut into chunks', () => {
    const whole = createPixelStatistics(pictures.length);
    pictures.forEach((picture) => whole.add(picture));
    const first = createPixelStatistics(3);
    pictures.slice(0, 3).forEach((picture) => first.add(picture));
    const second = createPixelStatistics(3);
    second.runIn(pictures[1]!);
    second.runIn(pictures[2]!);
    pictures.slice(3).forEach((picture) => second.add(picture));
    const joined = joinPixelStatistics([first.finish(timestampsUs.slice(0, 3)), second.finish(timestampsUs.slice(3))]);
    expect(joined).toEqual(whole.finish(timestampsUs));
  });

  it('says nothing of the first frame and zero of a repeated one', () => {
    const builder = createPixelStatistics(pictures.length);
    pictures.forEach((picture) => builder.add(picture));
    const statistics = builder.finish(timestampsUs);
    expect(statistics.difference[0]).toBe(0);
    expect(statistics.scale[0]).toBe(1);
    expect(statistics.difference[3]).toBe(0);
    expect(statistics.shiftX[2]! * smallWidth).toBeCloseTo(1.5, 1);
    expect(statistics.shiftX[5]! * smallWidth).toBeCloseTo(3, 1);
  });

  it('refuses a wrong number of frames', () => {
    const builder = createPixelStatistics(1);
    expect(() => builder.finish([0])).toThrow(RangeError);
    builder.add(pictures[0]!);
    expect(() => builder.add(pictures[1]!)).toThrow(RangeError);
    expect(() => builder.runIn(pictures[1]!)).toThrow(RangeError);
  });

  it('reads luma by Rec. 709', () => {
    expect([...lumaOf(new Uint8ClampedArray([255, 255, 255, 255, 255, 0, 0, 255, 0, 0, 0, 255]))]).toEqual([
      255, 53, 0,
    ]);
  });
});
