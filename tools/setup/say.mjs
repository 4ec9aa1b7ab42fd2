import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Says what the set-up is doing: on standard error, so that a command's own output stays clean. */
export function say(/** @type {string} */ sentence) {
  process.stderr.write(`set-up: ${sentence}\n`);
}
