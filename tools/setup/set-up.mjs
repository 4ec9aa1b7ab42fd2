import { ensureLighthouse } from './lighthouse.mjs';
import { ensureMesa } from './mesa.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureProgram } from './programs.mjs';
import { root } from './say.mjs';
import { ensureTorch } from './torch.mjs';
import { ensureWeights } from './weights.mjs';

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
  if (needs.includes('mesa')) ensureMesa();
  if (needs.includes('torch')) ensureTorch();
  if (needs.includes('lighthouse')) ensureLighthouse();
}
