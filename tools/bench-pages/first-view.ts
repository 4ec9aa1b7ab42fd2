import { gzipSync } from 'node:zlib';
import type { Browser, Page, Request } from 'playwright-core';
import { isJavaScript, isRun, type Largest } from './classify.ts';

/** What a page cost before the reader did anything. */
export interface FirstView {
  /** Bytes of JavaScript as they came over the wire, gzipped: files, and the scripts that stand in the page. */
  javaScript: number;
  /** Bytes of all bodies as they came over the wire. */
  all: number;
  requests: number;
  largest: Largest;
}

export const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const;

/** How long nothing more may come before the first view is over, in milliseconds: a figure that wakes when idle would be seen. */
const quietMs = 2000;

/** How long figures may take to wake, in milliseconds: without a graphics card the set takes its time. */
const wakingMs = 120_000;

/** Opens a page in a fresh context and waits, without a touch, a scroll or a key. */
export async function firstView(browser: Browser, url: string, screen: keyof typeof screens): Promise<FirstView> {
  const context = await browser.newContext(screens[screen]);
  try {
    const page = await context.newPage();
    const bytes = countBytes(page);
    await page.addInitScript(watchLargest);
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(quietMs);
    const largest = await page.evaluate(() => window.largest);
    if (!largest) throw new Error(`The browser named no largest element on ${url}.`);
    return { ...(await bytes()), largest };
  } finally {
    await context.close();
  }
}

/** The same page with every figure woken at once, until all are awake: bytes of JavaScript over the wire. */
export async function eagerView(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext(screens.phone);
  try {
    const page = await context.newPage();
    const bytes = countBytes(page);
    await page.goto(url, { waitUntil: 'load' });
    // A figure that nobody woke would make the peer lighter than it is.
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLElement>('*')]
          .filter((each) => 'wake' in each)
          .every((each) => ['awake', 'failed'].includes(each.dataset['state'] ?? '')),
      undefined,
      { timeout: wakingMs },
    );
    if ((await page.locator('[data-state=failed]').count()) > 0) throw new Error(`A figure of ${url} did not wake.`);
    await page.waitForLoadState('networkidle');
    return (await bytes()).javaScript;
  } finally {
    await context.close();
  }
}

/** Counts what a page fetches from now on; asked, it adds the scripts that stand in the page itself. */
function countBytes(page: Page): () => Promise<Omit<FirstView, 'largest'>> {
  const ended: Request[] = [];
  page.on('requestfinished', (request) => ended.push(request));
  return async () => {
    let all = 0;
    let files = 0;
    for (const request of ended) {
      const response = await request.response();
      const { responseBodySize } = await request.sizes();
      const contentType = response?.headers()['content-type'] ?? '';
      all += responseBodySize;
      if (isJavaScript({ url: request.url(), resourceType: request.resourceType(), contentType }))
        files += responseBodySize;
    }
    const inPage = await page.evaluate(() =>
      [...document.scripts].filter(({ src }) => src === '').map(({ type, text }) => ({ type, text })),
    );
    const text = inPage
      .filter(({ type }) => isRun(type))
      .map((script) => script.text)
      .join('\n');
    return { javaScript: files + (text === '' ? 0 : gzipSync(text).length), all, requests: ended.length };
  };
}

declare global {
  interface Window {
    largest?: Largest;
  }
}

/** Runs in the page: keeps the last of the largest elements that the browser reports. */
function watchLargest(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element | null; url: string })[])
      window.largest = {
        element: entry.element?.localName ?? '',
        url: entry.url,
        timeMs: entry.startTime,
      };
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}
