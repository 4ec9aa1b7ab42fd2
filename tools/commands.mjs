/** @typedef {'packages' | 'weights' | 'chromium' | 'ffmpeg' | 'mesa' | 'torch' | 'lighthouse'} Need */

/**
 * Every command of package.json: what it needs on the machine, and what it runs.
 *
 * @type {Record<string, { needs: Need[], run: string[] }>}
 */
export const commands = {
  start: { needs: ['packages', 'weights'], run: ['node', 'tools/start.ts'] },
  build: { needs: ['packages', 'weights'], run: ['astro', 'build'] },
  test: { needs: ['packages', 'weights', 'chromium', 'ffmpeg', 'mesa'], run: ['node', 'tools/test.ts'] },
  'test:unit': { needs: ['packages'], run: ['vitest', 'run', '--project', 'unit'] },
  'test:truth': { needs: ['packages'], run: ['vitest', 'run', '--project', 'truth'] },
  'test:browser': {
    needs: ['packages', 'weights', 'chromium', 'ffmpeg', 'mesa'],
    run: ['vitest', 'run', '--project', 'browser'],
  },
  'test:site': {
    needs: ['packages', 'weights', 'chromium', 'ffmpeg', 'mesa'],
    run: ['vitest', 'run', '--project', 'site'],
  },
  check: { needs: ['packages'], run: ['node', 'tools/test.ts', '--static'] },
  format: { needs: ['packages'], run: ['prettier', '--write', '.'] },
  clips: { needs: ['packages', 'weights', 'chromium', 'ffmpeg', 'mesa'], run: ['node', 'tools/clips.ts'] },
  bake: { needs: ['packages', 'weights', 'chromium'], run: ['node', 'tools/bake.ts'] },
  analyse: { needs: ['packages', 'weights', 'chromium'], run: ['node', 'tools/analyse.ts'] },
  fit: { needs: ['packages', 'weights', 'chromium', 'ffmpeg'], run: ['node', 'tools/fit.ts'] },
  train: { needs: ['packages', 'torch'], run: ['node', 'tools/train.ts'] },
  'bench:speed': { needs: ['packages', 'weights', 'chromium', 'ffmpeg'], run: ['node', 'tools/bench-speed.ts'] },
  'bench:truth': { needs: ['packages'], run: ['node', 'tools/bench-truth.ts'] },
  'bench:amnesia': { needs: ['packages'], run: ['node', 'tools/bench-amnesia.ts'] },
  'bench:pages': {
    needs: ['packages', 'weights', 'chromium', 'mesa', 'lighthouse'],
    run: ['node', 'tools/bench-pages.ts'],
  },
};
