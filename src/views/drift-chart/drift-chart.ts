import { computed, signal, type Signal } from '@preact/signals-core';
import { jointLabel, type Joint } from '../../terms/landmarks.ts';
import { frameAt } from '../../study/frames.ts';
import { jointValue } from '../../study/joints.ts';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import '../buttons.css';
import { h, place, Scope, setAttribute, setText } from '../dom.ts';
import { shownStretch } from '../chart/stretch.ts';
import { isOfLight } from '../light-chart/model.ts';
import { toElement } from '../svg-tree.ts';
import { sliderMove } from '../timeline/slider-keys.ts';
import { followDrag, timeUnder } from '../timeline/strip.ts';
import { nothingMeasured } from '../nothing-measured.ts';
import { secondsLabel, torsoLengthsLabel } from '../words.ts';
import { chartCursor } from './cursor.ts';
import '../chart/chart.css';
import './drift-chart.css';
import { chartScales } from './geometry.ts';
import { jointChips } from './joint-chips.ts';
import { chartJoints, lineOf, type DriftChartModel } from './model.ts';
import { overview } from './overview.ts';
import { chartSummary } from './summary.ts';
import { chartTree } from './svg.ts';
import { valuesTable } from './values-table.ts';

export interface DriftChartOptions {
  study: Study;
  playhead: Playhead;
  /** The pair's other clip: a dotted line, on the same scale. */
  other?: Study;
  /** Whether a range fills the width: shared by the charts of a figure. */
  zoomed?: Signal<boolean>;
}

/** How near a pointer must come to a line, in CSS pixels. */
const lineReach = 24;

let charts = 0;

/**
 * The drift chart: the lit joints' distance from where their past and future put them, over the floor that noise and a living body
 * explain; the whole clip below it; and its figures as text and as a table.
 *
 * @returns What ends it and empties the host.
 */
export function mountDriftChart(host: HTMLElement, options: DriftChartOptions): () => void {
  const { study, playhead, other, zoomed = signal(true) } = options;
  const scope = new Scope();
  charts += 1;
  const id = `fa-drift-${charts}`;
  const smoothed = signal(false);

  const model = computed<DriftChartModel | null>(() => {
    const shown = study.shown.value;
    if (!shown) return null;
    const { track, measurement } = shown;
    const under = underLine(study);
    const otherShown = other?.shown.value;
    const selected = playhead.selectedFault.value;
    const isHere = selected?.study === study && !isOfLight(selected.fault);
    return {
      id,
      timestampsUs: track.timestampsUs,
      durationUs: playhead.durationUs.value,
      drift: measurement.drift,
      faults: measurement.faults,
      told: measurement.told,
      joints: [...new Set([...chartJoints(measurement), ...playhead.joints.value])],
      lit: playhead.joints.value,
      smoothed: smoothed.value,
      domainUs: shownStretch(playhead, zoomed.value),
      evidence: isHere ? selected.fault.evidence : [],
      ...(under ? { under } : {}),
      ...(other && otherShown
        ? {
            other: {
              timestampsUs: otherShown.track.timestampsUs,
              drift: otherShown.measurement.drift,
              title: other.title,
            },
          }
        : {}),
    };
  });

  const readout = h('p', { class: 'fa-drift-readout' });
  const toggle = (label: string, on: typeof smoothed): HTMLElement => {
    const button = h('button', { type: 'button', class: 'fa-button' }, label);
    scope.listen(button, 'click', () => {
      on.value = !on.peek();
    });
    scope.effect(() => setAttribute(button, 'aria-pressed', String(on.value)));
    return button;
  };
  const picture = h('div', { class: 'fa-drift-picture' });
  const pad = h('div', { class: 'fa-drift-pad', role: 'slider', tabindex: 0, 'aria-label': 'Time on the drift chart' });
  const summary = h('p', { class: 'fa-hidden' });
  const empty = h('p', { class: 'fa-drift-empty' });
  const zoomButton = toggle('Zoom to range', zoomed);
  const root = h(
    'div',
    { class: 'fa-drift' },
    h(
      'div',
      { class: 'fa-drift-head' },
      readout,
      h('div', { class: 'fa-drift-toggles' }, toggle('Smoothed', smoothed), zoomButton),
    ),
    h('div', { class: 'fa-drift-frame' }, picture, chartCursor(scope, model, study, playhead), pad, empty),
    overview(scope, model, study, playhead),
    jointChips(scope, model, playhead),
    summary,
    valuesTable(scope, model),
  );
  place(host, scope, root);

  scope.effect(() => {
    const shown = model.value;
    const nothing = nothingMeasured(study);
    empty.hidden = nothing === null;
    setText(empty, nothing ?? '');
    setAttribute(root, 'data-run', study.run.value.state);
    if (!shown) return;
    const drawing = toElement(chartTree(shown));
    // The slider over it carries the words.
    drawing.setAttribute('aria-hidden', 'true');
    picture.replaceChildren(drawing);
    setText(summary, chartSummary(shown));
  });
  scope.effect(() => {
    zoomButton.hidden = playhead.range.value === null;
  });
  scope.effect(() => {
    const hovered = playhead.hover.value?.joint ?? null;
    if (!model.value) return;
    for (const line of picture.querySelectorAll('.fa-line'))
      setAttribute(line, 'data-hovered', String(line.getAttribute('data-joint') === hovered));
  });
  scope.effect(() => {
    const shown = model.value;
    const hover = playhead.hover.value;
    if (!shown) return;
    const frame = frameAt(shown.timestampsUs, hover?.timeUs ?? playhead.timeUs.value);
    const joint = hover?.joint ?? shown.lit[0] ?? shown.joints[0];
    const at = `${secondsLabel(study.timeOfFrame(frame))}, frame ${frame}`;
    const value = joint === undefined ? '' : `${jointLabel(joint)} ${valueWords(shown, frame, joint)}`;
    readout.replaceChildren(h('span', {}, at), ' ', h('b', {}, value));
    setAttribute(pad, 'aria-valuemin', '0');
    setAttribute(pad, 'aria-valuemax', String(shown.timestampsUs.length - 1));
    setAttribute(pad, 'aria-valuenow', String(frame));
    setAttribute(pad, 'aria-valuetext', `${at}: ${value}`);
  });

  const timeAt = (event: PointerEvent): number => timeUnder(pad, event.clientX, ...(model.peek()?.domainUs ?? [0, 0]));
  followDrag(scope, pad, {
    start: (event) => {
      const joint = nearestLine(model.peek(), timeAt(event), event.offsetY);
      if (joint) playhead.selectJoint(joint);
      playhead.pause();
    },
    move: (event) => playhead.seekFrame(study, study.frameAt(timeAt(event))),
  });
  scope.listen(pad, 'pointermove', (event) => {
    if (event.buttons !== 0) return;
    const timeUs = timeAt(event);
    playhead.setHover({ timeUs, joint: nearestLine(model.peek(), timeUs, event.offsetY) });
  });
  scope.listen(pad, 'pointerleave', () => playhead.setHover(null));
  scope.listen(pad, 'keydown', (event) => {
    const shown = model.peek();
    if (shown && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      const lines = shown.joints;
      const next = lines.indexOf(shown.lit[0] ?? lines[0]!) + (event.key === 'ArrowDown' ? 1 : -1);
      playhead.selectJoint(lines[(next + lines.length) % lines.length] ?? null);
      return;
    }
    const step = sliderMove(event);
    if (step === null) return;
    event.preventDefault();
    playhead.stepFrames(step === 'start' ? -Infinity : step === 'end' ? Infinity : step);
  });
  return () => scope.dispose();
}

/** What the shown line is compared with: a changed clip with what it was; the live run so far under the baked line, then the baked one under the live. */
function underLine(study: Study): DriftChartModel['under'] {
  const before = study.before.value;
  if (before) return { drift: before, title: 'as it came' };
  const live = study.live.value;
  const baked = study.baked.value;
  if (!live || !baked) return undefined;
  return study.run.value.state === 'done'
    ? { drift: baked.measurement.drift, title: 'as we measured it' }
    : { drift: live.measurement.drift, title: 'your browser' };
}

function valueWords({ drift }: DriftChartModel, frame: number, joint: Joint): string {
  const raw = jointValue(drift.rawTorsoLengths, frame, joint);
  if (Number.isNaN(raw)) return torsoLengthsLabel(raw);
  return `${torsoLengthsLabel(raw)} torso lengths, floor ${torsoLengthsLabel(jointValue(drift.floorTorsoLengths, frame, joint))}`;
}

/** The joint whose line passes nearest to a height (CSS pixels) at a time; `null` where none is near. */
function nearestLine(model: DriftChartModel | null, timeUs: number, height: number): Joint | null {
  if (!model) return null;
  const { y } = chartScales(model);
  const frame = frameAt(model.timestampsUs, timeUs);
  let nearest: Joint | null = null;
  let distance = lineReach;
  for (const joint of model.joints) {
    const value = lineOf(model.drift, joint, model.timestampsUs, model.smoothed)[frame] ?? NaN;
    const away = Math.abs(y(value) - height);
    if (away < distance) {
      nearest = joint;
      distance = away;
    }
  }
  return nearest;
}
