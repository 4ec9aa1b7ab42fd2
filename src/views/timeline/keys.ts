import type { Playhead } from '../../study/playhead.ts';
import { Scope } from '../dom.ts';

export interface Shortcut {
  keys: readonly string[];
  does: string;
}

/** What the dialog of shortcuts lists. The sliders' own keys are there too. */
export const shortcuts: readonly Shortcut[] = [
  { keys: ['Space'], does: 'Play or pause' },
  { keys: [','], does: 'One frame back' },
  { keys: ['.'], does: 'One frame on' },
  { keys: ['J'], does: 'Play backwards; again: faster' },
  { keys: ['K'], does: 'Pause' },
  { keys: ['L'], does: 'Play; again: faster' },
  { keys: ['I', 'O'], does: 'Loop from here, loop to here' },
  { keys: ['←', '→'], does: 'One frame (on the timeline)' },
  { keys: ['Shift ←', 'Shift →'], does: 'Ten frames (on the timeline)' },
  { keys: ['Page Up', 'Page Down'], does: 'Fifteen frames (on the timeline)' },
  { keys: ['Home', 'End'], does: 'First frame, last frame (on the timeline)' },
  { keys: ['Esc'], does: 'Let go of the fault and its loop' },
  { keys: ['?'], does: 'This list' },
];

/** What these elements do with a key themselves is theirs. */
const takesSpace = 'button, summary, a[href], input, select, textarea, [contenteditable]';
const takesLetters = 'input:not([type=range], [type=checkbox], [type=radio]), select, textarea, [contenteditable]';

/**
 * Gives a figure its keys. They act only while something in the figure has the focus (WCAG 2.1.4), and never with Ctrl, Alt or Meta.
 *
 * @returns What takes them away again.
 */
export function listenForKeys(figure: HTMLElement, options: { playhead: Playhead; openHelp: () => void }): () => void {
  const { playhead, openHelp } = options;
  const actions: Readonly<Record<string, () => void>> = {
    ' ': () => playhead.toggle(),
    ',': () => playhead.stepFrames(-1),
    '.': () => playhead.stepFrames(1),
    j: () => playhead.shuttle(-1),
    k: () => playhead.pause(),
    l: () => playhead.shuttle(1),
    i: () => playhead.setRangeEnd('in'),
    o: () => playhead.setRangeEnd('out'),
    escape: () => playhead.selectFault(null),
    '?': openHelp,
  };
  const scope = new Scope();
  // A press anywhere in the figure gives it the focus, and with it the keys.
  if (!figure.hasAttribute('tabindex')) {
    figure.tabIndex = -1;
    scope.add(() => figure.removeAttribute('tabindex'));
  }
  scope.listen(figure, 'keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : figure;
    if (target.closest('dialog')) return;
    if (target.closest(event.key === ' ' ? takesSpace : takesLetters)) return;
    const action = actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  });
  return () => scope.dispose();
}
