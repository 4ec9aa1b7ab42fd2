import { expect, test } from 'vitest';
import { lightSeriesOf } from '../../src/measure/light-series.ts';
import { bodyRegions, lookBytes, lookFields } from '../../src/terms/look.ts';
import { gridColumns, gridRows } from '../../src/terms/pixels.ts';
import { lightChartModel } from '../../src/views/light-chart/model.ts';
import { lightSummary, lightWords } from '../../src/views/light-chart/summary.ts';
import { lightChartSvg } from '../../src/views/light-chart/svg.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { evenly, stickTrack } from './measure-tracks.ts';

const frames = 20;

/** A grey room around a person whose face is darker than his chest; `change` is made to a frame's bytes. */
function room(
  change: (frame: number, region: string) => { lightness?: number; side?: number; seen?: boolean } = () => ({}),
) {
  const track = stickTrack(() => [0, 0], { seconds: evenly(frames) });
  const pixels = emptyStatistics(track.timestampsUs);
  pixels.lightness.fill(128);
  for (let frame = 0; frame < frames; frame++) {
    bodyRegions.forEach((region, index) => {
      const { lightness = region === 'face' ? 90 : 150, side = 130, seen = true } = change(frame, region);
      if (!seen) return;
      const from = frame * lookBytes + index * lookFields.length;
      pixels.look[from + lookFields.indexOf('lightness')] = lightness;
      pixels.look[from + lookFields.indexOf('side')] = side;
    });
  }
  return { track, pixels };
}

test('a region that comes into sight changes nothing; light that changes does', () => {
  const { track, pixels } = room((frame, region) => ({
    seen: region !== 'face' || frame % 2 === 0,
    ...(frame === 7 && region !== 'face' ? { lightness: 180 } : {}),
  }));
  const { personLightness } = lightSeriesOf(track, pixels);
  expect(personLightness[3]).toBeCloseTo(personLightness[4]!, 4);
  expect(personLightness[7]! - personLightness[6]!).toBeCloseTo((30 * 100) / 255, 4);
});

test('the background is what lies around the person, on the scale of 0 to 100', () => {
  const { track, pixels } = room();
  const cells = gridColumns * gridRows;
  pixels.lightness.subarray(4 * cells, 5 * cells).fill(200);
  const { backgroundLightness, personLightness } = lightSeriesOf(track, pixels);
  expect(backgroundLightness[3]).toBeCloseTo((128 / 255) * 100, 4);
  expect(backgroundLightness[4]).toBeCloseTo((200 / 255) * 100, 4);
  expect(personLightness[4]).toBeCloseTo(personLightness[3]!, 4);
});

test('the side of the light is positive where the left is lighter; nobody seen is no figure', () => {
  const { track, pixels } = room((frame) => ({ side: frame < 10 ? 134 : 120, seen: frame !== 5 }));
  const { sideLightness, personLightness } = lightSeriesOf(track, pixels);
  expect(sideLightness[2]).toBeCloseTo(6, 4);
  expect(sideLightness[12]).toBeCloseTo(-8, 4);
  expect(sideLightness[5]).toBeNaN();
  expect(personLightness[5]).toBeNaN();
});

test('the chart of it speaks of what it shows, and draws three lines', () => {
  const { track, pixels } = room((frame) => ({ side: frame < 10 ? 134 : 120 }));
  const light = lightSeriesOf(track, pixels);
  const model = lightChartModel('x', track.timestampsUs, { light, faults: [] })!;
  expect(lightWords(model, 12)).toBe('person 57, background 50, right side lighter by 8.0');
  expect(lightSummary(model)).toContain('The background: 50 to 50.');
  expect(lightSummary(model)).toContain('by -8.0 to 6.0');
  expect(lightSummary(model)).toContain('No faults of light.');
  const svg = lightChartSvg(model);
  expect(svg.match(/class="fa-line fa-light-\w+" d="M[^"]+L/g)).toHaveLength(3);
  expect(lightChartModel('x', track.timestampsUs, { light: null, faults: [] })).toBeNull();
});
