import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../setup/say.mjs';

/** What the pictures and truths of the clips are made from. */
const sources = [
  'src/set',
  'src/terms/landmarks.ts',
  'public/figure/man.glb',
  'tools/clips/takes.ts',
  'tools/clips/film.ts',
  'tools/clips/encode.ts',
];

/** One hash of all the sources: clips whose record has another one are stale. */
export function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(join(root, source)))) {
    hash.update(relative(root, file).replaceAll('\\', '/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) throw new Error(`A source of the clips is missing: ${relative(root, path)}.`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
