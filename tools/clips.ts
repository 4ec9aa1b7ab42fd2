import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failures } from '../src/set/failures/index.ts';
import { scenes } from '../src/set/scenes/index.ts';
import { benchNames, benchTakes, gradedKinds } from './clips/bench-takes.ts';
import { renderBench } from './clips/bench.ts';
import { checkScene, type Verdict } from './clips/check.ts';
import { makeFigure } from './clips/figure.ts';
import { isFresh, renderScene, type Wanted } from './clips/files.ts';
import { gameTakes } from './clips/game-takes.ts';
import { writeSheet } from './clips/sheet.ts';
import { pairs, soundPosterFrame, soundTakes, type Pair } from './clips/takes.ts';
import { root } from './setup/say.mjs';

const usage = `npm run clips [-- NAME...]              renders clips to public/clips: those that are stale, or the pairs and rounds named
npm run clips -- --check [NAME...]      renders a pair again (one, chosen by the commit), or those named, or with --all every
                                        one, and compares with the committed files, and broken with sound frame by frame
npm run clips -- --bench [NAME...]      renders the benchmark's clips, all or those of a shot, a kind or a name, to bench/clips; what is there already is left
npm run clips -- --list                 lists scenes, failures, pairs, rounds of the game and clips of the benchmark
npm run clips -- --sheet                writes a contact sheet of all pairs to .cache/contact-sheet.png
npm run clips -- --figure SOURCE.glb    makes public/figure/man.glb from the export of the source package`;

const clips = join(root, 'public', 'clips');

/** Something the caller typed that cannot be done: answered with a sentence and status 2. */
class UsageError extends Error {}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const modes = ['check', 'list', 'sheet', 'bench', 'figure'] as const;
  const chosen = modes.filter((mode) => values[mode] !== undefined);
  if (chosen.length > 1) throw new UsageError(`--${chosen.join(' and --')} each stand alone.`);
  if (values.all && !values.check) throw new UsageError('--all goes with --check.');
  if (values.figure !== undefined) return remakeFigure(values.figure, positionals);
  if (values.list) return list(positionals);
  if (values.sheet) return sheet(positionals);
  if (values.bench) return bench(positionals);
  if (values.check) return check(positionals, values.all === true);
  return render(positionals);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        all: { type: 'boolean' },
        list: { type: 'boolean' },
        sheet: { type: 'boolean' },
        bench: { type: 'boolean' },
        figure: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Everything that is rendered to public/clips, by scene and sound clip: what shares a stage is filmed on one. */
function jobs(): { sound: Wanted; broken: readonly (Wanted & { pair: Pair })[] }[] {
  return soundTakes.map((sound) => ({
    sound: { take: sound, posterFrame: soundPosterFrame(sound) },
    broken: pairs
      .filter((pair) => pair.sound === sound)
      .map((pair) => ({ take: pair.broken, posterFrame: pair.posterFrame, stills: pair, pair })),
  }));
}

async function render(names: readonly string[]): Promise<number> {
  const known = [...pairs.map(({ name }) => name), ...gameTakes.map(({ take }) => take.name)];
  refuseUnknown(names, known);
  const isWanted = ({ take }: Wanted) => (names.length > 0 ? names.includes(take.name) : !isFresh(take, clips));
  for (const { sound, broken } of jobs()) {
    const stale = broken.filter(isWanted);
    const soundIsStale = !isFresh(sound.take, clips) && (names.length === 0 || stale.length > 0);
    if (stale.length > 0 || soundIsStale)
      await renderScene(sound.take, { sound: soundIsStale ? sound : undefined, broken: stale }, clips);
  }
  for (const round of gameTakes.filter(isWanted))
    await renderScene(round.take, { sound: undefined, broken: [round] }, clips);
  process.stderr.write('Every clip that was asked for is rendered.\n');
  return 0;
}

/** Two different runs of the same commit check the same pair; as commits go on, every pair has its turn. */
function pairOfCommit(): string {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root });
  const number = Number.parseInt(stdout.toString().slice(0, 8), 16);
  return pairs[(Number.isNaN(number) ? 0 : number) % pairs.length]!.name;
}

async function check(names: readonly string[], all: boolean): Promise<number> {
  if (all && names.length > 0) throw new UsageError('Name pairs, or say --all.');
  refuseUnknown(
    names,
    pairs.map(({ name }) => name),
  );
  const wanted = all ? pairs.map(({ name }) => name) : names.length > 0 ? names : [pairOfCommit()];
  const verdicts: Verdict[] = [];
  for (const { sound, broken } of jobs()) {
    const chosen = broken.filter(({ pair }) => wanted.includes(pair.name));
    if (chosen.length === 0) continue;
    const found = await checkScene(
      sound,
      chosen.map(({ pair }) => pair),
      clips,
    );
    for (const { holds, sentence } of found) process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${sentence}\n`);
    verdicts.push(...found);
  }
  return verdicts.every(({ holds }) => holds) ? 0 : 1;
}

async function bench(names: readonly string[]): Promise<number> {
  refuseUnknown(names, [...benchNames]);
  await renderBench(names);
  return 0;
}

function list(names: readonly string[]): number {
  if (names.length > 0) throw new UsageError('--list takes no names.');
  const say = (line: string) => process.stdout.write(`${line}\n`);
  for (const { id, title, casts } of scenes) say(`scene    ${id}: ${title} (${casts.join(', ') || 'nobody plays'})`);
  for (const { kind, title } of failures)
    say(`failure  ${kind}: ${title}${gradedKinds.includes(kind) ? '' : ' (shown, not graded)'}`);
  for (const { name, sound, broken } of pairs)
    say(`pair     ${name}: ${sound.name}, ${broken.failures.map(({ kind }) => kind).join(' + ')}`);
  for (const { take } of gameTakes)
    say(`round    ${take.name}: ${take.scene}, ${take.failures.map(({ kind }) => kind).join(' + ') || 'sound'}`);
  for (const { take, half, planted } of benchTakes)
    say(`bench    ${take.name}: ${half} half, ${planted ? `${planted.kind} ${planted.strength}` : 'sound'}`);
  return 0;
}

async function sheet(names: readonly string[]): Promise<number> {
  if (names.length > 0) throw new UsageError('--sheet takes no names.');
  const folder = join(root, '.cache');
  mkdirSync(folder, { recursive: true });
  await writeSheet(clips, join(folder, 'contact-sheet.png'));
  process.stdout.write('.cache/contact-sheet.png\n');
  return 0;
}

function refuseUnknown(names: readonly string[], known: readonly string[]): void {
  for (const name of names)
    if (!known.includes(name)) throw new UsageError(`There is no "${name}". There are: ${known.join(', ')}.`);
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
