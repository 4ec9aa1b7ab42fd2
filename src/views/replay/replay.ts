import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { Vector3 } from 'three';
import { joints, type Joint } from '../../terms/landmarks.ts';
import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import '../buttons.css';
import { h, place, Scope, setAttribute, setText } from '../dom.ts';
import { faultedJoints } from '../film/pose-in-frame.ts';
import { nothingMeasured } from '../nothing-measured.ts';
import { jointsLabel, secondsLabel } from '../words.ts';
import { Body } from './body.ts';
import { readPalette } from './palette.ts';
import './replay.css';
import { Stage } from './stage.ts';
import { Trail } from './trail.ts';
import { floorBelowHips, hasMetres } from './world.ts';

export interface ReplayOptions {
  study: Study;
  playhead: Playhead;
  /** The pair's other clip: a second body, beside the first or laid over it. */
  other?: Study;
}

interface Actor {
  study: Study;
  /** The frame it is in: changes less often than the playhead's time. */
  frame: ReadonlySignal<number>;
  body: Body;
  trail: Trail;
}

/** Metres between two bodies side by side. */
const apart = 1.1;
const reachCssPixels = 22;

/**
 * The 3D replay: the body as the model's metres have it, at the playhead's frame, with a trail of the lit joints.
 * It draws only when something changed.
 *
 * @returns What ends it and empties the host.
 */
export function mountReplay(host: HTMLElement, options: ReplayOptions): () => void {
  const { study, playhead, other } = options;
  const scope = new Scope();
  const canvas = h('canvas', { class: 'fa-replay-picture', role: 'img', 'aria-label': 'The body in 3D' });
  const note = h('p', { class: 'fa-replay-note', role: 'status' });
  const frame = h('div', { class: 'fa-replay-frame' }, canvas, note);
  const buttons = h('div', { class: 'fa-replay-buttons', role: 'group', 'aria-label': 'Turn the replay' });
  const root = h('div', { class: 'fa-replay' }, frame, buttons);
  place(host, scope, root);

  let stage: Stage;
  try {
    stage = new Stage(canvas);
  } catch {
    setText(
      note,
      'This browser has no WebGL, so the body cannot be shown in 3D here. The film and the chart show the same frames.',
    );
    setAttribute(root, 'data-state', 'none');
    return () => scope.dispose();
  }
  scope.add(() => stage.dispose());

  const overlaid = signal(false);
  const palette = signal(readPalette(root));
  const repaint = (): void => {
    palette.value = readPalette(root);
  };
  scope.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', repaint);
  const themed = new MutationObserver(repaint);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  scope.add(() => themed.disconnect());
  scope.observeSize(frame, (width, height) => stage.resize(width, height));

  const tracks = computed(() =>
    [study, ...(other ? [other] : [])].flatMap((each) => {
      const track = each.shown.value?.track;
      return track && hasMetres(track) ? [{ study: each, track }] : [];
    }),
  );
  const actors = signal<readonly Actor[]>([]);
  const faulted = new Set<Joint>();
  const leave = (): void => {
    for (const { body, trail } of actors.peek()) {
      body.dispose();
      trail.dispose();
    }
  };
  scope.add(leave);
  scope.effect(() => {
    leave();
    actors.value = tracks.value.map((each) => {
      const frame = computed(() => each.study.frameAt(playhead.timeUs.value));
      const actor: Actor = { study: each.study, frame, body: new Body(each.track), trail: new Trail(each.track) };
      stage.bodies.add(actor.body.group);
      actor.body.group.add(actor.trail.group);
      return actor;
    });
    const noDepth = 'This model finds no depth: there are no metres to show in 3D.';
    const missing = nothingMeasured(study) ?? (tracks.value.length > 0 ? '' : noDepth);
    setText(note, missing);
    setAttribute(root, 'data-state', missing === '' ? 'ready' : 'empty');
  });
  scope.effect(() => {
    const placed = actors.value.map((_, index) =>
      overlaid.value || actors.value.length < 2 ? 0 : (index - 0.5) * apart,
    );
    for (const [index, { body }] of actors.value.entries()) body.group.position.x = placed[index]!;
    stage.setFloor(
      Math.max(0.5, ...tracks.value.map(({ track }) => floorBelowHips(track))),
      overlaid.value ? placed.slice(0, 1) : placed,
    );
  });
  scope.effect(() => stage.paint(palette.value));
  scope.effect(() => {
    const colors = palette.value;
    for (const [index, actor] of actors.value.entries()) {
      const at = actor.frame.value;
      const marks = {
        faulted: faultedJoints(actor.study.faults.value, at, faulted),
        lit: playhead.joints.value,
        hovered: playhead.hover.value?.joint ?? null,
      };
      actor.body.pose(at, marks, colors, index === 0 ? colors.ink : colors.sound);
      actor.trail.draw(at, playhead.joints.value, colors.accent);
    }
    const at = actors.value[0]?.frame.value ?? -1;
    setAttribute(canvas, 'data-frame', at < 0 ? '' : String(at));
    const lit = playhead.joints.value;
    setAttribute(
      canvas,
      'aria-label',
      `The body in 3D at ${secondsLabel(study.timeOfFrame(at))}${lit.length > 0 ? `, lit: ${jointsLabel(lit)}` : ''}`,
    );
    stage.invalidate();
  });

  const add = (label: string, text: string, press: () => void): HTMLButtonElement => {
    const button = h('button', { type: 'button', class: 'fa-button', 'aria-label': label, title: label }, text);
    scope.listen(button, 'click', press);
    buttons.append(button);
    return button;
  };
  add('Turn left', '←', () => stage.turn(-1, 0));
  add('Turn right', '→', () => stage.turn(1, 0));
  add('From higher', '↑', () => stage.turn(0, 1));
  add('From lower', '↓', () => stage.turn(0, -1));
  add('Nearer', '+', () => stage.approach(1));
  add('Farther', '−', () => stage.approach(-1));
  add('From the front', 'front', () => stage.look('front'));
  add('From the side', 'side', () => stage.look('side'));
  add('From above', 'above', () => stage.look('above'));
  if (other) {
    const toggle = add('Overlay: lay the two bodies over each other', 'overlay', () => {
      overlaid.value = !overlaid.peek();
    });
    scope.effect(() => setAttribute(toggle, 'aria-pressed', String(overlaid.value)));
  }

  const point = new Vector3();
  const jointUnder = (event: PointerEvent | MouseEvent): Joint | null => {
    const box = canvas.getBoundingClientRect();
    let nearest: Joint | null = null;
    let distance = reachCssPixels;
    for (const { body } of actors.peek()) {
      for (const joint of joints) {
        const { x, y } = stage.project(body.positionOf(joint, point).add(body.group.position));
        const away = Math.hypot(box.left + x * box.width - event.clientX, box.top + y * box.height - event.clientY);
        if (away < distance) {
          nearest = joint;
          distance = away;
        }
      }
    }
    return nearest;
  };
  scope.listen(canvas, 'pointermove', (event) => {
    if (event.buttons !== 0) return;
    const joint = jointUnder(event);
    playhead.setHover(joint ? { joint, timeUs: null } : null);
  });
  scope.listen(canvas, 'pointerleave', () => playhead.setHover(null));
  let pressedAt: { x: number; y: number } | null = null;
  scope.listen(canvas, 'pointerdown', (event) => {
    pressedAt = { x: event.clientX, y: event.clientY };
  });
  scope.listen(canvas, 'click', (event) => {
    // A turn of the camera ends in a click as well.
    const still = pressedAt !== null && Math.hypot(event.clientX - pressedAt.x, event.clientY - pressedAt.y) < 5;
    const joint = still ? jointUnder(event) : null;
    if (joint) playhead.toggleJoint(joint);
  });
  return () => scope.dispose();
}
