import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Joint } from '../../terms/landmarks.ts';
import type { FrameSource } from '../../terms/frame-source.ts';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import { h, place, Scope, setAttribute, setText } from '../dom.ts';
import { secondsLabel } from '../words.ts';
import './film.css';
import { FramePainter } from './frame-painter.ts';
import { faultedJoints, nearestJoint } from './pose-in-frame.ts';
import { Skeleton } from './skeleton.ts';

/** How near a pointer must come to a joint, in CSS pixels; a finger is blunter. */
const reachCssPixels = { mouse: 18, touch: 28 };

export interface FilmOptions {
  study: Study;
  playhead: Playhead;
  /** Where the pictures come from, `null` until it was opened. Without the option there are no pictures: the skeleton is shown alone. */
  source?: ReadonlySignal<FrameSource | null>;
  /** Why there is no source, as a sentence for the reader. */
  problem?: ReadonlySignal<string | null>;
  /** Address of a picture to show until the first frame is decoded. */
  poster?: string;
  /** Words on the slate; the study's title without them. */
  label?: string;
}

/**
 * The film: exactly the frame that the playhead is at, with the skeleton found in it.
 * `data-frame` of its canvas names the frame it shows, and is empty before the first.
 *
 * @returns What ends it and empties the host.
 */
export function mountFilm(host: HTMLElement, options: FilmOptions): () => void {
  const { study, playhead } = options;
  const scope = new Scope();
  const canvas = h('canvas', { class: 'fa-film-picture', role: 'img', 'data-frame': '' });
  const skeleton = new Skeleton();
  const poster = h('img', {
    class: 'fa-film-poster',
    alt: '',
    src: options.poster,
    hidden: options.poster === undefined,
  });
  const slate = h('p', { class: 'fa-film-slate' });
  const state = h('p', { class: 'fa-film-state', role: 'status' });
  const stage = h('div', { class: 'fa-film-stage' }, poster, canvas, slate, state);
  slate.before(skeleton.element);
  const opacity = h('input', {
    type: 'range',
    min: 0,
    max: 100,
    step: 5,
    value: 90,
    'aria-label': 'Opacity of the skeleton',
  });
  const root = h(
    'div',
    { class: 'fa-film' },
    stage,
    h('label', { class: 'fa-film-opacity' }, h('span', {}, 'Skeleton'), opacity),
  );
  place(host, scope, root);

  const painter = new FramePainter(canvas);
  scope.add(() => painter.dispose());
  const cssWidth = signal(0);
  const faulted = new Set<Joint>();
  const due = computed(() => study.frameAt(playhead.timeUs.value));
  const hasPictures = options.source !== undefined;
  const shown = computed(() => (hasPictures ? painter.shown.value : due.value));
  const problem = computed(() => options.problem?.value ?? painter.problem.value);

  scope.observeSize(stage, (width) => {
    cssWidth.value = width;
  });
  scope.effect(() => painter.setSource(options.source?.value ?? null));
  scope.effect(() => {
    painter.show({ frame: due.value, playing: playhead.playing.value, direction: playhead.direction.value });
  });

  scope.effect(() => {
    const track = study.shown.value?.track;
    const { width, height } = study.info.value ?? track ?? { width: 16, height: 9 };
    stage.style.aspectRatio = `${width} / ${height}`;
    root.style.setProperty('--fa-film-ratio', String(width / height));
    skeleton.element.toggleAttribute('hidden', !track || shown.value < 0);
    if (!track) return;
    skeleton.scaleTo(track, cssWidth.value);
    skeleton.draw(track, shown.value, {
      faulted: faultedJoints(study.faults.value, shown.value, faulted),
      selected: playhead.joints.value,
      hovered: playhead.hover.value?.joint ?? null,
    });
  });

  scope.effect(() => {
    const loading = hasPictures && shown.value < 0;
    setAttribute(root, 'data-state', problem.value !== null ? 'problem' : loading ? 'loading' : 'ready');
    setAttribute(root, 'data-caution', playhead.caution.value);
    setText(state, problem.value ?? (loading ? 'Opening the clip…' : ''));
    poster.toggleAttribute('hidden', options.poster === undefined || !loading);
    const frame = shown.value;
    const where = frame < 0 ? '' : `${secondsLabel(study.timeOfFrame(frame))}, frame ${frame}`;
    slate.replaceChildren(h('span', {}, options.label ?? study.title), h('span', { class: 'fa-film-where' }, where));
    setAttribute(canvas, 'aria-label', `${options.label ?? study.title}${where === '' ? '' : `: ${where}`}`);
  });
  scope.listen(opacity, 'input', () =>
    stage.style.setProperty('--fa-skeleton-opacity', String(opacity.valueAsNumber / 100)),
  );

  const jointUnder = (event: PointerEvent | MouseEvent): Joint | null => {
    const track = study.shown.peek()?.track;
    const box = stage.getBoundingClientRect();
    if (!track || box.width === 0) return null;
    const scale = track.width / box.width;
    const touch = event instanceof PointerEvent && event.pointerType === 'touch';
    const reach = (touch ? reachCssPixels.touch : reachCssPixels.mouse) * scale;
    return nearestJoint(
      track,
      shown.peek(),
      (event.clientX - box.left) * scale,
      (event.clientY - box.top) * scale,
      reach,
    );
  };
  scope.listen(stage, 'pointermove', (event) => {
    const joint = jointUnder(event);
    stage.classList.toggle('fa-over-joint', joint !== null);
    playhead.setHover(joint ? { joint, timeUs: null } : null);
  });
  scope.listen(stage, 'pointerleave', () => playhead.setHover(null));
  scope.listen(stage, 'click', (event) => {
    const joint = jointUnder(event);
    batch(() => {
      if (joint) playhead.toggleJoint(joint);
      else playhead.toggle();
    });
  });
  return () => scope.dispose();
}
