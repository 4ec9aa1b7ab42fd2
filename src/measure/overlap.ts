import type { Fault } from '../terms/fault.ts';

/** Whether two faults have a frame in common. */
export function overlap(
  a: Pick<Fault, 'firstFrame' | 'lastFrame'>,
  b: Pick<Fault, 'firstFrame' | 'lastFrame'>,
): boolean {
  return a.firstFrame <= b.lastFrame && b.firstFrame <= a.lastFrame;
}
