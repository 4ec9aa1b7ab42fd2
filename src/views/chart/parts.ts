import type { ScaleLinear } from 'd3-scale';
import { endOfFrame, timeOfFrame } from '../../study/frames.ts';
import type { Evidence, Fault } from '../../terms/fault.ts';
import { s, type SvgNode } from '../svg-tree.ts';
import { kindLabel, measuredLabel } from '../words.ts';

/** Across, a chart is fluid: this many units stand for its width. */
export const chartWidth = 1000;
/** Names of faults stand above this, in CSS pixels from the top. */
export const faultBand = 22;
/** 320 px is the narrowest chart: what does not fit there is left out. */
const narrowestChart = 320;
const letterWidth = 7;

/** Microseconds since the clip's first frame to 0..1000. */
export type TimeScale = ScaleLinear<number, number>;

/** What any chart over time knows of its clip. */
export interface TimedModel {
  /** Tells the ids inside one drawing from those of another on the page. */
  id: string;
  /** Presentation times as the file has them, ascending. */
  timestampsUs: readonly number[];
  durationUs: number;
}

/** A time as the share of the chart's width, "43.21%". */
export function across(x: TimeScale, timeUs: number): string {
  return `${Number((x(timeUs) / 10).toFixed(3))}%`;
}

/** The pattern that stands for a fault, under `ID-hatch`. */
export function hatching(id: string): SvgNode {
  const size = 7;
  return s(
    'defs',
    {},
    s(
      'pattern',
      { id: `${id}-hatch`, width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      s('line', { class: 'fa-hatch', x1: 0, y1: 0, x2: 0, y2: size }),
    ),
  );
}

/** A fault's stretch of the chart, hatched from the top to `bottom` (CSS pixels), and named where the name has room. */
export function faultShade(model: TimedModel, fault: Fault, x: TimeScale, bottom: number): SvgNode {
  const inside = (timeUs: number): number => Math.min(Math.max(x(timeUs), 0), chartWidth);
  const from = inside(timeOfFrame(model.timestampsUs, fault.firstFrame));
  const to = inside(endOfFrame(model.timestampsUs, fault.lastFrame, model.durationUs));
  const label = kindLabel(fault.kind);
  // A name that does not fit is on the timeline and in the list anyway.
  const fits = ((to - from) * narrowestChart) / chartWidth > label.length * letterWidth + 8;
  const place = { x: `${from / 10}%`, y: 0, width: `${(to - from) / 10}%` };
  return s(
    'g',
    { class: 'fa-fault-shade' },
    s('rect', { ...place, height: bottom, fill: `url(#${model.id}-hatch)` }),
    s('rect', { class: 'fa-fault-edge', ...place, height: 3 }),
    ...(fits ? [s('text', { class: 'fa-fault-label', x: place.x, dx: 4, y: faultBand - 6 }, label)] : []),
  );
}

export function timeTicks(x: TimeScale, chartHeight: number): readonly SvgNode[] {
  const [fromUs = 0, toUs = 0] = x.domain();
  const inSeconds = x.copy().domain([fromUs / 1e6, toUs / 1e6]);
  return inSeconds.ticks(5).map((tick) => {
    const at = inSeconds(tick);
    const anchor = at < 30 ? 'start' : at > chartWidth - 30 ? 'end' : 'middle';
    return s('text', { class: 'fa-axis', x: `${at / 10}%`, y: chartHeight - 6, 'text-anchor': anchor }, `${tick} s`);
  });
}

/** A word beside the head of an upright line. */
export interface MarkerWord {
  text: string;
  /** Its base line, in CSS pixels from the top. */
  y: number;
  /** On which side of the line it stands: after it, unless the chart ends there. */
  anchor: 'start' | 'end';
}

/** An upright line with a word at its head. */
export function marker(name: string, x: string, { text, y, anchor }: MarkerWord, bottom: number): SvgNode {
  return s(
    'g',
    { class: name },
    s('line', { x1: x, x2: x, y1: 0, y2: bottom }),
    s('text', { x, dx: anchor === 'start' ? 4 : -4, y, 'text-anchor': anchor }, text),
  );
}

/**
 * The evidence of the selected fault: where each figure was reached, how large it was, and the limit it passed. What is measured on
 * the chart's own scale also wears a bar at the limit and a ring at the figure.
 */
export function evidenceMarks(
  evidence: readonly Evidence[],
  { timestampsUs }: TimedModel,
  x: TimeScale,
  place: { top: number; bottom: number; y?: (value: number) => number },
): readonly SvgNode[] {
  const [fromUs = 0, toUs = 0] = x.domain();
  return evidence.flatMap((each, index) => {
    const timeUs = timeOfFrame(timestampsUs, each.frame);
    if (timeUs < fromUs || timeUs > toUs) return [];
    const at = x(timeUs);
    const percent = `${at / 10}%`;
    const isRight = at > chartWidth / 2;
    const inside = (value: number): number => Math.min(Math.max(place.y?.(value) ?? 0, place.top), place.bottom);
    const reach = 40;
    const onScale = place.y
      ? [
          s('line', {
            class: 'fa-evidence-limit',
            x1: `${(at - reach) / 10}%`,
            x2: `${(at + reach) / 10}%`,
            y1: inside(each.threshold),
            y2: inside(each.threshold),
          }),
          s('circle', { class: 'fa-evidence-figure', cx: percent, cy: inside(each.value), r: 6 }),
        ]
      : [];
    return [
      s(
        'g',
        { class: 'fa-evidence' },
        s('line', { class: 'fa-evidence-frame', x1: percent, x2: percent, y1: place.top, y2: place.bottom }),
        ...onScale,
        s(
          'text',
          {
            x: percent,
            dx: isRight ? -10 : 10,
            y: place.bottom - 8 - index * 16,
            'text-anchor': isRight ? 'end' : 'start',
          },
          `${measuredLabel(each.value, each.unit)}, limit ${measuredLabel(each.threshold)}`,
        ),
      ),
    ];
  });
}
