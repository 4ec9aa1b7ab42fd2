import { fileURLToPath } from 'node:url';

const stub = (/** @type {string} */ name) => fileURLToPath(new URL(`./stubs/${name}.ts`, import.meta.url));

/**
 * What every bundle for a browser needs, be it the site, the headless harness or the browser tests.
 * pose-detection imports two runtimes we never start; their stubs keep them out of the bundle.
 *
 * @satisfies {import('vite').UserConfig}
 */
export const viteForBrowser = {
  resolve: {
    alias: {
      '@mediapipe/pose': stub('mediapipe-pose'),
      '@tensorflow/tfjs-backend-webgpu': stub('tfjs-backend-webgpu'),
    },
  },
  build: { target: 'es2022' },
  worker: { format: /** @type {const} */ ('es') },
};
