import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, serveFolders } from '../../tools/browser/harness.ts';
import { build } from '../../tools/start.ts';

const base = '/some/where/';
let dist: string;

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'frame-amnesia-site-'));
  build(dist, base);
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
