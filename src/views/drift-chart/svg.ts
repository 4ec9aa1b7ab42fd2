import type { Joint } from '../../terms/landmarks.ts';
import type { Evidence } from '../../terms/fault.ts';
import { endOfFrame, timeOfFrame } from '../../study/frames.ts';
import { jointValue } from '../../study/joints.ts';
import { s, toMarkup, type SvgNode } from '../svg-tree.ts';
import { across, chartWidth, evidenceMarks, faultShade, hatching, marker, timeTicks } from '../chart/parts.ts';
import {
  bandPath,
  chartHeight,
  chartScales,
  driftPath,
  floorPath,
  highestOf,
  linePath,
  plotBottom,
  plotTop,
  pointsOf,
  type ChartScales,
} from './geometry.ts';
import { cutWords, legendLine, lineLabels } from './labels.ts';
import { lineOf, type DriftChartModel } from './model.ts';
import { chartSummary } from './summary.ts';

/** Ways to draw a line, so that joints are told apart without colour: by their place in the model's list. */
export const dashes: readonly string[] = ['none', '9 4', '2 4', '11 4 2 4', '5 3', '1 3'];

export function dashOf(model: Pick<DriftChartModel, 'joints'>, joint: Joint): string {
  return dashes[model.joints.indexOf(joint) % dashes.length] ?? 'none';
}

/**
 * The drift chart as text, for the build: the same drawing that the page shows, without cursor. Needs chart.css and drift-chart.css.
 * It is as wide as it is given; its letters keep their size.
 */
export function driftChartSvg(model: DriftChartModel): string {
  return toMarkup(chartTree(model));
}

/** The drift chart as data. */
export function chartTree(model: DriftChartModel): SvgNode {
  const scales = chartScales(model);
  return s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'fa-drift-svg',
      width: '100%',
      height: chartHeight,
      role: 'img',
      'aria-label': chartSummary(model),
    },
    hatching(model.id),
    ...model.faults.map((fault) => faultShade(model, fault, scales.x, plotBottom)),
    ...valueGrid(scales),
    plot(model, scales),
    // Letters over lines: their halo keeps the lines out of them.
    ...valueTicks(scales),
    ...timeTicks(scales.x, chartHeight),
    ...cutWords(model, scales).map(({ timeUs, ...word }) =>
      marker('fa-cut', across(scales.x, timeUs), word, plotBottom),
    ),
    ...lineLabels(model, scales).map((label) =>
      s(
        'text',
        {
          class: model.lit.includes(label.joint) ? 'fa-line-label fa-lit' : 'fa-line-label',
          x: `${label.x / 10}%`,
          y: label.y,
          'text-anchor': label.anchor,
        },
        label.text,
      ),
    ),
    ...legend(model),
    ...evidence(model, scales),
  );
}

/** A figure that lies on one of the lines is drawn on their scale; what was measured otherwise has its frame here, and its figures. */
function evidence(model: DriftChartModel, { x, y }: ChartScales): readonly SvgNode[] {
  const onLine = ({ frame, value }: Evidence): boolean =>
    model.joints.some((joint) => Math.abs(jointValue(model.drift.rawTorsoLengths, frame, joint) - value) < 0.001);
  const jumps = model.evidence.filter(onLine);
  const others = model.evidence.filter((each) => !onLine(each));
  const place = { top: plotTop, bottom: plotBottom };
  return [
    ...evidenceMarks(jumps, model, x, { ...place, y }),
    ...evidenceMarks(others, model, x, { ...place, bottom: plotBottom - jumps.length * 16 }),
  ];
}

/** Everything that stretches with the chart's width; what has letters stands outside. */
function plot(model: DriftChartModel, scales: ChartScales): SvgNode {
  const lit =
    model.lit.length > 0 ? model.lit.filter((joint) => model.joints.includes(joint)) : model.joints.slice(0, 1);
  const path = (name: string, d: string, more: Record<string, string> = {}): SvgNode =>
    s('path', { class: name, d, 'vector-effect': 'non-scaling-stroke', ...more });
  const drawn = (drift: DriftChartModel['drift'], joint: Joint, times: readonly number[]): string =>
    linePath(pointsOf(lineOf(drift, joint, times, model.smoothed), times), scales);
  const { other, under } = model;
  return s(
    'svg',
    {
      class: 'fa-drift-plot',
      width: '100%',
      height: '100%',
      viewBox: `0 0 ${chartWidth} ${chartHeight}`,
      preserveAspectRatio: 'none',
    },
    path('fa-floor', floorPath(model, scales)),
    ...(under ? model.joints.map((joint) => path('fa-line-under', drawn(under.drift, joint, model.timestampsUs))) : []),
    ...(other ? lit.map((joint) => path('fa-line-other', drawn(other.drift, joint, other.timestampsUs))) : []),
    ...lit.map((joint) => path('fa-drift-area', driftPath(model, joint, scales))),
    ...model.joints.map((joint) =>
      path(model.lit.includes(joint) ? 'fa-line fa-lit' : 'fa-line', drawn(model.drift, joint, model.timestampsUs), {
        'stroke-dasharray': dashOf(model, joint),
        'data-joint': joint,
      }),
    ),
  );
}

/** What the lines are that belong to no button: at the upper right, one below the other. */
function legend({ under, other }: DriftChartModel): readonly SvgNode[] {
  const entries = [
    ...(under ? [{ name: 'fa-under-label', text: `▬ ${under.title}` }] : []),
    ...(other ? [{ name: 'fa-other-label', text: `· · · ${other.title}` }] : []),
  ];
  return entries.map(({ name, text }, index) =>
    s('text', { class: name, x: '100%', y: legendLine(index), 'text-anchor': 'end' }, text),
  );
}

function valueGrid({ y }: ChartScales): readonly SvgNode[] {
  return y
    .ticks(4)
    .map((tick, index) =>
      s('line', { class: index === 0 ? 'fa-zero' : 'fa-grid', x1: 0, x2: '100%', y1: y(tick), y2: y(tick) }),
    );
}

function valueTicks({ y }: ChartScales): readonly SvgNode[] {
  const [, ...ticks] = y.ticks(4);
  return ticks.map((tick) =>
    s(
      'text',
      { class: 'fa-axis', x: 0, y: y(tick) - 4 },
      tick === ticks.at(-1) ? `${tick} torso lengths` : String(tick),
    ),
  );
}

/** The whole clip in a strip: how high the highest of the lines is, and where the faults are. */
export function overviewTree(model: DriftChartModel, height: number): SvgNode {
  const whole: DriftChartModel = { ...model, domainUs: [0, model.durationUs] };
  const scales = chartScales(whole);
  scales.y.range([height, 2]);
  const lines = model.joints.map((joint) => lineOf(model.drift, joint, model.timestampsUs, model.smoothed));
  const highest = model.timestampsUs.map((_, frame) => highestOf(lines, frame));
  return s(
    'svg',
    {
      class: 'fa-overview-svg',
      'aria-hidden': 'true',
      viewBox: `0 0 ${chartWidth} ${height}`,
      preserveAspectRatio: 'none',
    },
    ...model.faults.map((fault) => {
      const from = scales.x(timeOfFrame(model.timestampsUs, fault.firstFrame));
      const to = scales.x(endOfFrame(model.timestampsUs, fault.lastFrame, model.durationUs));
      return s('rect', { class: 'fa-overview-fault', x: from, y: 0, width: to - from, height });
    }),
    s('path', { class: 'fa-overview-area', d: bandPath(pointsOf(highest, model.timestampsUs), scales) }),
  );
}

/** What a line's button shows: a piece of the line. */
export function dashSample(model: Pick<DriftChartModel, 'joints'>, joint: Joint): SvgNode {
  return s(
    'svg',
    { class: 'fa-dash-sample', width: 22, height: 8, viewBox: '0 0 22 8', 'aria-hidden': 'true' },
    s('line', { class: 'fa-line', x1: 0, x2: 22, y1: 4, y2: 4, 'stroke-dasharray': dashOf(model, joint) }),
  );
}
