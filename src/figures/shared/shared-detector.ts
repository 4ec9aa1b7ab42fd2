import { Detector } from '../../pipeline/detector.ts';
import { handModelBytes, modelBytes } from '../../pose/open-estimator.ts';
import type { BackendId, ModelId } from '../../terms/track.ts';
import { isSoftwareWebGl } from './graphics.ts';

const model: ModelId = 'blazepose-full';
/** Idle workers hold some 200 MB: after this they go. */
const idleMs = 60_000;

let opening: Promise<Detector> | undefined;
let users = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** What fetching the detector costs the reader, for the button that starts it: the more where a hand is near enough to be looked at. */
export const detectorMegabytes = `${megabytes(modelBytes[model])} to ${megabytes(modelBytes[model] + handModelBytes)}`;

/** Lends the page's one detector. It is opened when first asked for and closed when nobody has wanted it for a while. */
export async function withDetector<Result>(
  signal: AbortSignal,
  use: (detector: Detector) => Promise<Result>,
): Promise<Result> {
  clearTimeout(timer);
  users++;
  try {
    const mine = (opening ??= openFastest());
    mine.catch(() => {
      if (opening === mine) opening = undefined;
    });
    // Who stops waiting is let go at once; the detector goes on opening for the next who asks.
    const detector = await Promise.race([mine, whenAborted(signal)]);
    return await use(detector);
  } finally {
    users--;
    if (users === 0) timer = setTimeout(() => void closeIdle(), idleMs);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new DOMException('The reader stopped it.', 'AbortError'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

async function closeIdle(): Promise<void> {
  const closing = opening;
  if (users > 0 || !closing) return;
  opening = undefined;
  (await closing).close();
}

/** A short trial where there is a choice: one worker on the graphics card against as many on the processor as it has cores for. */
async function openFastest(): Promise<Detector> {
  const wasm = await Detector.open({ model, backend: 'wasm' });
  if (isSoftwareWebGl()) return wasm;
  const webgl = await Detector.open({ model, backend: 'webgl' }).catch(() => null);
  if (!webgl) return wasm;
  const perSecond = async (detector: Detector) => detector.workers / (await detector.trial());
  // A card that stumbles over the model is no choice, and the processor has already loaded.
  const faster: BackendId =
    (await perSecond(webgl).catch(() => 0)) > (await perSecond(wasm).catch(() => Infinity)) ? 'webgl' : 'wasm';
  (faster === 'webgl' ? wasm : webgl).close();
  return faster === 'webgl' ? webgl : wasm;
}

/** A fast machine on an unmetered connection: there, figures start detecting by themselves. */
export function mayStartByItself(): boolean {
  const { connection, deviceMemory } = navigator as Navigator & {
    connection?: { saveData?: boolean; effectiveType?: string; type?: string };
    deviceMemory?: number;
  };
  // Where the browser does not say what the connection is, it may be metered: the reader decides.
  const unmetered =
    connection !== undefined &&
    connection.saveData !== true &&
    connection.type !== 'cellular' &&
    connection.effectiveType === '4g';
  return unmetered && navigator.hardwareConcurrency >= 8 && (deviceMemory ?? 0) >= 8;
}
