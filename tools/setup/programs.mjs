import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './say.mjs';

/**
 * Where a program may be found, and what brings it.
 *
 * @type {Record<'chromium' | 'ffmpeg', { variable: string, names: string[], also: string[], debian: string[], advice: string }>}
 */
const programs = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    also: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    debian: ['chromium'],
    advice: 'Install Chromium or Chrome, or name one in CHROMIUM_PATH.',
  },
  ffmpeg: {
    variable: 'FFMPEG_PATH',
    names: ['ffmpeg'],
    also: [],
    debian: ['ffmpeg'],
    advice: 'Install ffmpeg (with ffprobe), or name it in FFMPEG_PATH.',
  },
};

/**
 * The path of a program on this machine, or undefined.
 *
 * @param {keyof typeof programs} id
 */
export function findProgram(id) {
  const { variable, names, also } = programs[id];
  const named = process.env[variable];
  if (named) return existsSync(named) ? named : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...also];
  return candidates.find((path) => existsSync(path));
}

/**
 * Makes sure the program is there: the machine's own, else Debian's package, else a sentence that says what to install.
 *
 * @param {keyof typeof programs} id
 */
export function ensureProgram(id) {
  if (findProgram(id)) return;
  const { variable, debian, advice } = programs[id];
  if (process.env[variable])
    throw new Error(`${variable} names ${process.env[variable]}, and there is no such file. ${advice}`);
  if (!mayInstallDebian()) throw new Error(`This command needs ${id}, and this machine has none. ${advice}`);

  installDebian(debian);
  if (!findProgram(id))
    throw new Error(`Debian's package for ${id} did not install; the lines above say why. ${advice}`);
}

/** Whether Debian's packages can be installed here and now. */
export function mayInstallDebian() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian's packages, and says so.
 *
 * @param {readonly string[]} packages
 */
export function installDebian(packages) {
  say(`installing Debian's ${packages.join(', ')} (a minute or two)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', 'ignore', 2];
  spawnSync('apt-get', ['update', '-qq'], { env, stdio });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, stdio });
}
