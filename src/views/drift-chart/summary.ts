import { jointLabel } from '../../terms/landmarks.ts';
import { count, jointsLabel, kindLabel, secondsLabel, torsoLengthsLabel } from '../words.ts';
import { highestPoint } from './geometry.ts';
import type { DriftChartModel } from './model.ts';

/** The chart in words: what a reader who does not see it needs to know. */
export function chartSummary(model: DriftChartModel): string {
  const [fromUs, toUs] = model.domainUs;
  const highest = model.joints
    .flatMap((joint) => {
      const point = highestPoint(model, joint);
      return point ? [{ joint, ...point }] : [];
    })
    .sort((a, b) => b.value - a.value)[0];
  const first = model.timestampsUs[0] ?? 0;
  const inside = model.faults.filter((fault) => fault.lastUs - first >= fromUs && fault.firstUs - first <= toUs);
  return [
    `Drift in torso lengths, ${secondsLabel(fromUs)} to ${secondsLabel(toUs)}: ${jointsLabel(model.joints)}.`,
    highest
      ? `Highest: ${jointLabel(highest.joint)}, ${torsoLengthsLabel(highest.value)} at ${secondsLabel(highest.timeUs)}.`
      : 'There is no evidence in this stretch.',
    inside.length === 0
      ? 'No faults.'
      : `${count(inside.length, 'fault')}: ${inside.map((fault) => `${kindLabel(fault.kind)} (${jointsLabel(fault.joints, fault.region)}, from ${secondsLabel(fault.firstUs - first)})`).join('; ')}.`,
  ].join(' ');
}
