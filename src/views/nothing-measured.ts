import type { Study } from '../study/study.ts';

/** What stands where a chart or a replay will be, or would be: `null` where there is something to show. */
export function nothingMeasured(study: Study): string | null {
  const shown = study.shown.value;
  if (shown)
    return shown.measurement.coverage > 0 ? null : 'No body could be judged in this clip: there is no drift to show.';
  switch (study.run.value.state) {
    case 'loading':
    case 'running':
      return 'The first frames are being read.';
    case 'failed':
      return 'Nothing was measured.';
    default:
      return 'This clip has not been analysed yet.';
  }
}
