import { describe, expect, it } from 'vitest';
import { fastestSafeSpeed, flashesOf } from '../../src/measure/flash.ts';
import { labOf, lightnessByte } from '../../src/measure/lab.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { gridColumns, gridRows, type PixelStatistics } from '../../src/terms/pixels.ts';

const cells = gridColumns * gridRows;

/** The kept lightness of a relative luminance, 0 to 255 for 0 to 1. */
function byteOf(luminance: number): number {
  const linear = luminance / 255;
  return lightnessByte(labOf(linear, linear, linear).lightness);
}

interface Light {
  luminance?: number;
  red?: number;
}

/** A clip whose every frame is `dark` but for a rectangle of cells, which shows `lights[frame]`. */
function clip(
  lights: readonly Light[],
  { framesPerSecond = 24, columns = gridColumns, rows = gridRows, dark = 0 } = {},
): PixelStatistics {
  const pixels = emptyStatistics(lights.map((_, frame) => Math.round((frame * 1e6) / framesPerSecond)));
  pixels.lightness.fill(byteOf(dark));
  lights.forEach((light, frame) => {
    for (let row = 0; row < rows; row++) {
      const start = frame * cells + row * gridColumns;
      if (light.luminance !== undefined) pixels.lightness.fill(byteOf(light.luminance), start, start + columns);
      if (light.red !== undefined) pixels.saturatedRed.fill(light.red, start, start + columns);
    }
  });
  return pixels;
}

/** `count` pulses of `high` over `low`, each two frames long with two frames between, then a second of `low`. */
function pulses(count: number, low: number, high: number): Light[] {
  const lights: Light[] = [];
  for (let pulse = 0; pulse < count; pulse++) {
    lights.push({ luminance: low }, { luminance: low }, { luminance: high }, { luminance: high });
  }
  return [...lights, ...Array.from({ length: 24 }, () => ({ luminance: low }))];
}

describe('flashesOf', () => {
  it('lets three flashes in a second pass and fails four', () => {
    expect(flashesOf(clip(pulses(3, 0, 255)))).toMatchObject({ safe: true, worstSecond: { firstFrame: 2, count: 3 } });
    const four = flashesOf(clip(pulses(4, 0, 255)));
    expect(four).toMatchObject({ safe: false, worstSecond: { firstFrame: 2, count: 4 } });
    expect(four.sentence).toBe(
      '4 flashes within one second, from 0.1 s on: more than the three that are safe for everyone.',
    );
  });

  it('lets three flashes a second go on for ever, evenly spaced', () => {
    const lights = Array.from({ length: 150 }, (_, frame) => ({
      luminance: Math.floor(frame / 5) % 2 === 0 ? 0 : 255,
    }));
    expect(flashesOf(clip(lights, { framesPerSecond: 30 })).safe).toBe(true);
    expect(flashesOf(clip(lights, { framesPerSecond: 40 })).safe).toBe(false);
  });

  it('judges by time: the same eight changes are safe over two seconds', () => {
    expect(flashesOf(clip(pulses(4, 0, 255), { framesPerSecond: 12 })).safe).toBe(true);
  });

  it('ignores a change below a tenth, and one between two bright states', () => {
    expect(flashesOf(clip(pulses(8, 100, 125))).safe).toBe(true);
    expect(flashesOf(clip(pulses(8, 100, 126))).safe).toBe(false);
    expect(flashesOf(clip(pulses(8, 204, 255))).safe).toBe(true);
    expect(flashesOf(clip(pulses(8, 203, 255))).safe).toBe(false);
  });

  it('lets a small area flash: up to a quarter of a ninth of the picture', () => {
    expect(flashesOf(clip(pulses(8, 0, 255), { columns: 4, rows: 3 })).safe).toBe(true);
    expect(flashesOf(clip(pulses(8, 0, 255), { columns: 5, rows: 4 })).safe).toBe(false);
    // Long and thin: many cells, but no more than one window's width of them together.
    expect(flashesOf(clip(pulses(8, 0, 255), { columns: gridColumns, rows: 1 })).safe).toBe(true);
  });

  it('lets a slow fade pass, and one up and down within a second', () => {
    const fade = Array.from({ length: 96 }, (_, frame) => ({ luminance: Math.round(127 - 127 * Math.cos(frame / 6)) }));
    expect(flashesOf(clip(fade)).safe).toBe(true);
  });

  it('sees a flash that builds up over some frames', () => {
    const ramp = Array.from({ length: 48 }, (_, frame) => ({ luminance: [0, 15, 30, 15][frame % 4]! }));
    expect(flashesOf(clip(ramp)).safe).toBe(false);
  });

  it('sees red flashes whose luminance hardly changes', () => {
    const lights = Array.from({ length: 24 }, (_, frame) => ({ luminance: 40, red: frame % 2 === 0 ? 0 : 120 }));
    const check = flashesOf(clip(lights));
    expect(check.safe).toBe(false);
    expect(check.sentence).toContain('red flashes');
    expect(flashesOf(clip(lights.map(({ red }) => ({ luminance: 40, red: red === 0 ? 0 : 15 })))).safe).toBe(true);
  });

  it('does not take a bright thing that moves across for flashes', () => {
    const pixels = clip(Array.from({ length: 48 }, () => ({ luminance: 0 })));
    for (let frame = 0; frame < 48; frame++) {
      for (let row = 0; row < gridRows; row++) {
        const start = frame * cells + row * gridColumns + (frame % gridColumns);
        pixels.lightness[start] = 255;
      }
    }
    expect(flashesOf(pixels).safe).toBe(true);
  });

  it('is safe for a clip of one frame or none', () => {
    expect(flashesOf(clip([])).safe).toBe(true);
    expect(flashesOf(clip([{ luminance: 255 }])).safe).toBe(true);
  });
});

describe('fastestSafeSpeed', () => {
  const offered = [0.1, 0.25, 0.5, 1, 1.5, 2];

  it('slows a burst until no second of what is seen holds a fourth flash', () => {
    // Four flashes within 14 frames: 0.58 s, and so a second at 0.58 of the speed, not at the 0.75 that three in four would be.
    const burst = clip(pulses(4, 0, 255));
    expect(fastestSafeSpeed(burst, offered)).toBe(0.5);
    expect(fastestSafeSpeed(burst, [0.6])).toBe(0);
  });

  it('does not let a clip that is safe play so fast that it is not', () => {
    const slow = clip(pulses(4, 0, 255), { framesPerSecond: 12 });
    expect(flashesOf(slow).safe).toBe(true);
    expect(fastestSafeSpeed(slow, offered)).toBe(1);
    expect(fastestSafeSpeed(clip(pulses(3, 0, 255)), offered)).toBe(2);
  });
});
