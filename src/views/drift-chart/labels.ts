import { jointLabel, type Joint } from '../../terms/landmarks.ts';
import { timeOfFrame } from '../../study/frames.ts';
import { chartWidth, faultBand, type MarkerWord } from '../chart/parts.ts';
import { highestPoint, plotBottom, type ChartScales } from './geometry.ts';
import type { DriftChartModel } from './model.ts';

/** A joint's name beside its line's highest point. */
export interface LineLabel {
  joint: Joint;
  text: string;
  /** 0 to 1000 across, CSS pixels down. */
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** The narrowest chart that labels must fit on, in CSS pixels, and about how wide a letter is. */
const narrowestChart = 320;
const letterWidth = 7;
const lineHeight = 15;
const legendLineHeight = 16;
/** Where the names of other lines begin, across: they end at the chart's right edge. */
const legendLeft = 560;

const acrossOf = (text: string): number => (text.length * letterWidth * chartWidth) / narrowestChart;
/** How far the scale's figures reach into the chart, across. */
const tickRight = acrossOf('0.5') + 10;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The base line of the name of one of the other lines. */
export function legendLine(index: number): number {
  return faultBand + 14 + index * legendLineHeight;
}

function legendLines({ under, other }: DriftChartModel): number {
  return [under, other].filter((line) => line !== undefined).length;
}

/** A word for each cut, below the names of other lines where it would stand on them. */
export function cutWords(model: DriftChartModel, { x }: ChartScales): readonly (MarkerWord & { timeUs: number })[] {
  const lines = legendLines(model);
  return model.told
    .filter(({ kind }) => kind === 'cut')
    .map(({ firstFrame }) => {
      const timeUs = timeOfFrame(model.timestampsUs, firstFrame);
      const end = x(timeUs) + acrossOf('cut') + 20;
      const y = lines > 0 && end > legendLeft ? legendLine(lines) : faultBand + 6;
      return { timeUs, text: 'cut', y, anchor: end > chartWidth ? 'end' : 'start' };
    });
}

/**
 * Names for the lines, lit ones first, moved up or down where they would cover each other on a phone. A name that finds no room is left
 * out: the buttons below the chart carry all of them.
 */
export function lineLabels(model: DriftChartModel, scales: ChartScales): readonly LineLabel[] {
  // The scale's unit stands at the upper left, the names of other lines at the upper right.
  const taken: Box[] = [
    { left: 0, right: 400, top: faultBand, bottom: faultBand + lineHeight + 4 },
    {
      left: legendLeft,
      right: chartWidth,
      top: faultBand,
      bottom: faultBand + legendLines(model) * (lineHeight + 2),
    },
    ...scales.y.ticks(4).map((tick): Box => {
      const bottom = scales.y(tick) - 2;
      return { left: 0, right: tickRight, top: bottom - lineHeight, bottom };
    }),
    ...cutWords(model, scales).map(({ timeUs, text, y, anchor }): Box => {
      const at = scales.x(timeUs);
      const width = acrossOf(text) + 20;
      const left = anchor === 'start' ? at : at - width;
      return { left, right: left + width, top: y - lineHeight, bottom: y + 2 };
    }),
  ];
  const ordered = [...model.joints].sort((a, b) => Number(model.lit.includes(b)) - Number(model.lit.includes(a)));
  return ordered.flatMap((joint) => {
    const highest = highestPoint(model, joint);
    if (!highest) return [];
    const text = jointLabel(joint);
    const width = acrossOf(text);
    const peakX = scales.x(highest.timeUs);
    const anchor = peakX < tickRight + width / 2 ? 'start' : peakX > chartWidth - width / 2 ? 'end' : 'middle';
    // Clear of the scale's figures.
    const x = Math.max(peakX, tickRight);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    const peak = scales.y(highest.value) - 6;
    // Above first: below its peak a name stands among the lines.
    const places = [0, -1, -2, 1.6, 2.6].map((lines) => peak + lines * lineHeight);
    for (const y of places) {
      const box: Box = { left, right: left + width, top: y - lineHeight, bottom: y };
      const covers = (other: Box): boolean =>
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      if (box.top < faultBand || box.bottom > plotBottom - 4 || taken.some(covers)) continue;
      taken.push(box);
      return [{ joint, text, x, y, anchor }];
    }
    return [];
  });
}
