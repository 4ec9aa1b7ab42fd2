import type { Fault } from '../terms/fault.ts';

/** A fault but for its times, which its frames tell. */
export type FaultWithoutTimes = Omit<Fault, 'firstUs' | 'lastUs'>;

/** Gives a fault the times of its first and last frame. */
export function faultOf(fault: FaultWithoutTimes, timestampsUs: readonly number[]): Fault {
  return { ...fault, firstUs: timestampsUs[fault.firstFrame]!, lastUs: timestampsUs[fault.lastFrame]! };
}
