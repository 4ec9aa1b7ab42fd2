import type { Truth } from '../terms/truth.ts';
import { unzip } from './packed.ts';

/**
 * Fetches what the film set knows about a clip that it rendered.
 *
 * @param url - without the endings: "/clips/street-walk-sound"
 * @throws Error with a sentence when it is not there
 */
export async function fetchTruth(url: string): Promise<Truth> {
  return JSON.parse(new TextDecoder().decode(await fetchBytes(`${url}.truth.json.gz`))) as Truth;
}

/** Fetches a packed file of a clip's numbers. @throws Error with a sentence when it is not there */
export async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new Error('The numbers of this clip could not be fetched. Check the connection, then load the page again.', {
      cause: error,
    });
  });
  if (!response.ok) throw new Error(`The numbers of this clip are not where they should be (HTTP ${response.status}).`);
  return unzip(new Uint8Array(await response.arrayBuffer()));
}
