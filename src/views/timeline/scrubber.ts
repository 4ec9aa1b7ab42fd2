import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import { h, setAttribute, type Scope } from '../dom.ts';
import { secondsLabel } from '../words.ts';
import { sliderMove } from './slider-keys.ts';
import { followDrag, timeUnder } from './strip.ts';

/** The slider that is the clip's length: press, drag or step to a frame. Play goes on after a drag where it was on before. */
export function scrubber(scope: Scope, study: Study, playhead: Playhead): HTMLElement {
  const cursor = h('span', { class: 'fa-scrubber-cursor' });
  const ghost = h('span', { class: 'fa-scrubber-ghost' });
  const ruler = h('span', { class: 'fa-scrubber-ruler', 'aria-hidden': 'true' });
  const element = h(
    'div',
    { class: 'fa-scrubber', role: 'slider', tabindex: 0, 'aria-label': 'Time', 'aria-orientation': 'horizontal' },
    ruler,
    ghost,
    cursor,
  );
  const share = (timeUs: number): string => `${(100 * timeUs) / Math.max(playhead.durationUs.value, 1)}%`;

  scope.effect(() => {
    const seconds = playhead.durationUs.value / 1_000_000;
    const ticks: HTMLElement[] = [];
    const step = tickStep(seconds);
    for (let tick = 0; tick * step <= seconds + 1e-9; tick += 1) {
      const mark = h('span', { class: 'fa-tick' }, `${Number((tick * step).toFixed(2))}`);
      mark.style.insetInlineStart = share(tick * step * 1_000_000);
      // The last tick's number stands before it: behind it is the edge.
      mark.classList.toggle('fa-tick-last', tick * step > seconds * 0.96);
      ticks.push(mark);
    }
    ruler.replaceChildren(...ticks);
  });
  scope.effect(() => {
    const frame = study.frameAt(playhead.timeUs.value);
    cursor.style.insetInlineStart = share(study.timeOfFrame(frame));
    setAttribute(element, 'aria-valuemin', '0');
    setAttribute(element, 'aria-valuemax', String(Math.max(study.timestampsUs.value.length - 1, 0)));
    setAttribute(element, 'aria-valuenow', String(Math.max(frame, 0)));
    setAttribute(element, 'aria-valuetext', `${secondsLabel(study.timeOfFrame(frame))}, frame ${Math.max(frame, 0)}`);
  });
  scope.effect(() => {
    const timeUs = playhead.hover.value?.timeUs ?? null;
    ghost.hidden = timeUs === null;
    if (timeUs !== null) ghost.style.insetInlineStart = share(timeUs);
  });

  let wasPlaying = false;
  const under = (event: PointerEvent): number => timeUnder(element, event.clientX, 0, playhead.durationUs.peek());
  followDrag(scope, element, {
    start: () => {
      wasPlaying = playhead.playing.peek();
      playhead.pause();
      playhead.setHover(null);
    },
    move: (event) => playhead.seekFrame(study, study.frameAt(under(event))),
    end: () => {
      if (wasPlaying) playhead.resume();
    },
  });
  scope.listen(element, 'pointermove', (event) => {
    if (event.buttons === 0) playhead.setHover({ joint: null, timeUs: under(event) });
  });
  scope.listen(element, 'pointerleave', () => playhead.setHover(null));
  scope.listen(element, 'keydown', (event) => {
    const move = sliderMove(event);
    if (move === null) return;
    event.preventDefault();
    if (move === 'start') playhead.stepFrames(-Infinity);
    else if (move === 'end') playhead.stepFrames(Infinity);
    else playhead.stepFrames(move);
  });
  return element;
}

/** Seconds between two ticks of the ruler: few enough for a phone. */
function tickStep(seconds: number): number {
  const steps = [0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
  return steps.find((step) => seconds / step <= 7) ?? 1800;
}
