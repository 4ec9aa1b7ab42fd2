import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serveFolders } from './browser/harness.ts';

const usage = `npm start [-- --port N] [--host ADDRESS]

Builds the site where a source has changed since the last build, serves it, and says its address.
`;

const stamp = join('.cache', 'built.sha256');
const sources = [
  'src',
  'content',
  'public',
  'astro.config.mjs',
  'package-lock.json',
  'tools/vite-for-browser.mjs',
  'tools/search-index.mjs',
  'tools/stubs',
];

/** Changes with every source file's path, size and time: quick enough to ask at every start. */
function fingerprint(): string {
  const hash = createHash('sha256').update(
    JSON.stringify([process.env['SITE_BASE'] ?? '/', process.env['SITE_URL'] ?? null]),
  );
  const visit = (path: string) => {
    const { size, mtimeMs } = statSync(path);
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  sources.filter((path) => existsSync(path)).forEach(visit);
  return hash.digest('hex');
}

/** What Vitest puts into the environment of its tests, and a build would take for its own settings. */
const ofVitest = /^(BASE_URL|MODE|DEV|PROD|SSR|NODE_ENV|VITEST.*)$/;

/**
 * Builds the site into a folder, for a host that serves it under `base`, and at the address `site` where one is given.
 *
 * @throws Error when it does not build
 */
export function build(outDir: string, base: string, site = process.env['SITE_URL']): void {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofVitest.test(name)));
  const { status } = spawnSync('astro', ['build', '--silent', '--outDir', outDir], {
    env: { ...env, SITE_BASE: base, ...(site ? { SITE_URL: site } : {}) },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The site did not build; the lines above say why.');
}

/** Builds into dist unless it stands there already, made from these very sources. */
export function buildSite(): void {
  const now = fingerprint();
  if (existsSync(stamp) && existsSync(join('dist', 'index.html')) && readFileSync(stamp, 'utf8') === now) return;
  process.stderr.write('building the site\n');
  build('dist', process.env['SITE_BASE'] ?? '/');
  mkdirSync('.cache', { recursive: true });
  writeFileSync(stamp, now);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4321' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(usage);
    return;
  }
  buildSite();
  const base = (process.env['SITE_BASE'] ?? '/').replace(/\/?$/, '/');
  const port = Number(values.port);
  const server = await serveFolders(['dist'], { base, port, host: values.host }).catch((error: unknown) => {
    // Another program has the port: any free one does as well.
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      return serveFolders(['dist'], { base, host: values.host });
    throw error;
  });
  process.stdout.write(`Frame Amnesia is at ${server.origin}${base}\nControl-C ends it.\n`);
}

if (import.meta.main) await main();
