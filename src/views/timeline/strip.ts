import type { Scope } from '../dom.ts';

/** The time under a pointer, where the strip's content box stands for a stretch of the clip. */
export function timeUnder(strip: Element, clientX: number, fromUs: number, toUs: number): number {
  const box = strip.getBoundingClientRect();
  const share = box.width > 0 ? (clientX - box.left) / box.width : 0;
  return fromUs + Math.min(Math.max(share, 0), 1) * (toUs - fromUs);
}

export interface Drag {
  start?: (event: PointerEvent) => void;
  move: (event: PointerEvent) => void;
  end?: (event: PointerEvent) => void;
}

/**
 * Follows a pointer from its press to its release, wherever it goes meanwhile: mouse, pen or finger. The element's style must say
 * `touch-action: pan-y` (or none), or the page scrolls away under the finger.
 */
export function followDrag(scope: Scope, element: HTMLElement, drag: Drag): void {
  let pointer: number | null = null;
  scope.listen(element, 'pointerdown', (event) => {
    if (event.button !== 0 || pointer !== null) return;
    pointer = event.pointerId;
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    // The press would else select text along the way, and give the focus away again.
    event.preventDefault();
    drag.start?.(event);
    drag.move(event);
  });
  scope.listen(element, 'pointermove', (event) => {
    if (event.pointerId === pointer) drag.move(event);
  });
  const release = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    drag.end?.(event);
  };
  scope.listen(element, 'pointerup', release);
  scope.listen(element, 'pointercancel', release);
}
