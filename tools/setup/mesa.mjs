import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installDebian, mayInstallDebian } from './programs.mjs';
import { say } from './say.mjs';

const packages = ['libegl1', 'libegl-mesa0', 'libgl1-mesa-dri'];

/** Whether Chromium can draw WebGL by Mesa's software renderer on this machine. */
export function findMesa() {
  const libraries = '/usr/lib';
  if (process.platform !== 'linux' || !existsSync(libraries)) return false;
  return readdirSync(libraries)
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => join(libraries, name))
    .some((folder) => existsSync(join(folder, 'libEGL_mesa.so.0')) && existsSync(join(folder, 'dri', 'swrast_dri.so')));
}

/** Brings Mesa where it can; else says what takes its place: pictures are then drawn four times as slowly, and differ in a bit here and there. */
export function ensureMesa() {
  if (findMesa()) return;
  if (mayInstallDebian()) installDebian(packages);
  if (!findMesa())
    say('this machine has no Mesa: the film set is drawn by Chromium alone, which takes about four times as long');
}
