import { readdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium, serveFolders, type StaticServer } from '../../tools/browser/harness.ts';
import { pairs } from '../../tools/clips/takes.ts';
import { buildSite } from '../../tools/start.ts';

/** A page for each broken clip of the film set that has a sound twin. */
const specimens = pairs.map(({ broken }) => `/specimens/${broken.name}/`);

/** Every article. */
export const articles = readdirSync('content/articles').map((file) => `/articles/${file.replace(/\.mdx$/, '')}/`);

/** Every route that a reader can come to. */
export const routes: readonly string[] = [
  '/',
  ...articles,
  '/glossary/',
  '/spot-it/',
  '/forgetful/',
  '/forgetful/model/',
  '/search/',
  '/embed/',
  '/embed/limbs/cup/',
  '/your-clip/',
  '/lab/',
  '/specimens/',
  ...specimens,
  '/how-it-measures/',
  '/why-simulated/',
  '/credits/',
  '/404.html',
];

export const article = '/articles/frame-by-frame-amnesia/';
export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

export interface Site {
  origin: string;
  /** Opens a page of the built site in a fresh context; errors of the page are gathered in `problems`, its scripts in `scripts`. */
  open(path: string, options?: BrowserContextOptions): Promise<{ page: Page; problems: string[]; scripts: string[] }>;
}

/** A problem's own words; one without any at least says where it came from. */
const worded = (words: string, origin: string, page: Page) =>
  words === '' ? `a problem without words on ${page.url()}, ${origin}` : words;

/** The built site, served and driven in Chromium, for all tests of a file. */
export function useSite(): Site {
  let server: StaticServer;
  let browser: Browser;
  beforeAll(async () => {
    buildSite();
    server = await serveFolders(['dist']);
    browser = await launchChromium({ webGl: true });
  });
  // A page that nobody looks at any more would go on drawing, and all pages of a browser draw in one process.
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  return {
    get origin() {
      return server.origin;
    },
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: desktop, ...options });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) =>
        problems.push(worded(error.stack ?? error.message, `thrown: ${error.name}`, page)),
      );
      page.on('console', (message) => {
        if (message.type() === 'error')
          problems.push(worded(message.text(), `logged: ${message.location().url}`, page));
      });
      const scripts: string[] = [];
      page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
      await page.goto(server.origin + path);
      return { page, problems, scripts };
    },
  };
}

/** Brings a figure to the reader and waits until it is awake. */
export async function wake(page: Page, figure: string): Promise<void> {
  await page.locator(figure).scrollIntoViewIfNeeded();
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  await page.locator(`${figure}[data-state=awake]`).waitFor({ timeout: 30_000 });
}
