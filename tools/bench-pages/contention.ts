/** An event of Chromium's trace, as far as it is read here. Times in microseconds. */
export interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  /** Time that passed. */
  dur?: number;
  /** Time that the thread had a processor. */
  tdur?: number;
}

/**
 * How much longer the page's main thread took than it worked: time that passed in its tasks over processor time; 1 where it never waits.
 * Lighthouse multiplies the time that passed, so what others do on the machine counts as the page's own blocking time.
 *
 * @returns NaN where the trace shows no first paint or no task of its thread
 */
export function contentionOf(events: readonly TraceEvent[]): number {
  const painted = events.findLast(({ name }) => name === 'firstContentfulPaint');
  if (!painted) return Number.NaN;
  let passed = 0;
  let worked = 0;
  for (const { name, pid, tid, dur, tdur } of events) {
    if (pid !== painted.pid || tid !== painted.tid || !name.endsWith('RunTask')) continue;
    if (dur === undefined || tdur === undefined) continue;
    passed += dur;
    worked += tdur;
  }
  return passed / worked;
}
