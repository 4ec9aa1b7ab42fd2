import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './say.mjs';

/** Where the lock of Lighthouse and all that it stands on is kept in git. */
const locked = join(root, 'tools', 'setup', 'lighthouse');

/** Where it is installed. */
const folder = join(root, '.cache', 'lighthouse');

/** The module that `npm run bench:pages` runs; its default export is Lighthouse's function. */
export const lighthouseModule = join(folder, 'node_modules', 'lighthouse', 'core', 'index.js');

/**
 * Installs Lighthouse (Apache-2.0) into .cache from a lock file of its own, once. It is no dependency of the project: one benchmark in
 * many commands needs it, and every `npm ci` would fetch its 176 MB.
 */
export function ensureLighthouse() {
  const files = ['package.json', 'package-lock.json'];
  const stamp = join(folder, 'installed.sha256');
  const hash = createHash('sha256');
  for (const name of files) hash.update(readFileSync(join(locked, name)));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && existsSync(lighthouseModule) && readFileSync(stamp, 'utf8') === wanted) return;

  say('installing Lighthouse into .cache (176 MB)');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of files) copyFileSync(join(locked, name), join(folder, name));
  const npm = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--engine-strict', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
  );
  if (npm.status !== 0 || !existsSync(lighthouseModule)) {
    throw new Error(
      'Lighthouse could not be installed: npm says why above. It needs the network and Node 22.19 or newer; then try again.',
    );
  }
  writeFileSync(stamp, wanted);
}
