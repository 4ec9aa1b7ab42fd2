import { count, jointsLabel, kindLabel, secondsLabel } from '../words.ts';
import type { LightChartModel } from './model.ts';

/** The chart in words: what a reader who does not see it needs to know. */
export function lightSummary({ light, faults, timestampsUs }: LightChartModel): string {
  const first = timestampsUs[0] ?? 0;
  return [
    `Lightness from 0 to 100. ${spanWords('The person', light.personLightness)}`,
    spanWords('The background', light.backgroundLightness),
    sideWords(light.sideLightness),
    faults.length === 0
      ? 'No faults of light.'
      : `${count(faults.length, 'fault')} of light: ${faults.map((fault) => `${kindLabel(fault.kind)} (${jointsLabel(fault.joints, fault.region)}, from ${secondsLabel(fault.firstUs - first)})`).join('; ')}.`,
  ].join(' ');
}

function spanWords(who: string, series: Float32Array): string {
  const known = series.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return `${who}: not seen.`;
  return `${who}: ${Math.min(...known).toFixed(0)} to ${Math.max(...known).toFixed(0)}.`;
}

function sideWords(series: Float32Array): string {
  const known = series.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return 'The side of the light could not be told.';
  return `The left of the body is lighter than its right by ${Math.min(...known).toFixed(1)} to ${Math.max(...known).toFixed(1)}.`;
}

/** "person 54, background 61, left side lighter by 2.1" of a frame. */
export function lightWords({ light }: Pick<LightChartModel, 'light'>, frame: number): string {
  const level = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? 'not seen' : value.toFixed(0);
  const side = light.sideLightness[frame] ?? NaN;
  const where = Number.isNaN(side)
    ? 'side of the light not seen'
    : `${side < 0 ? 'right' : 'left'} side lighter by ${Math.abs(side).toFixed(1)}`;
  return `person ${level(light.personLightness[frame])}, background ${level(light.backgroundLightness[frame])}, ${where}`;
}
