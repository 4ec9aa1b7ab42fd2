import { describe, expect, test } from 'vitest';
import { isSamePlace, type Change } from '../../src/measure/background-chain.ts';
import { CellMotion } from '../../src/measure/cell-motion.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { gridColumns, gridRows } from '../../src/terms/pixels.ts';
import { evenly, stickTrack } from './measure-tracks.ts';

describe('a camera that tilts', () => {
  test.each([
    ['wide', 1],
    ['tall', (9 / 16) ** 2],
  ])('moves a body that stands still by nothing of its own, in a %s picture', (_, widthShare) => {
    const rowsPerFrame = 0.25;
    const wide = stickTrack(() => [0, 0], { seconds: evenly(24), torsoPixels: 100 });
    // The same grid over a narrower picture: only what a cell is in pixels differs.
    const track = { ...wide, width: wide.width * widthShare, values: wide.values.slice() };
    const pixels = emptyStatistics(track.timestampsUs);
    const fields = wide.values.length / (24 * 33);
    for (let frame = 0; frame < 24; frame++) {
      pixels.shiftY[frame] = frame === 0 ? 0 : rowsPerFrame / gridColumns;
      for (let landmark = 0; landmark < 33; landmark++) {
        const at = (frame * 33 + landmark) * fields;
        const first = landmark * fields;
        track.values[at] = wide.values[first]! * widthShare;
        track.values[at + 1] = wide.values[first + 1]! + ((frame * rowsPerFrame) / gridRows) * track.height;
      }
    }
    const motion = new CellMotion(track, pixels, [...track.timestampsUs.keys()]);
    const { x, y } = motion.trunkAt(12);
    expect(motion.around(12, Math.round(x), Math.round(y))).toBeCloseTo(0, 4);
  });
});

describe('a place that the camera carries', () => {
  const changeAt = (frame: number, ...cells: number[]): Change => ({
    frame,
    core: cells,
    region: cells,
    isEverywhere: false,
  });

  test('is the same where the picture went with it, and not on the other side once it has left', () => {
    const pixels = emptyStatistics([0, 40_000, 80_000]);
    pixels.shiftX.fill(2 / gridColumns);
    const row = 5 * gridColumns;
    expect(isSamePlace(pixels, changeAt(0, row + 10), changeAt(1, row + 12))).toBe(true);
    expect(isSamePlace(pixels, changeAt(0, row + gridColumns - 1), changeAt(1, row + gridColumns + 1))).toBe(false);
  });
});
