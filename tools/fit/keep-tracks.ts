import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decimate, frameRateOf } from './decimate.ts';
import { creditsFile, keptFolder } from './kept-tracks.ts';

const root = join(import.meta.dirname, '..', '..');
const cache = join(root, '.cache', 'fit');

/** What a folder of clips says of one of them, in its index.tsv. */
interface ClipCredit {
  sourceProject: string;
  licence: string;
  whatIsSeen: string;
}

/**
 * Renews the kept tracks from a folder of clips with `index.tsv` and `real/`: every real clip at its own rate and at each
 * lower one, detected by the page's own pipeline. Only landmarks are kept, no pictures.
 *
 * @throws Error when the folder is not such a folder, or detection fails.
 */
export function keepTracks(folder: string): void {
  const credits = readCredits(join(folder, 'index.tsv'));
  const clips = readdirSync(join(folder, 'real'))
    .filter((name) => name.endsWith('.mp4'))
    .sort()
    .map((name) => join(folder, 'real', name));
  const made: Record<string, object> = {};
  const files: string[] = [];
  for (const clip of clips) {
    const credit = credits.get(`real/${basename(clip)}`);
    if (!credit) throw new Error(`index.tsv does not say who made ${basename(clip)}: its track cannot be kept.`);
    for (const file of [clip, ...decimate(clip, join(cache, 'clips'))]) {
      files.push(file);
      made[basename(file, '.mp4')] = { ...credit, framesPerSecond: Number(frameRateOf(file).toFixed(2)) };
    }
  }
  bake(files);
  mkdirSync(keptFolder, { recursive: true });
  for (const name of readdirSync(keptFolder)) {
    if (name.endsWith('.track.gz')) rmSync(join(keptFolder, name));
  }
  for (const name of Object.keys(made)) {
    copyFileSync(join(cache, 'tracks', `${name}.track.gz`), join(keptFolder, `${name}.track.gz`));
  }
  writeFileSync(creditsFile, `${JSON.stringify(made, null, 2)}\n`);
}

/** Detects what is not detected yet, a browser's life for all of them. */
function bake(files: readonly string[]): void {
  mkdirSync(join(cache, 'tracks'), { recursive: true });
  const command = [join(root, 'tools', 'bake.ts'), '--to', join(cache, 'tracks'), ...files];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('Detection of the clips failed: see above.');
}

function readCredits(file: string): Map<string, ClipCredit> {
  const [head = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const columns = head.split('\t');
  const column = (name: string) => {
    const at = columns.indexOf(name);
    if (at === -1) throw new Error(`index.tsv has no column "${name}".`);
    return at;
  };
  const [path, project, licence, seen] = ['file', 'source project', 'licence of the source', 'what is seen'].map(
    column,
  );
  return new Map(
    rows.map((row) => {
      const cells = row.split('\t');
      const credit = { sourceProject: cells[project!]!, licence: cells[licence!]!, whatIsSeen: cells[seen!]! };
      return [cells[path!]!, credit];
    }),
  );
}
