import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './packages.mjs';
import { ensureProgram } from './programs.mjs';
import { ensureWeights } from './weights.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Says what the set-up is doing: on standard error, so that a command's own output stays clean. */
export function say(/** @type {string} */ sentence) {
  process.stderr.write(`set-up: ${sentence}\n`);
}

/**
 * Brings in whatever is missing of what a command needs. Says nothing when all is there.
 *
 * @param {import('../commands.mjs').Need[]} needs
 */
export async function setUp(needs) {
  process.chdir(root);
  if (needs.includes('packages')) ensurePackages();
  if (needs.includes('weights')) await ensureWeights();
  if (needs.includes('chromium')) ensureProgram('chromium');
  if (needs.includes('ffmpeg')) ensureProgram('ffmpeg');
}
