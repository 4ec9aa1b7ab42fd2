import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import type { TimeRange } from '../../study/playhead-rules.ts';
import { h, setAttribute, type Scope } from '../dom.ts';
import { secondsLabel } from '../words.ts';
import { sliderMove } from './slider-keys.ts';
import { followDrag, timeUnder } from './strip.ts';

type End = 'in' | 'out';

/**
 * The stretch that loops, with a handle at each end. Without a range the handles rest at the clip's ends, and moving one makes a range;
 * a range that is the whole clip is none.
 *
 * @param label What the stretch is called to those who do not see it: "Loop", "Part of the chart".
 */
export function rangeHandles(scope: Scope, study: Study, playhead: Playhead, label: string): HTMLElement {
  const bar = h('span', { class: 'fa-range-bar' });
  const handles: Record<End, HTMLElement> = { in: handle('in', label), out: handle('out', label) };
  const element = h('div', { class: 'fa-range', role: 'group', 'aria-label': label }, bar, handles.in, handles.out);
  const whole = (): TimeRange => [0, playhead.durationUs.peek()];
  const range = (): TimeRange => playhead.range.peek() ?? whole();

  scope.effect(() => {
    const duration = Math.max(playhead.durationUs.value, 1);
    const [fromUs, toUs] = playhead.range.value ?? [0, playhead.durationUs.value];
    setAttribute(element, 'data-set', String(playhead.range.value !== null));
    setAttribute(element, 'data-looping', String(playhead.loop.value === 'range'));
    bar.style.insetInlineStart = `${(100 * fromUs) / duration}%`;
    bar.style.inlineSize = `${(100 * (toUs - fromUs)) / duration}%`;
    for (const [end, timeUs] of [
      ['in', fromUs],
      ['out', toUs],
    ] as const) {
      handles[end].style.insetInlineStart = `${(100 * timeUs) / duration}%`;
      setAttribute(handles[end], 'aria-valuemin', '0');
      setAttribute(handles[end], 'aria-valuemax', String(Math.round(duration / 1000)));
      setAttribute(handles[end], 'aria-valuenow', String(Math.round(timeUs / 1000)));
      setAttribute(handles[end], 'aria-valuetext', secondsLabel(timeUs));
    }
  });

  const move = (end: End, timeUs: number): void => {
    const [fromUs, toUs] = range();
    // A handle stops at the other: passing it would leave the reader holding the wrong one.
    if (end === 'in' && timeUs < toUs) setRange([timeUs, toUs]);
    if (end === 'out' && timeUs > fromUs) setRange([fromUs, timeUs]);
  };
  const setRange = ([fromUs, toUs]: TimeRange): void => {
    const [start, stop] = whole();
    playhead.setRange(fromUs <= start && toUs >= stop ? null : [fromUs, toUs]);
  };
  const toFrame = (end: End, timeUs: number): number => {
    const frame = study.frameAt(timeUs);
    return end === 'in' ? study.timeOfFrame(frame) : study.endOfFrame(frame);
  };

  for (const end of ['in', 'out'] as const) {
    followDrag(scope, handles[end], {
      move: (event) => move(end, toFrame(end, timeUnder(element, event.clientX, ...whole()))),
    });
    scope.listen(handles[end], 'keydown', (event) => {
      const step = sliderMove(event);
      if (step === null) return;
      event.preventDefault();
      const [fromUs, toUs] = range();
      // The out handle stands at the end of its frame: that frame is the one just before.
      const frame = end === 'in' ? study.frameAt(fromUs) : study.frameAt(toUs - 1000);
      const target = step === 'start' ? 0 : step === 'end' ? Infinity : frame + step;
      const bounded = Math.min(Math.max(target, 0), study.timestampsUs.peek().length - 1);
      move(end, end === 'in' ? study.timeOfFrame(bounded) : study.endOfFrame(bounded));
    });
  }
  return element;
}

function handle(end: End, label: string): HTMLElement {
  return h('span', {
    class: `fa-range-handle fa-range-${end}`,
    role: 'slider',
    tabindex: 0,
    'aria-orientation': 'horizontal',
    'aria-label': `${label}: ${end === 'in' ? 'from' : 'to'}`,
  });
}
