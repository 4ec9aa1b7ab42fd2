/** How far a key moves a slider that counts frames: a number of frames, either end, or `null` for a key that means nothing here. */
export type SliderMove = number | 'start' | 'end' | null;

const shiftFrames = 10;
const pageFrames = 15;

export function sliderMove(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): SliderMove {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const step = event.shiftKey ? shiftFrames : 1;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step;
    case 'PageUp':
      return pageFrames;
    case 'PageDown':
      return -pageFrames;
    case 'Home':
      return 'start';
    case 'End':
      return 'end';
    default:
      return null;
  }
}
