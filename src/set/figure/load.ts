import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { SetError } from '../errors.ts';
import { readRig, type Rig } from './rig.ts';

const fetched = new Map<string, Promise<ArrayBuffer>>();

/**
 * Fetches a figure (once for each address) and makes a rig of it, in its rest pose.
 *
 * @throws SetError `asset-missing`
 */
export async function loadRig(url: string): Promise<Rig> {
  const bytes = fetched.get(url) ?? fetchBytes(url);
  fetched.set(url, bytes);
  try {
    const { scene } = await new GLTFLoader().parseAsync(await bytes, '');
    return readRig(scene);
  } catch (error) {
    fetched.delete(url);
    if (error instanceof SetError) throw error;
    throw new SetError('asset-missing', 'The figure of the film set is damaged and could not be read.', {
      cause: error,
    });
  }
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const sentence = 'The figure of the film set could not be fetched. Check the connection and try again.';
  const response = await fetch(url).catch((error: unknown) => {
    throw new SetError('asset-missing', sentence, { cause: error });
  });
  if (!response.ok) throw new SetError('asset-missing', `${sentence} (The server said ${response.status}.)`);
  return response.arrayBuffer();
}
