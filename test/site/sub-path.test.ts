import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, serveFolders } from '../../tools/browser/harness.ts';
import { build } from '../../tools/start.ts';

const base = '/some/where/';
const address = 'https://films.example';
let dist: string;

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'frame-amnesia-site-'));
  build(dist, base, address);
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

test('under a sub-path every link and address in every page stays below it', () => {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(5);
  for (const name of pages) {
    const html = readFileSync(join(dist, name), 'utf8');
    const addresses = [...html.matchAll(/\s(?:href|src|srcset|poster|data-src)="(\/[^"]*)"/g)].map(
      (match) => match[1]!,
    );
    expect(addresses.filter((address) => !address.startsWith(base))).toEqual([]);
  }
});

test('a site that knows its address gives it whole: to the feed, the sitemap, search engines and those who share', async () => {
  const names = readdirSync('content/articles').map((file) => file.replace(/\.mdx$/, ''));
  const addresses = names.map((name) => `${address}${base}articles/${name}/`).sort();
  const browser = await launchChromium();
  const page = await browser.newPage();
  const feed = await page.evaluate(
    (xml) => {
      const read = new DOMParser().parseFromString(xml, 'application/xml');
      return {
        problems: read.querySelectorAll('parsererror').length,
        items: [...read.querySelectorAll('channel > item')].map((item) =>
          ['title', 'link', 'description', 'pubDate'].map((name) => item.querySelector(name)?.textContent ?? ''),
        ),
      };
    },
    readFileSync(join(dist, 'rss.xml'), 'utf8'),
  );
  await browser.close();
  expect(feed.problems).toBe(0);
  expect(feed.items.map(([, link]) => link).sort()).toEqual(addresses);
  for (const [title, , description, date] of feed.items) {
    expect(title).not.toBe('');
    expect(description!.length).toBeGreaterThan(40);
    expect(Number.isNaN(Date.parse(date!))).toBe(false);
  }

  const sitemap = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]!);
  expect(listed).toEqual(expect.arrayContaining(addresses));
  expect(listed.filter((each) => /\/embed\/.+|404/.test(each.slice((address + base).length - 1)))).toEqual([]);
  for (const name of names) {
    const html = readFileSync(join(dist, 'articles', name, 'index.html'), 'utf8');
    expect(html).toContain(`<link rel="canonical" href="${address}${base}articles/${name}/"`);
    expect(html).toContain(`type="application/rss+xml" title="Frame Amnesia" href="${base}rss.xml"`);
    expect(html).toContain(`<meta property="og:image" content="${address}${base}clips/`);
    expect(html).toContain(`src=&quot;${address}${base}embed/${name}/`);
    expect(html).not.toContain('was not told its own address');
  }
});

test('under a sub-path the search finds its index, and its links stay below', async () => {
  const server = await serveFolders([dist], { base });
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(`${server.origin}${base}search/`);
  await page.getByRole('searchbox').pressSequentially('foreshortening');
  const first = page.locator('[data-results] a').first();
  await first.waitFor({ timeout: 20_000 });
  expect(await first.getAttribute('href')).toMatch(new RegExp(`^${base}`));
  await browser.close();
  await server.close();
});

test('under a sub-path the figure wakes and detection finds its models', async () => {
  const server = await serveFolders([dist], { base });
  const browser = await launchChromium({ webGl: true });
  const page = await browser.newPage();
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await page.goto(`${server.origin}${base}articles/frame-by-frame-amnesia/`);
  await page.locator('#walk').scrollIntoViewIfNeeded();
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  await page.locator('#walk .fa-film-picture[data-frame="0"]').first().waitFor({ timeout: 30_000 });
  await page
    .locator('#walk')
    .getByRole('button', { name: /in this browser/ })
    .first()
    .click();
  await page.locator('#walk [data-run=running]').first().waitFor({ timeout: 60_000 });
  expect(missing).toEqual([]);
  await browser.close();
  await server.close();
});
