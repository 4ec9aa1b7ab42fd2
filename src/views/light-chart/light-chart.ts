import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import '../buttons.css';
import { frameTable, type FrameTable } from '../chart/frame-table.ts';
import { across } from '../chart/parts.ts';
import { shownStretch } from '../chart/stretch.ts';
import { h, place, Scope, setAttribute, setText } from '../dom.ts';
import '../chart/chart.css';
import { s, toElement } from '../svg-tree.ts';
import { sliderMove } from '../timeline/slider-keys.ts';
import { followDrag, timeUnder } from '../timeline/strip.ts';
import { secondsLabel } from '../words.ts';
import './light-chart.css';
import { isOfLight, type LightChartModel } from './model.ts';
import { lightSummary, lightWords } from './summary.ts';
import { lightChartHeight, lightChartTree, lightScales } from './svg.ts';

export interface LightChartOptions {
  study: Study;
  playhead: Playhead;
  /** Whether a range fills the width. */
  zoomed: ReadonlySignal<boolean>;
}

let charts = 0;

/**
 * How light the person and the background are, and on which side the light falls, along the drift chart's own stretch of time.
 * It hides itself while the clip's light is not known: a live run measures it at its end.
 *
 * @returns What ends it and empties the host.
 */
export function mountLightChart(host: HTMLElement, options: LightChartOptions): () => void {
  const { study, playhead, zoomed } = options;
  const scope = new Scope();
  charts += 1;
  const id = `fa-light-${charts}`;
  const model = computed<LightChartModel | null>(() => {
    const shown = study.shown.value;
    if (!shown?.measurement.light) return null;
    const selected = playhead.selectedFault.value;
    const isHere = selected?.study === study && isOfLight(selected.fault);
    return {
      id,
      timestampsUs: shown.track.timestampsUs,
      durationUs: playhead.durationUs.value,
      light: shown.measurement.light,
      faults: shown.measurement.faults.filter(isOfLight),
      domainUs: shownStretch(playhead, zoomed.value),
      evidence: isHere ? selected.fault.evidence : [],
    };
  });

  const readout = h('p', { class: 'fa-drift-readout' });
  const picture = h('div', { class: 'fa-drift-picture' });
  const now = toElement(s('line', { class: 'fa-cursor-now', y1: 0, y2: lightChartHeight - 24 }));
  const cursor = toElement(s('svg', { class: 'fa-drift-cursor fa-light-svg', 'aria-hidden': 'true' }));
  cursor.append(now);
  const pad = h('div', { class: 'fa-drift-pad', role: 'slider', tabindex: 0, 'aria-label': 'Time on the light chart' });
  const summary = h('p', { class: 'fa-hidden' });
  const root = h(
    'div',
    { class: 'fa-drift fa-light' },
    h('div', { class: 'fa-drift-head' }, readout, lightKey()),
    h('div', { class: 'fa-drift-frame' }, picture, cursor, pad),
    summary,
    lightTable(scope, model),
  );
  place(host, scope, root);

  scope.effect(() => {
    const shown = model.value;
    root.hidden = shown === null;
    if (!shown) return;
    const drawing = toElement(lightChartTree(shown));
    // The slider over it carries the words.
    drawing.setAttribute('aria-hidden', 'true');
    picture.replaceChildren(drawing);
    setText(summary, lightSummary(shown));
  });
  scope.effect(() => {
    const shown = model.value;
    if (!shown) return;
    const frame = study.frameAt(playhead.timeUs.value);
    const timeUs = study.timeOfFrame(frame);
    const x = across(lightScales(shown).x, timeUs);
    setAttribute(now, 'x1', x);
    setAttribute(now, 'x2', x);
    const at = `${secondsLabel(timeUs)}, frame ${frame}`;
    const words = lightWords(shown, frame);
    readout.replaceChildren(h('span', {}, `Light at ${at}:`), ' ', h('b', {}, words));
    setAttribute(pad, 'aria-valuemin', '0');
    setAttribute(pad, 'aria-valuemax', String(shown.timestampsUs.length - 1));
    setAttribute(pad, 'aria-valuenow', String(frame));
    setAttribute(pad, 'aria-valuetext', `${at}: ${words}`);
  });
  followDrag(scope, pad, {
    start: () => playhead.pause(),
    move: (event) =>
      playhead.seekFrame(study, study.frameAt(timeUnder(pad, event.clientX, ...(model.peek()?.domainUs ?? [0, 0])))),
  });
  scope.listen(pad, 'keydown', (event) => {
    const step = sliderMove(event);
    if (step === null) return;
    event.preventDefault();
    playhead.stepFrames(step === 'start' ? -Infinity : step === 'end' ? Infinity : step);
  });
  return () => scope.dispose();
}

/** What the two lines above are: a piece of each. */
function lightKey(): HTMLElement {
  const sample = (name: string, word: string): HTMLElement =>
    h(
      'span',
      { class: 'fa-light-entry' },
      toElement(
        s(
          'svg',
          { class: 'fa-dash-sample', width: 22, height: 8, viewBox: '0 0 22 8', 'aria-hidden': 'true' },
          s('line', { class: `fa-line ${name}`, x1: 0, x2: 22, y1: 4, y2: 4 }),
        ),
      ),
      word,
    );
  return h(
    'p',
    { class: 'fa-light-key' },
    sample('fa-light-personLightness', 'person'),
    sample('fa-light-backgroundLightness', 'background'),
  );
}

function lightTable(scope: Scope, model: ReadonlySignal<LightChartModel | null>): HTMLElement {
  const figure = (series: Float32Array) => (frame: number) =>
    Number.isNaN(series[frame]!) ? 'not seen' : series[frame]!.toFixed(1);
  const table = computed<FrameTable | null>(() => {
    const shown = model.value;
    if (!shown) return null;
    const { light, timestampsUs, domainUs } = shown;
    return {
      caption:
        'CIELAB lightness (0 black, 100 white) of the person and of what lies around, and how much lighter the left of the body is than its right.',
      timestampsUs,
      domainUs,
      columns: [
        { head: 'person', cell: figure(light.personLightness) },
        { head: 'background', cell: figure(light.backgroundLightness) },
        { head: 'left over right', cell: figure(light.sideLightness) },
      ],
    };
  });
  return frameTable(scope, 'Light, frame by frame', table);
}
