import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import ts from 'typescript';

/** Which rooms of src a room may know. `any` is everything but what shows it; a room that is not listed knows nothing but itself. */
const mayKnow: Record<string, readonly string[] | 'any'> = {
  terms: [],
  measure: ['terms'],
  study: ['terms'],
  views: ['study', 'terms'],
  set: ['terms'],
  media: ['terms'],
  pose: ['terms'],
  generator: ['terms'],
  pipeline: ['media', 'pose', 'measure', 'study', 'terms'],
  figures: 'any',
  components: ['pipeline', 'study', 'views', 'terms', 'figures', 'styles'],
  layouts: ['components', 'terms', 'styles'],
  pages: ['layouts', 'components', 'pipeline', 'views', 'terms', 'styles', 'figures'],
  styles: [],
};
/** Rooms that wire others together still do not know the pages that show them. */
const neverKnown = ['pages', 'layouts', 'components'];

interface Import {
  from: string;
  to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|astro|mjs)$/.test(name))
    .map((name) => join(folder, name));
}

/** Relative imports of a file: static, dynamic, of workers by URL, and in the frontmatter and scripts of an Astro file. */
export function importsOf(path: string, text: string): Import[] {
  const code = path.endsWith('.astro')
    ? [...text.matchAll(/^---\n([\s\S]*?)\n---|<script[^>]*>([\s\S]*?)<\/script>/gm)]
        .map((m) => m[1] ?? m[2])
        .join('\n')
    : text;
  const imported = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  const workers = [...code.matchAll(/new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g)].map((match) => match[1]!);
  return [...imported, ...workers]
    .filter((name) => name.startsWith('.'))
    .map((name) => ({ from: path, to: join(dirname(path), name.replace(/\?.*$/, '')) }));
}

const roomOf = (path: string): string => {
  const [first, second] = relative('src', path).split('/');
  return second === undefined ? '' : (first ?? '');
};

/** The sentence that a forbidden import earns, or undefined. */
export function broken({ from, to }: Import): string | undefined {
  if (relative('src', to).startsWith('..')) {
    if (/^(content|package\.json)/.test(to)) return undefined;
    return `${from} reaches out of src, to ${to}`;
  }
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room === other || room === '') return undefined;
  const allowed = mayKnow[room] ?? [];
  const fine = allowed === 'any' ? !neverKnown.includes(other) : allowed.includes(other);
  return fine ? undefined : `${room} may not know ${other}: ${from} imports ${to}`;
}

function circles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const { to } of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return found;
}

const imports = sourceFiles('src').flatMap((path) => importsOf(path, readFileSync(path, 'utf8')));

test('no room knows one it may not know', () => {
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.flatMap((found) => broken(found) ?? [])).toEqual([]);
});

test('no file comes back to itself through its imports', () => {
  expect(circles(imports)).toEqual([]);
});

test('a broken wall is seen, however it is broken', () => {
  const text = `import { a } from '../pose/a.ts';\nawait import('../media/b.ts');\nnew URL('../set/c.ts', import.meta.url);`;
  const found = importsOf('src/measure/x.ts', text).map((one) => broken(one));
  expect(found).toEqual([
    'measure may not know pose: src/measure/x.ts imports src/pose/a.ts',
    'measure may not know media: src/measure/x.ts imports src/media/b.ts',
    'measure may not know set: src/measure/x.ts imports src/set/c.ts',
  ]);
  const page = importsOf('src/views/x.astro', `---\nimport '../media/b.ts';\n---\n<p/>`);
  expect(page.map((one) => broken(one))).toEqual([
    'views may not know media: src/views/x.astro imports src/media/b.ts',
  ]);
  expect(
    circles([
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ]),
  ).toEqual(['a -> b -> a']);
});
