import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, softwareWebGlFlags } from './tools/browser/harness.ts';
import { findProgram } from './tools/setup/programs.mjs';
import { viteForBrowser } from './tools/vite-for-browser.mjs';

/** Vitest would wait one second, which two busy cores can be longer over than the code of a drawer takes to arrive. */
const patient = { poll: { timeout: 30_000 } };

const executablePath = findProgram('chromium');

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          // Most of these files are over before a process of their own would have started.
          pool: 'threads',
          isolate: false,
          maxWorkers: availableParallelism(),
          // The longest takes two seconds by itself: five would be few for it beside others on a busy machine.
          testTimeout: 60_000,
        },
      },
      // They measure the clips that are kept: all of them, some a few hundred times, or those that an article speaks of.
      { test: { name: 'truth', include: ['test/truth/**/*.test.ts'], environment: 'node', testTimeout: 300_000 } },
      {
        ...viteForBrowser,
        // Found only when a test is under way, these would make Vite reload it.
        optimizeDeps: {
          include: [
            '@tensorflow-models/pose-detection',
            '@tensorflow/tfjs-backend-wasm',
            '@tensorflow/tfjs-backend-webgl',
            '@tensorflow/tfjs-converter',
            '@tensorflow/tfjs-core',
            'three',
            'three/examples/jsm/loaders/GLTFLoader.js',
            'three/examples/jsm/utils/BufferGeometryUtils.js',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/bad/make-clips.ts',
          testTimeout: 180_000,
          expect: patient,
          hookTimeout: 60_000,
          // One page at a time: the tests share two cores with the models they run.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: [...chromiumFlags, ...softwareWebGlFlags],
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'site',
          include: ['test/site/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'test/bad/make-clips.ts',
          testTimeout: 300_000,
          expect: patient,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
