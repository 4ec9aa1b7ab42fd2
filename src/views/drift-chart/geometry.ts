import { quantile } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Joint } from '../../terms/landmarks.ts';
import { chartWidth, type TimeScale } from '../chart/parts.ts';
import { lineOf, peakOf, valuesOf, type DriftChartModel } from './model.ts';

/** The chart is this high in CSS pixels. */
export const chartHeight = 250;
/** The names of faults, the scale's unit and the lines' names stand above this. */
export const plotTop = 46;
export const plotBottom = chartHeight - 24;

/** However still the body, the scale shows this much, so that noise does not look like drift. */
const leastTopTorsoLengths = 0.2;

/** The top of the floor's band is shown where it usually is, up to this: a hidden limb's floor would else flatten every line. */
const mostFloorTorsoLengths = 1;

/** A value at a time since the clip's first frame. */
interface Point {
  timeUs: number;
  value: number;
}

export interface ChartScales {
  x: TimeScale;
  /** Torso lengths to CSS pixels from the top. */
  y: ScaleLinear<number, number>;
}

export function chartScales(model: DriftChartModel): ChartScales {
  const drifts = [model.drift, model.under?.drift, model.other?.drift].filter((drift) => drift !== undefined);
  const peaks = drifts.flatMap((drift) => model.joints.map((joint) => peakOf(drift.rawTorsoLengths, joint)));
  const floors = floorLine(model).filter((value) => !Number.isNaN(value));
  const usualFloor = Math.min(quantile(floors, 0.75) ?? 0, mostFloorTorsoLengths);
  return {
    x: scaleLinear([...model.domainUs], [0, chartWidth]),
    y: scaleLinear([0, Math.max(leastTopTorsoLengths, usualFloor, ...peaks)], [plotBottom, plotTop]).nice(4),
  };
}

export function pointsOf(values: readonly number[], timestampsUs: readonly number[]): readonly Point[] {
  const first = timestampsUs[0] ?? 0;
  return values.map((value, frame) => ({ timeUs: timestampsUs[frame]! - first, value }));
}

/** A path through the points, broken where there is no evidence. */
export function linePath(points: readonly Point[], { x, y }: ChartScales): string {
  const path = line<Point>()
    .defined(({ value }) => !Number.isNaN(value))
    .x(({ timeUs }) => x(timeUs))
    .y(({ value }) => y(value))
    .digits(1);
  return path(points) ?? '';
}

/** The band from zero to the floor: below it a line means nothing. */
export function floorPath(model: DriftChartModel, scales: ChartScales): string {
  return bandPath(pointsOf(floorLine(model), model.timestampsUs), scales);
}

/** For each frame the highest floor of the lit joints; of all that have a line where none is lit. */
function floorLine(model: DriftChartModel): readonly number[] {
  const lit = model.joints.filter((joint) => model.lit.includes(joint));
  const floors = (lit.length > 0 ? lit : model.joints).map((joint) => valuesOf(model.drift.floorTorsoLengths, joint));
  return model.timestampsUs.map((_, frame) => highestOf(floors, frame));
}

/** The highest of several lines in a frame; NaN where none has evidence. */
export function highestOf(lines: readonly (readonly number[])[], frame: number): number {
  return lines.reduce((most, line) => (line[frame]! > most || Number.isNaN(most) ? line[frame]! : most), NaN);
}

/** The area from zero up to the points. */
export function bandPath(points: readonly Point[], { x, y }: ChartScales): string {
  const path = area<Point>()
    .defined(({ value }) => !Number.isNaN(value))
    .x(({ timeUs }) => x(timeUs))
    .y0(y(0))
    .y1(({ value }) => y(value))
    .digits(1);
  return path(points) ?? '';
}

/** The area between a joint's line and its own floor where the line is above: this is its drift. */
export function driftPath(model: DriftChartModel, joint: Joint, { x, y }: ChartScales): string {
  const raw = pointsOf(lineOf(model.drift, joint, model.timestampsUs, model.smoothed), model.timestampsUs);
  const floor = valuesOf(model.drift.floorTorsoLengths, joint);
  const both = raw.map(({ timeUs, value }, frame) => ({ timeUs, value, floor: floor[frame]! }));
  const path = area<(typeof both)[number]>()
    .defined((point) => !Number.isNaN(point.value) && !Number.isNaN(point.floor))
    .x(({ timeUs }) => x(timeUs))
    .y0((point) => y(point.floor))
    .y1((point) => y(Math.max(point.value, point.floor)))
    .digits(1);
  return path(both) ?? '';
}

/** Where a joint's line is highest inside the stretch shown; `null` where it has no evidence there. */
export function highestPoint(model: DriftChartModel, joint: Joint): Point | null {
  const [fromUs, toUs] = model.domainUs;
  let highest: Point | null = null;
  for (const point of pointsOf(lineOf(model.drift, joint, model.timestampsUs, model.smoothed), model.timestampsUs)) {
    if (point.timeUs < fromUs || point.timeUs > toUs || Number.isNaN(point.value)) continue;
    if (!highest || point.value > highest.value) highest = point;
  }
  return highest;
}
