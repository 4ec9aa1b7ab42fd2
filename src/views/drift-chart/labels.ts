import { jointLabel, type Joint } from '../../terms/landmarks.ts';
import { chartWidth, faultBand } from '../chart/parts.ts';
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

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Names for the lines, lit ones first, moved up or down where they would cover each other on a phone. A name that finds no room is left
 * out: the buttons below the chart carry all of them.
 */
export function lineLabels(model: DriftChartModel, scales: ChartScales): readonly LineLabel[] {
  // The scale's unit stands at the upper left, the names of other lines at the upper right.
  const legendLines = [model.under, model.other].filter((line) => line !== undefined).length;
  const taken: Box[] = [
    { left: 0, right: 400, top: faultBand, bottom: faultBand + lineHeight + 4 },
    { left: 560, right: chartWidth, top: faultBand, bottom: faultBand + legendLines * (lineHeight + 2) },
  ];
  const ordered = [...model.joints].sort((a, b) => Number(model.lit.includes(b)) - Number(model.lit.includes(a)));
  return ordered.flatMap((joint) => {
    const highest = highestPoint(model, joint);
    if (!highest) return [];
    const text = jointLabel(joint);
    const width = (text.length * letterWidth * chartWidth) / narrowestChart;
    const x = scales.x(highest.timeUs);
    const anchor = x < width / 2 ? 'start' : x > chartWidth - width / 2 ? 'end' : 'middle';
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    const peak = scales.y(highest.value) - 6;
    for (const y of [peak, peak - lineHeight, peak + lineHeight * 1.6, peak + lineHeight * 2.6]) {
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
