import { computed, type ReadonlySignal } from '@preact/signals-core';
import { jointLabel } from '../../terms/landmarks.ts';
import { jointValue } from '../../study/joints.ts';
import { frameTable, type FrameTable } from '../chart/frame-table.ts';
import type { Scope } from '../dom.ts';
import { torsoLengthsLabel } from '../words.ts';
import type { DriftChartModel } from './model.ts';

/** The chart's figures as a table. */
export function valuesTable(scope: Scope, model: ReadonlySignal<DriftChartModel | null>): HTMLElement {
  const table = computed<FrameTable | null>(() => {
    const shown = model.value;
    if (!shown) return null;
    const { drift, timestampsUs, domainUs } = shown;
    return {
      caption:
        'Distance of each joint from where its neighbours in time put it, in torso lengths, and how much of that noise and a living body explain.',
      timestampsUs,
      domainUs,
      columns: shown.joints.flatMap((joint) => [
        {
          head: jointLabel(joint),
          cell: (frame: number) => torsoLengthsLabel(jointValue(drift.rawTorsoLengths, frame, joint)),
        },
        {
          head: `floor of the ${jointLabel(joint)}`,
          cell: (frame: number) => torsoLengthsLabel(jointValue(drift.floorTorsoLengths, frame, joint)),
        },
      ]),
    };
  });
  return frameTable(scope, 'Drift, frame by frame', table);
}
