import { extent } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { timeOfFrame } from '../../study/frames.ts';
import {
  chartWidth,
  evidenceMarks,
  faultBand,
  faultShade,
  hatching,
  timeTicks,
  type TimeScale,
} from '../chart/parts.ts';
import { s, toMarkup, type SvgNode } from '../svg-tree.ts';
import type { LightChartModel } from './model.ts';
import { lightSummary } from './summary.ts';

/** The chart is this high in CSS pixels. */
export const lightChartHeight = 224;
/** Above, how light person and background are; below, on which side the light falls. */
const levels = { top: faultBand + 22, bottom: 126 } as const;
const sides = { top: 146, bottom: lightChartHeight - 24 } as const;

/** However steady the light, the scales span this much CIELAB lightness, so that noise does not look like flicker. */
const leastSpan = 16;
const leastSide = 6;

export interface LightScales {
  x: TimeScale;
  /** CIELAB lightness to CSS pixels from the top. */
  level: ScaleLinear<number, number>;
  /** How much lighter the left is than the right to CSS pixels from the top. */
  side: ScaleLinear<number, number>;
}

/** The lines of the chart: whose, and how each is drawn so that they are told apart without colour. */
export const lightLines = [
  { key: 'personLightness', name: 'person', scale: 'level', dash: 'none' },
  { key: 'backgroundLightness', name: 'background', scale: 'level', dash: '7 4' },
  { key: 'sideLightness', name: 'light from his left or right', scale: 'side', dash: 'none' },
] as const;

export function lightScales({ light, domainUs }: LightChartModel): LightScales {
  const known = [...light.personLightness, ...light.backgroundLightness].filter((value) => !Number.isNaN(value));
  const [low = 40, high = 60] = extent(known);
  const middle = (low + high) / 2;
  const half = Math.max(leastSpan, (high - low) * 1.1) / 2;
  const mostSide = light.sideLightness.reduce(
    (most, value) => (Math.abs(value) > most ? Math.abs(value) : most),
    leastSide,
  );
  return {
    x: scaleLinear([...domainUs], [0, chartWidth]),
    level: scaleLinear([Math.max(0, middle - half), Math.min(100, middle + half)], [levels.bottom, levels.top]).nice(3),
    side: scaleLinear([-mostSide, mostSide], [sides.bottom, sides.top]).nice(2),
  };
}

/** The light chart as text, for the build. Needs chart.css and light-chart.css. */
export function lightChartSvg(model: LightChartModel): string {
  return toMarkup(lightChartTree(model));
}

/** The light chart as data. */
export function lightChartTree(model: LightChartModel): SvgNode {
  const scales = lightScales(model);
  return s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'fa-drift-svg fa-light-svg',
      width: '100%',
      height: lightChartHeight,
      role: 'img',
      'aria-label': lightSummary(model),
    },
    hatching(model.id),
    ...model.faults.map((fault) => faultShade(model, fault, scales.x, sides.bottom)),
    ...grid(scales),
    plot(model, scales),
    // Letters over lines: their halo keeps the lines out of them.
    ...levelTicks(scales),
    ...sideWords(),
    ...timeTicks(scales.x, lightChartHeight),
    ...evidenceMarks(model.evidence, model, scales.x, { top: levels.top, bottom: sides.bottom }),
  );
}

function plot(model: LightChartModel, scales: LightScales): SvgNode {
  return s(
    'svg',
    {
      class: 'fa-drift-plot',
      width: '100%',
      height: '100%',
      viewBox: `0 0 ${chartWidth} ${lightChartHeight}`,
      preserveAspectRatio: 'none',
    },
    ...lightLines.map(({ key, scale, dash }) => {
      const path = line<number>()
        .defined((value) => !Number.isNaN(value))
        .x((_, frame) => scales.x(timeOfFrame(model.timestampsUs, frame)))
        .y((value) => scales[scale](value))
        .digits(1);
      return s('path', {
        class: `fa-line fa-light-${key}`,
        d: path([...model.light[key]]) ?? '',
        'vector-effect': 'non-scaling-stroke',
        'stroke-dasharray': dash,
      });
    }),
  );
}

function grid({ level, side }: LightScales): readonly SvgNode[] {
  return [
    ...level
      .ticks(3)
      .map((tick) => s('line', { class: 'fa-grid', x1: 0, x2: '100%', y1: level(tick), y2: level(tick) })),
    s('line', { class: 'fa-zero', x1: 0, x2: '100%', y1: side(0), y2: side(0) }),
  ];
}

function levelTicks({ level }: LightScales): readonly SvgNode[] {
  const ticks = level.ticks(3);
  return ticks.map((tick, index) =>
    s(
      'text',
      { class: 'fa-axis', x: 0, y: level(tick) - 4 },
      index === ticks.length - 1 ? `lightness ${tick}` : String(tick),
    ),
  );
}

function sideWords(): readonly SvgNode[] {
  return [
    s('text', { class: 'fa-axis', x: 0, y: sides.top + 4 }, 'left side lighter'),
    s('text', { class: 'fa-axis', x: 0, y: sides.bottom - 2 }, 'right side lighter'),
  ];
}
