import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import type { Take } from '../../src/set/take.ts';
import { root } from '../setup/say.mjs';

/** What every picture and truth is made from, whatever scene it shows. */
const always = ['src/set/stage.ts', 'src/set/take.ts', 'tools/clips/film.ts', 'tools/clips/encode.ts'];
const figure = 'public/figure/man.glb';

/** Lists that name every scene and failure: only what a take asks of them is its source. */
const lists = ['src/set/scenes/index.ts', 'src/set/failures/index.ts'];

/**
 * One hash of all that a take is made from: the take itself, and the code of every file that its scene, its failures and the stage import.
 * A clip whose record has another hash is stale. Comments, types and layout make no picture, and are left out.
 */
export function sourcesHash(take: Take): string {
  return hashOf(JSON.stringify(take), sourcesOf(take));
}

/** One hash of something that is told and of the code of files. */
export function hashOf(told: string, files: readonly string[]): string {
  const hash = createHash('sha256').update(told).update('\0');
  for (const file of files) {
    hash.update(relative(root, file).replaceAll('\\', '/')).update('\0').update(codeOf(file)).update('\0');
  }
  return hash.digest('hex');
}

const codes = new Map<string, string | Uint8Array>();

/** What of a file can make a picture: of TypeScript what runs, without spaces; of anything else, all. */
export function codeOf(path: string): string | Uint8Array {
  const known = codes.get(path);
  if (known !== undefined) return known;
  const bytes = readFileSync(path);
  const target = ts.ScriptTarget.ESNext;
  const code = path.endsWith('.ts')
    ? ts
        .transpileModule(bytes.toString(), {
          compilerOptions: { target, module: ts.ModuleKind.ESNext, removeComments: true },
        })
        .outputText.replaceAll(/\s+/g, '')
    : bytes;
  codes.set(path, code);
  return code;
}

/** The files a take is made from, sorted. */
export function sourcesOf(take: Take): string[] {
  return filesFrom([
    ...always,
    `src/set/scenes/${take.scene}/index.ts`,
    ...take.failures.map(({ kind }) => `src/set/failures/${kind}.ts`),
  ]);
}

/** Files of the repository that some import, themselves, and the man's figure: sorted. */
export function filesFrom(entries: readonly string[]): string[] {
  const found = new Set<string>();
  const stop = new Set(lists.map((name) => join(root, name)));
  const visit = (path: string): void => {
    if (found.has(path) || stop.has(path)) return;
    if (!existsSync(path)) throw new Error(`A source of the clips is missing: ${relative(root, path)}.`);
    found.add(path);
    for (const next of importsOf(path)) visit(next);
  };
  for (const path of entries) visit(join(root, path));
  return [...found, join(root, figure)].sort();
}

const imports = new Map<string, string[]>();

/** Files of the project that a file imports. What only lends its types makes no picture; it is counted all the same. */
function importsOf(path: string): string[] {
  const known = imports.get(path);
  if (known) return known;
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'), true, true);
  const found = importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.') && name.endsWith('.ts'))
    .map((name) => join(dirname(path), name))
    .filter((name) => relative(root, name).startsWith(join('src', '')) || name.includes(join('tools', 'clips')));
  imports.set(path, found);
  return found;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Files of a folder, sorted. */
export function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
