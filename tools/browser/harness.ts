import { createReadStream, existsSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { findMesa } from '../setup/mesa.mjs';
import { findProgram } from '../setup/programs.mjs';
import { root } from '../setup/say.mjs';
import { viteForBrowser } from '../vite-for-browser.mjs';

/** Flags that keep Chromium quiet and sandbox-free, as a container's root needs it. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * WebGL without a graphics card: by Mesa where the machine has it, which draws the film set four times as fast as the program that
 * Chromium brings along, else by that one.
 */
export const softwareWebGlFlags = findMesa()
  ? ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist']
  : ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.glb': 'model/gltf-binary',
  '.woff2': 'font/woff2',
};

/** What static hosts send gzipped: all that is not compressed already. */
const gzipped = new Set(['.html', '.js', '.css', '.json', '.wasm', '.svg', '.glb', '.xml']);

export interface StaticServer {
  /** "http://127.0.0.1:PORT", without a slash at its end. */
  origin: string;
  close: () => Promise<void>;
}

/**
 * Serves folders on the loopback address: the first that has the file wins. Knows byte ranges, which a video element needs to seek,
 * and answers a folder with its index.html. With `gzip` it compresses what a static host would, for whom asks for it.
 */
export async function serveFolders(
  folders: readonly string[],
  options: { base?: string; port?: number; host?: string; gzip?: boolean } = {},
): Promise<StaticServer> {
  const base = options.base ?? '/';
  const server = createServer((request, response) => {
    const pathname = pathOf(request.url ?? '/');
    if (pathname === undefined) {
      answer(response, 400, 'Bad request');
      return;
    }
    if (!pathname.startsWith(base)) {
      answer(response, 404, 'Not found');
      return;
    }
    const path = normalize(pathname.slice(base.length)).replace(/^(\.\.[/\\])+/, '');
    const found = folders
      .flatMap((folder) => [join(folder, path), join(folder, path, 'index.html')])
      .find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
    const missing = folders.map((folder) => join(folder, '404.html')).find((candidate) => existsSync(candidate));
    const gzip = options.gzip ?? false;
    if (found) sendFile(request, response, found, 200, gzip);
    else if (missing) sendFile(request, response, missing, 404, gzip);
    else answer(response, 404, 'Not found');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${addressOf(options.host)}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What a browser on this machine is told to open: whoever listens on every address answers on the loopback one, too. */
function addressOf(host = '127.0.0.1'): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** The decoded path of a request, or undefined where it is no path at all. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(text);
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  status: number,
  gzip: boolean,
): void {
  const { size } = statSync(path);
  const headers = { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (range && status === 200) {
    const start = Number(range[1]);
    const end = range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    if (start > end) {
      response.writeHead(416, { 'content-range': `bytes */${size}` });
      response.end();
      return;
    }
    response.writeHead(206, {
      ...headers,
      'content-range': `bytes ${start}-${end}/${size}`,
      'content-length': end - start + 1,
    });
    createReadStream(path, { start, end }).pipe(response);
    return;
  }
  if (gzip && gzipped.has(extname(path)) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    response.writeHead(status, { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' });
    createReadStream(path).pipe(createGzip()).pipe(response);
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': size });
  createReadStream(path).pipe(response);
}

/** Starts the machine's Chromium. */
export async function launchChromium(options: { webGl?: boolean; args?: readonly string[] } = {}): Promise<Browser> {
  const executablePath = findProgram('chromium');
  if (!executablePath)
    throw new Error('There is no Chromium on this machine. Run this through npm, which installs it or says how.');
  return chromium.launch({
    executablePath,
    args: [...chromiumFlags, ...(options.webGl ? softwareWebGlFlags : []), ...(options.args ?? [])],
  });
}

let opened = 0;

export interface Harness {
  page: Page;
  browser: Browser;
  close: () => Promise<void>;
}

/**
 * Bundles tools/browser/pages/NAME.html with the site's own settings and opens it in headless Chromium.
 * The page also sees `public` (models, clips) and any further folders. Errors of the page end up on standard error.
 */
export async function openHarness(
  name: string,
  options: { webGl?: boolean; folders?: readonly string[]; args?: readonly string[] } = {},
): Promise<Harness> {
  const pages = join(root, 'tools', 'browser', 'pages');
  // One for each process: two commands may run at a time.
  const outDir = join(root, '.cache', 'harness', `${name}-${process.pid}-${(opened += 1)}`);
  await build({
    ...viteForBrowser,
    configFile: false,
    root: pages,
    logLevel: 'error',
    publicDir: false,
    build: {
      ...viteForBrowser.build,
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(pages, `${name}.html`) },
    },
  });
  const server = await serveFolders([outDir, join(root, 'public'), ...(options.folders ?? [])]);
  const browser = await launchChromium(options);
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
  page.on('console', (message) => {
    if (message.type() === 'error') process.stderr.write(`${message.text()}\n`);
  });
  await page.goto(`${server.origin}/${name}.html`);
  return {
    page,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
