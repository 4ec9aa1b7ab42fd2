import type { Playhead } from '../../study/playhead.ts';
import { speeds, type Loop } from '../../study/playhead-rules.ts';
import type { Study } from '../../study/study.ts';
import { h, setAttribute, setText, type Scope } from '../dom.ts';
import { secondsLabel } from '../words.ts';

const loopLabels: Readonly<Record<Loop, string>> = { off: 'once', all: 'loop', range: 'range' };

/** Buttons and menus under the timeline: step, play, where we are, speed, loop, the ends of the range, help. */
export function controls(scope: Scope, study: Study, playhead: Playhead, openHelp: () => void): HTMLElement {
  const button = (label: string, content: Node | string, press: () => void): HTMLButtonElement => {
    const element = h('button', { type: 'button', class: 'fa-button', 'aria-label': label, title: label }, content);
    scope.listen(element, 'click', press);
    return element;
  };
  const play = button('Play', h('span', { class: 'fa-icon fa-icon-play' }), () => playhead.toggle());
  const where = h('output', { class: 'fa-where' });
  const speed = h('select', { class: 'fa-select', 'aria-label': 'Speed' });
  const loop = h(
    'select',
    { class: 'fa-select', 'aria-label': 'Loop' },
    ...Object.entries(loopLabels).map(([value, label]) => h('option', { value }, label)),
  );
  const clear = button('Clear the range', '×', () => playhead.setRange(null));
  const element = h(
    'div',
    { class: 'fa-controls', role: 'group', 'aria-label': 'Player' },
    h(
      'div',
      { class: 'fa-controls-play' },
      button('One frame back', h('span', { class: 'fa-icon fa-icon-back' }), () => playhead.stepFrames(-1)),
      play,
      button('One frame on', h('span', { class: 'fa-icon fa-icon-on' }), () => playhead.stepFrames(1)),
    ),
    where,
    h(
      'div',
      { class: 'fa-controls-more' },
      speed,
      loop,
      button('Set in: loop from this frame', h('span', { class: 'fa-slate-letter' }, '[ in'), () =>
        playhead.setRangeEnd('in'),
      ),
      button('Set out: loop to this frame', h('span', { class: 'fa-slate-letter' }, 'out ]'), () =>
        playhead.setRangeEnd('out'),
      ),
      clear,
      button('Keyboard shortcuts', '?', openHelp),
    ),
  );

  scope.effect(() => {
    const playing = playhead.playing.value;
    setAttribute(play, 'data-playing', String(playing));
    setAttribute(play, 'aria-label', playing ? 'Pause' : 'Play');
    setAttribute(
      play,
      'title',
      !playhead.mayPlay.value ? 'Plays once it was checked for flashing' : playing ? 'Pause' : 'Play',
    );
    play.disabled = !playhead.mayPlay.value;
  });
  scope.effect(() => {
    const frame = study.frameAt(playhead.timeUs.value);
    const last = study.timestampsUs.value.length - 1;
    setText(where, frame < 0 ? '' : `${secondsLabel(study.timeOfFrame(frame))} · frame ${frame} of ${last}`);
  });
  scope.effect(() => {
    const now = playhead.speed.value;
    const limit = playhead.speedLimit.value;
    const offered = [...new Set([...speeds, now])].filter((value) => value <= limit).sort((a, b) => a - b);
    speed.replaceChildren(...offered.map((value) => h('option', { value }, `${Number(value.toFixed(2))} ×`)));
    speed.value = String(now);
  });
  scope.listen(speed, 'change', () => playhead.setSpeed(Number(speed.value)));
  scope.effect(() => {
    const range = playhead.range.value;
    for (const option of loop.options) option.disabled = option.value === 'range' && range === null;
    loop.value = playhead.loop.value;
    clear.hidden = range === null;
  });
  scope.listen(loop, 'change', () => playhead.setLoop(loop.value as Loop));
  return element;
}
