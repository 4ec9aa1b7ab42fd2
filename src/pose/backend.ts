import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgl';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { BackendId } from '../terms/track.ts';

/** Makes a backend the one that all models of this worker run on. @throws Error with a sentence when the browser lacks it. */
export async function startBackend(backend: BackendId): Promise<void> {
  if (backend === 'wasm') {
    // Threads do not start in tfjs 4.22 once minified, and would ask every page for special headers: workers do better.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainUrl,
      'tfjs-backend-wasm-simd.wasm': simdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
    });
  }
  const started = await tf.setBackend(backend);
  if (!started)
    throw new Error(`This browser cannot run the detector on ${backend === 'wasm' ? 'WebAssembly' : 'WebGL'}.`);
  await tf.ready();
}

/** Tensors alive in this worker: must not grow from clip to clip. */
export function liveTensors(): number {
  return tf.memory().numTensors;
}
