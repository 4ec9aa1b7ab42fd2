import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { codeOf } from '../../clips/sources.ts';

/** What decides the pictures of cuts and of normalised clips; what these import of this folder does too. */
const first = ['cuts.ts', 'footage.ts', 'background.ts', 'inject.ts', 'normalise.ts'];

/** One hash of the code that makes clips out of real ones: kept clips with another hash are stale. Comments and types are left out. */
export function realSourcesHash(): string {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const { fileName } of ts.preProcessFile(readFileSync(path, 'utf8'), true, true).importedFiles)
      if (/^\.\/.*\.ts$/.test(fileName)) visit(join(dirname(path), fileName));
  };
  for (const name of first) visit(join(import.meta.dirname, name));
  const hash = createHash('sha256');
  for (const path of [...found].sort()) hash.update(codeOf(path)).update('\0');
  return hash.digest('hex');
}
