import type { ReadonlySignal } from '@preact/signals-core';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import { setAttribute, type Scope } from '../dom.ts';
import { s, toElement } from '../svg-tree.ts';
import { across } from '../chart/parts.ts';
import { chartHeight, chartScales, plotBottom } from './geometry.ts';
import { lineOf, type DriftChartModel } from './model.ts';

/** What moves over the chart: a line at the playhead, another where the reader points, and a dot on each line. */
export function chartCursor(
  scope: Scope,
  model: ReadonlySignal<DriftChartModel | null>,
  study: Study,
  playhead: Playhead,
): SVGElement {
  const upright = (name: string): SVGElement => toElement(s('line', { class: name, y1: 0, y2: plotBottom }));
  const now = upright('fa-cursor-now');
  const hovered = upright('fa-cursor-hover');
  const dots = toElement(s('g', { class: 'fa-cursor-dots' }));
  const element = toElement(
    s('svg', { class: 'fa-drift-cursor', width: '100%', height: chartHeight, 'aria-hidden': 'true' }),
  );
  element.append(hovered, now, dots);

  /** For the model at hand: its scales, and for each line its values and its dot. */
  let lines: readonly { values: readonly number[]; dot: SVGElement; joint: string }[] = [];
  let scales: ReturnType<typeof chartScales> | null = null;
  const moveTo = (line: SVGElement, timeUs: number): void => {
    if (!scales) return;
    const x = across(scales.x, timeUs);
    setAttribute(line, 'x1', x);
    setAttribute(line, 'x2', x);
  };
  const move = (): void => {
    const shown = model.peek();
    // The line stands at the beginning of the frame on screen, where its dots are.
    const frame = study.frameAt(playhead.timeUs.value);
    const timeUs = study.timeOfFrame(frame);
    const over = playhead.hover.value;
    if (!shown || !scales) return;
    setAttribute(now, 'data-time-us', String(timeUs));
    moveTo(now, timeUs);
    hovered.toggleAttribute('hidden', over?.timeUs == null);
    if (over?.timeUs != null) moveTo(hovered, over.timeUs);
    for (const { values, dot, joint } of lines) {
      const value = values[frame] ?? NaN;
      dot.toggleAttribute('hidden', Number.isNaN(value));
      if (Number.isNaN(value)) continue;
      setAttribute(dot, 'cx', across(scales.x, timeUs));
      setAttribute(dot, 'cy', scales.y(value).toFixed(1));
      setAttribute(dot, 'data-hovered', String(over?.joint === joint));
    }
  };
  scope.effect(() => {
    const shown = model.value;
    if (!shown) return;
    scales = chartScales(shown);
    lines = shown.joints.map((joint) => ({
      joint,
      values: lineOf(shown.drift, joint, shown.timestampsUs, shown.smoothed),
      dot: toElement(s('circle', { class: shown.lit.includes(joint) ? 'fa-lit' : '', r: 4.5 })),
    }));
    dots.replaceChildren(...lines.map(({ dot }) => dot));
    move();
  });
  return element;
}
