import type { Playhead } from '../../study/playhead.ts';
import type { Study } from '../../study/study.ts';
import { h, place, Scope } from '../dom.ts';
import '../buttons.css';
import { controls } from './controls.ts';
import { faultMarks } from './fault-marks.ts';
import { listenForKeys } from './keys.ts';
import { rangeHandles } from './range-handles.ts';
import { scrubber } from './scrubber.ts';
import { shortcutsDialog } from './shortcuts-dialog.ts';
import './timeline.css';

export interface TimelineOptions {
  study: Study;
  playhead: Playhead;
  /** The element whose focus gives the keys `,` `.` J K L Space `?`: the whole figure. Without it there are none. */
  keysOn?: HTMLElement;
  /** The other clip of a pair: its faults get marks as well. */
  other?: Study;
}

/**
 * The timeline: scrubber, loop, marks of the faults, and the player's buttons.
 *
 * @returns What ends it and empties the host.
 */
export function mountTimeline(host: HTMLElement, options: TimelineOptions): () => void {
  const { study, playhead, keysOn, other } = options;
  const scope = new Scope();
  const dialog = shortcutsDialog(scope);
  const root = h(
    'div',
    { class: 'fa-timeline' },
    h(
      'div',
      { class: 'fa-timeline-strip' },
      scrubber(scope, study, playhead),
      rangeHandles(scope, study, playhead, 'Loop'),
      faultMarks(scope, study, playhead),
      ...(other ? [faultMarks(scope, other, playhead)] : []),
    ),
    controls(scope, study, playhead, dialog.open),
    dialog.element,
  );
  place(host, scope, root);
  if (keysOn) scope.add(listenForKeys(keysOn, { playhead, openHelp: dialog.open }));
  return () => scope.dispose();
}
