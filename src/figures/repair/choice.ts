import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Playhead } from '../../study/playhead.ts';
import { limbsOf, type Limb } from '../../study/repair/limbs.ts';
import { stretchesToMend, type Stretch } from '../../study/repair/stretches.ts';
import type { RepairDesk } from './repair-desk.ts';

/** What the next repair is for. Frames are those of the clip as it stands. */
export interface Choice {
  /** The stretch below, or all that was found. */
  every: Signal<boolean>;
  firstFrame: Signal<number>;
  lastFrame: Signal<number>;
  limbs: Signal<readonly Limb[]>;
  /** What faults of limbs come to, frames numbered as in the clip that came. */
  found: ReadonlySignal<readonly Stretch[]>;
  /** What an act would be done to, frames numbered as in the clip that came. */
  stretches: ReadonlySignal<readonly Stretch[]>;
  stop: () => void;
}

/** A fault that the reader goes to, or a loop that they draw, is what they want to mend. */
export function choose(desk: RepairDesk, playhead: Playhead): Choice {
  const { study } = desk;
  const worst = study.faults.peek().find(({ joints }) => limbsOf(joints).length > 0);
  const every = signal(false);
  const firstFrame = signal(worst?.firstFrame ?? 0);
  const lastFrame = signal(worst?.lastFrame ?? 0);
  const limbs = signal(limbsOf(worst?.joints ?? []));
  const sourceFrames = computed(() => desk.mended.value?.sourceFrames ?? study.timestampsUs.value.map((_, at) => at));
  const found = computed(() => stretchesToMend(study.faults.value, sourceFrames.value));
  const stretches = computed(() => {
    if (every.value) return found.value;
    const [first, last] = [sourceFrames.value[firstFrame.value], sourceFrames.value[lastFrame.value]];
    return first === undefined || last === undefined || last < first
      ? []
      : [{ firstFrame: first, lastFrame: last, limbs: limbs.value }];
  });

  const stops = [
    effect(() => {
      const selected = playhead.selectedFault.value;
      if (!selected) return;
      every.value = false;
      firstFrame.value = selected.fault.firstFrame;
      lastFrame.value = selected.fault.lastFrame;
      const touched = limbsOf(selected.fault.joints);
      if (touched.length > 0) limbs.value = touched;
    }),
    effect(() => {
      const range = playhead.range.value;
      // Around a fault the loop is drawn a little wider than what is to be mended.
      if (!range || playhead.fault.peek()) return;
      every.value = false;
      firstFrame.value = study.frameAt(range[0]);
      lastFrame.value = Math.max(firstFrame.peek(), study.frameAt(range[1] - 1000));
    }),
    effect(() => {
      const last = study.timestampsUs.value.length - 1;
      if (firstFrame.peek() > last) firstFrame.value = last;
      if (lastFrame.peek() > last) lastFrame.value = last;
    }),
  ];
  return {
    every,
    firstFrame,
    lastFrame,
    limbs,
    found,
    stretches,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
