import type { Playhead } from '../../study/playhead.ts';

/** How much of the clip is shown on either side of a range that a chart is zoomed to, as a share of the range. */
const zoomMargin = 0.15;

/** The stretch of the clip that fills a chart's width, in microseconds: the range with a little around it, or all of the clip. */
export function shownStretch(playhead: Playhead, zoomed: boolean): readonly [fromUs: number, toUs: number] {
  const range = zoomed ? playhead.range.value : null;
  const durationUs = playhead.durationUs.value;
  if (!range) return [0, durationUs];
  const margin = (range[1] - range[0]) * zoomMargin;
  return [Math.max(range[0] - margin, 0), Math.min(range[1] + margin, durationUs)];
}
