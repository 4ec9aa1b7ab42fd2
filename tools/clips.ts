import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failures } from '../src/set/failures/index.ts';
import { scenes } from '../src/set/scenes/index.ts';
import { checkPair } from './clips/check.ts';
import { makeFigure } from './clips/figure.ts';
import { renderPair } from './clips/files.ts';
import { pairs, type Pair } from './clips/takes.ts';
import { root } from './setup/say.mjs';

const usage = `npm run clips [-- PAIR...]            renders pairs of clips to public/clips (all, when none is named)
npm run clips -- --check [PAIR...]    renders them again and compares with the committed files
npm run clips -- --list               lists scenes, failures and pairs
npm run clips -- --figure SOURCE.glb  makes public/figure/man.glb from the export of the source package`;

const clips = join(root, 'public', 'clips');

/** Something the caller typed that cannot be done: answered with a sentence and status 2. */
class UsageError extends Error {}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const chosen = [values.check, values.list, values.figure !== undefined].filter((flag) => flag === true);
  if (chosen.length > 1) throw new UsageError('--check, --list and --figure each stand alone.');
  if (values.figure !== undefined) return remakeFigure(values.figure, positionals);
  if (values.list) return list(positionals);
  const wanted = choose(positionals);
  if (!values.check) {
    for (const pair of wanted) await renderPair(pair, clips);
    return 0;
  }
  let holds = true;
  for (const pair of wanted) {
    const verdict = await checkPair(pair, clips);
    process.stdout.write(`${verdict.holds ? 'holds' : 'FAILS'}  ${verdict.sentence}\n`);
    holds &&= verdict.holds;
  }
  return holds ? 0 : 1;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { check: { type: 'boolean' }, list: { type: 'boolean' }, figure: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function choose(names: readonly string[]): readonly Pair[] {
  for (const name of names)
    if (!pairs.some((pair) => pair.name === name))
      throw new UsageError(`There is no pair "${name}". There are: ${pairs.map((pair) => pair.name).join(', ')}.`);
  return names.length === 0 ? pairs : pairs.filter((pair) => names.includes(pair.name));
}

function list(names: readonly string[]): number {
  if (names.length > 0) throw new UsageError('--list takes no names.');
  for (const { id, title } of scenes) process.stdout.write(`scene    ${id}: ${title}\n`);
  for (const { kind, region } of failures) process.stdout.write(`failure  ${kind}: ${region}\n`);
  for (const { name, sound, broken } of pairs)
    process.stdout.write(`pair     ${name}: ${sound.name}, ${broken.name}\n`);
  return 0;
}

function remakeFigure(source: string, names: readonly string[]): number {
  if (names.length > 0) throw new UsageError('--figure takes one file.');
  if (!existsSync(source)) throw new UsageError(`There is no file ${source}.`);
  makeFigure(source, join(root, 'public', 'figure', 'man.glb'));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${usage}\n` : ''}`);
  process.exitCode = isUsage ? 2 : 1;
}
