import { describe, expect, it } from 'vitest';
import { seeded } from '../../src/set/random.ts';
import { fillUnknown } from '../../tools/bench-truth/real/fill.ts';
import { gainLight } from '../../tools/bench-truth/real/light.ts';
import { besideLimb, endOf, limbMask, type LimbLine } from '../../tools/bench-truth/real/limb-line.ts';
import { redrawnHead, redrawnLimb, scaledLimb, turnedLimb } from '../../tools/bench-truth/real/new-bones.ts';
import { alphaAt, maskOf, sampleAt, type Picture, type Point } from '../../tools/bench-truth/real/picture.ts';
import { eraseLimb, redrawLimb, sourceOf } from '../../tools/bench-truth/real/redraw-limb.ts';

const [width, height] = [120, 100];
const skin = [200, 120, 90] as const;

/** A background that is nowhere the same, so that no edit goes unseen. */
function background(): Picture {
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) rgb.set([at % 61, (at * 7) % 53, 40 + (at % 47)], at * 3);
  return { width, height, rgb };
}

/** The background with a limb painted on it, every pixel within its radius skin. */
function withLimb(line: LimbLine): Picture {
  const picture = background();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const { distance, radius } = besideLimb(line, x, y);
      if (distance <= radius) picture.rgb.set(skin, (y * width + x) * 3);
    }
  return picture;
}

const pixel = ({ rgb }: Picture, x: number, y: number) => [
  ...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];
const off = (from: Point, to: Point) => Math.hypot(to.x - from.x, to.y - from.y);

/** Straight down from the shoulder, with a hand. */
const arm: LimbLine = [
  { x: 60, y: 15, radius: 6 },
  { x: 60, y: 40, radius: 5 },
  { x: 60, y: 65, radius: 4 },
  { x: 60, y: 72, radius: 4 },
];
const feather = 2;

/** Pixels further than the feather from each of these limbs. */
function untouched(lines: readonly LimbLine[], visit: (x: number, y: number) => void): number {
  let seen = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (lines.every((line) => besideLimb(line, x, y).distance >= besideLimb(line, x, y).radius + feather)) {
        visit(x, y);
        seen += 1;
      }
  return seen;
}

describe('a limb as a mask', () => {
  it('is all there within its radius, gone beyond the feather, and spares the joint on the body where asked', () => {
    const mask = limbMask({ width, height }, arm, feather);
    expect(alphaAt(mask, 60, 50)).toBe(1);
    expect(alphaAt(mask, 60 + 4, 50)).toBe(1);
    expect(alphaAt(mask, 60 + 7, 50)).toBe(0);
    expect(alphaAt(mask, 60, 12)).toBe(1);
    expect(alphaAt(limbMask({ width, height }, arm, feather, 0.3), 60, 12)).toBe(0);
  });

  it('begins at a share of its length, hand not counted', () => {
    const half = endOf(arm, 0.5, 3);
    expect(half[0]).toMatchObject({ x: 60, y: 40 });
    expect(half).toHaveLength(3);
    expect(endOf(arm, 0.75, 3)[0]).toMatchObject({ x: 60, y: 52.5 });
    expect(endOf(arm, 0, 3)).toBe(arm);
  });
});

describe('an erased limb', () => {
  const picture = withLimb(arm);
  const behind = background();

  it('shows the background given, to the byte', () => {
    const shown = eraseLimb(picture, endOf(arm, 0.5, 3), behind, feather);
    for (const y of [55, 60, 65, 70, 74])
      for (const x of [57, 60, 63]) expect(pixel(shown, x, y)).toEqual(pixel(behind, x, y));
    // The upper half is still there.
    for (const y of [20, 30]) expect(pixel(shown, 60, y)).toEqual([...skin]);
  });

  it('leaves every byte outside the limb as it was, and the picture given untouched', () => {
    const before = picture.rgb.slice();
    const shown = eraseLimb(picture, arm, behind, feather);
    const seen = untouched([arm], (x, y) => expect(pixel(shown, x, y)).toEqual(pixel(picture, x, y)));
    expect(seen).toBeGreaterThan(10000);
    expect(picture.rgb).toEqual(before);
  });
});

describe('a limb that is drawn along other bones', () => {
  const picture = withLimb(arm);
  const behind = background();

  it('lies where it was said, and nowhere else', () => {
    const to = turnedLimb(arm, 30, -1);
    const shown = redrawLimb(picture, { from: arm, to, behind, feather });
    for (const { x, y } of to.slice(1)) expect(pixel(shown, Math.round(x), Math.round(y))).toEqual([...skin]);
    for (const y of [45, 55, 65, 72]) expect(pixel(shown, 60, y)).toEqual(pixel(behind, 60, y));
    untouched([arm, to], (x, y) => expect(pixel(shown, x, y)).toEqual(pixel(picture, x, y)));
  });

  it('takes no background along: what is thinner than the mask stays thin', () => {
    const thick = arm.map((point) => ({ ...point, radius: point.radius * 2 }));
    const to = turnedLimb(thick, 30, -1);
    const shown = redrawLimb(picture, { from: thick, to, behind, feather });
    const [elbow, wrist] = [to[1]!, to[2]!];
    const [dx, dy] = [(wrist.x - elbow.x) / off(elbow, wrist), (wrist.y - elbow.y) / off(elbow, wrist)];
    const beside = { x: Math.round((elbow.x + wrist.x) / 2 - 8 * dy), y: Math.round((elbow.y + wrist.y) / 2 + 8 * dx) };
    expect(pixel(shown, beside.x, beside.y)).toEqual(pixel(behind, beside.x, beside.y));
  });

  it('is longer by the factor along each bone, and no thicker', () => {
    const to = scaledLimb(arm, 1.3);
    const shown = redrawLimb(picture, { from: arm, to, behind, feather });
    expect(pixel(shown, 60, 84)).toEqual([...skin]);
    expect(pixel(shown, 60, 95)).toEqual(pixel(picture, 60, 95));
    expect(pixel(shown, 60 + 9, 45)).toEqual(pixel(picture, 60 + 9, 45));
  });

  it('shows each place beside the new bone from the same place beside the old', () => {
    const to = scaledLimb(arm, 2);
    // 20 along a bone of 25 made 50: 10 along the old; across nothing changes.
    expect(sourceOf(arm, to, 63, 35)).toEqual({ x: 63, y: 25 });
    expect(sourceOf(arm, arm, 58, 50)).toEqual({ x: 58, y: 50 });
  });
});

describe('new bones', () => {
  const moved = [1, 2] as const;
  const rms = (to: LimbLine) => Math.sqrt(moved.reduce((sum, joint) => sum + off(arm[joint]!, to[joint]!) ** 2, 0) / 2);

  it('of a turned limb are off by the distance asked, as long as before, and held at the body', () => {
    const to = turnedLimb(arm, 24, 1);
    expect(rms(to)).toBeCloseTo(24, 6);
    expect(off(to[0]!, to[1]!)).toBeCloseTo(25, 6);
    expect(to[0]).toEqual(arm[0]);
    // Nothing can be further off than on the other side.
    expect(turnedLimb(arm, 1000, 1)[2]!.y).toBeCloseTo(-35, 6);
  });

  it('of a stretched limb are longer by the factor, the hand as long as before', () => {
    const to = scaledLimb(arm, 1.6);
    expect(off(to[0]!, to[1]!)).toBeCloseTo(40, 6);
    expect(off(to[1]!, to[2]!)).toBeCloseTo(40, 6);
    expect(off(to[2]!, to[3]!)).toBeCloseTo(7, 6);
  });

  it('of a redrawn limb are off by the distance asked, each time another way, and the same for the same seed', () => {
    const drawn = [1, 2, 3].map((frame) => redrawnLimb(arm, 15, seeded('test', frame)));
    for (const to of drawn) for (const joint of moved) expect(off(arm[joint]!, to[joint]!)).toBeCloseTo(15, 6);
    expect(off(drawn[0]![2]!, drawn[1]![2]!)).toBeGreaterThan(1);
    expect(redrawnLimb(arm, 15, seeded('test', 1))).toEqual(drawn[0]);
  });

  it('of a redrawn head keep the neck, move the rest as one, and never into the chest', () => {
    const head: LimbLine = [60, 40, 25].map((y) => ({ x: 60, y, radius: 8 }));
    for (let frame = 0; frame < 50; frame++) {
      const to = redrawnHead(head, 12, seeded('head', frame));
      expect(to[0]).toEqual(head[0]);
      expect(off(head[1]!, to[1]!)).toBeCloseTo(12, 6);
      expect(off(to[1]!, to[2]!)).toBeCloseTo(15, 6);
      expect(to[1]!.y).toBeLessThan(43);
    }
  });
});

describe('light', () => {
  /** WCAG 2 relative luminance. */
  const luminance = (rgb: readonly number[]) => {
    const [r, g, b] = rgb.map((level) => {
      const value = level / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grey: Picture = { width, height, rgb: new Uint8Array(width * height * 3).fill(140) };

  it('is brighter by the share of luminance asked', () => {
    const shown = gainLight(grey, 1.25);
    expect(luminance(pixel(shown, 5, 5)) / luminance([140, 140, 140])).toBeCloseTo(1.25, 1);
    expect(luminance(pixel(gainLight(grey, 0.88), 5, 5)) / luminance([140, 140, 140])).toBeCloseTo(0.88, 1);
  });

  it('is white where it would be more than that', () => {
    const bright: Picture = { width, height, rgb: new Uint8Array(width * height * 3).fill(250) };
    expect(pixel(gainLight(bright, 1.25), 0, 0)).toEqual([255, 255, 255]);
  });

  it('changes no byte outside its region', () => {
    const region = maskOf(grey, { left: 30, top: 20, right: 59, bottom: 49 }, () => 1);
    const shown = gainLight(grey, 1.25, region);
    let changed = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const inside = x >= 30 && x <= 59 && y >= 20 && y <= 49;
        expect(pixel(shown, x, y)[0] === 140).toBe(!inside);
        if (inside) changed += 1;
      }
    expect(changed).toBe(900);
  });
});

describe('what is not known', () => {
  it('is filled smoothly from around, and what is known keeps every byte', () => {
    const picture: Picture = { width, height, rgb: new Uint8Array(width * height * 3) };
    const known = new Float32Array(width * height).fill(1);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        picture.rgb.set([x, 2 * y, 77], (y * width + x) * 3);
        if (x >= 40 && x < 70 && y >= 30 && y < 60) known[y * width + x] = 0;
      }
    const filled = fillUnknown(picture, known);
    known.forEach((share, at) => {
      if (share === 1) expect(filled.rgb[at * 3]).toBe(picture.rgb[at * 3]);
    });
    // In the middle of the hole, the middle of what is around it.
    expect(Math.abs(pixel(filled, 55, 45)[0]! - 55)).toBeLessThan(8);
    expect(pixel(filled, 55, 45)[2]).toBe(77);
    expect(() => fillUnknown(picture, new Float32Array(width * height))).toThrow(/known/);
  });

  it('between pixels is a mean of the four around', () => {
    const { rgb } = background();
    const picture = { width, height, rgb };
    const mean = [0, 3, width * 3, width * 3 + 3].reduce((sum, at) => sum + rgb[at]!, 0) / 4;
    expect(sampleAt(picture, 0.5, 0.5, 0)).toBeCloseTo(mean, 6);
    expect(sampleAt(picture, width + 5, 0, 0)).toBe(rgb[(width - 1) * 3]);
  });
});
