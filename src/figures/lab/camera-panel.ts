import type { View } from '../../set/view.ts';
import { h, setAttribute, setText, type Scope } from '../../views/dom.ts';
import { isOwnView, ownView, viewLimits, withinLimits, type LabStore } from './lab-state.ts';

const names = ['azimuth', 'height', 'distance'] as const satisfies readonly (keyof View)[];
const labels: Readonly<Record<keyof View, string>> = { azimuth: 'Around', height: 'Height', distance: 'Distance' };

/** Degrees that the camera turns for a picture's width of dragging. */
const degreesAcross = 120;

function words(name: keyof View, value: number): string {
  if (name === 'distance') return `${value.toFixed(2)} ×`;
  if (value === 0) return '0°';
  const way = name === 'azimuth' ? (value > 0 ? 'right' : 'left') : value > 0 ? 'up' : 'down';
  return `${Math.abs(Math.round(value))}° ${way}`;
}

/** Where the camera stands beside where the scene has it: three sliders, and the way back. */
export function cameraPanel(scope: Scope, store: LabStore, id: string): HTMLElement {
  const back = h('button', { type: 'button', class: 'fa-button' }, 'Back to the scene’s own');
  const rows = names.map((name) => {
    const { least, most, step } = viewLimits[name];
    const slider = h('input', {
      type: 'range',
      min: least,
      max: most,
      step,
      id: `${id}-${name}`,
      class: 'fa-lab-slider',
    });
    const value = h('output', { class: 'fa-lab-value', for: `${id}-${name}` });
    scope.listen(slider, 'input', () => {
      store.drag({ view: { ...store.state.peek().view, [name]: slider.valueAsNumber } });
    });
    scope.listen(slider, 'change', () => store.settle());
    scope.effect(() => {
      const now = store.state.value.view[name];
      slider.value = String(now);
      setText(value, words(name, now));
      setAttribute(slider, 'aria-valuetext', words(name, now));
    });
    return h('div', { class: 'fa-lab-dial' }, h('label', { for: `${id}-${name}` }, labels[name]), value, slider);
  });
  scope.listen(back, 'click', () => store.settle({ view: ownView }));
  scope.effect(() => {
    back.disabled = isOwnView(store.state.value.view);
  });
  return h(
    'section',
    { class: 'fa-lab-panel', 'aria-labelledby': `${id}-camera-title` },
    h('p', { class: 'fa-lab-title', id: `${id}-camera-title` }, 'Camera'),
    h('p', { class: 'fa-lab-note' }, 'Drag on the picture, or:'),
    ...rows,
    back,
  );
}

/** Lets a drag on the picture turn the camera. A finger that moves up or down scrolls the page. */
export function orbitByDrag(scope: Scope, picture: HTMLElement, store: LabStore): void {
  let from: { pointer: number; x: number; y: number; view: View } | null = null;
  scope.listen(picture, 'pointerdown', (event) => {
    if (event.button !== 0 || from) return;
    from = { pointer: event.pointerId, x: event.clientX, y: event.clientY, view: store.state.peek().view };
    picture.setPointerCapture(event.pointerId);
    picture.dataset['dragging'] = '';
  });
  scope.listen(picture, 'pointermove', (event) => {
    if (event.pointerId !== from?.pointer) return;
    const degrees = degreesAcross / Math.max(1, picture.clientWidth);
    const { azimuth, height, distance } = from.view;
    const turned = {
      azimuth: Math.round(azimuth - (event.clientX - from.x) * degrees),
      height: Math.round(height + (event.clientY - from.y) * degrees),
      distance,
    };
    store.drag({ view: withinLimits(turned) });
  });
  const release = (event: PointerEvent): void => {
    if (event.pointerId !== from?.pointer) return;
    from = null;
    delete picture.dataset['dragging'];
    store.settle();
  };
  scope.listen(picture, 'pointerup', release);
  scope.listen(picture, 'pointercancel', release);
}
