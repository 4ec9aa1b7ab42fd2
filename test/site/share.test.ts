import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { embedPath, embedsOf } from '../../src/components/text/embeds.ts';
import { articles, useSite } from './site.ts';

const site = useSite();
const limbs = '/articles/limbs/';
const clipboard = ['clipboard-read', 'clipboard-write'];

const get = async (path: string) => {
  const response = await fetch(site.origin + path);
  return { status: response.status, html: await response.text() };
};

const embedsAt = (path: string) => {
  const id = path.split('/')[2]!;
  return embedsOf(readFileSync(`content/articles/${id}.mdx`, 'utf8')).map((embed) => `/${embedPath(id, embed.id)}`);
};

test('every article has a card with a picture of the size that it names', async () => {
  const { page } = await site.open('/404.html');
  const pictures = new Set<string>();
  for (const path of articles) {
    const { html } = await get(path);
    const said = (name: string) =>
      new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? '';
    expect(said('og:title')).not.toBe('');
    expect(said('og:image:alt').length).toBeGreaterThan(20);
    expect(said('twitter:card')).toBe('summary_large_image');
    const picture = new URL(said('og:image'), site.origin).pathname;
    pictures.add(picture);
    const { width, height } = await page.evaluate(async (address) => {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob());
      return { width: String(bitmap.width), height: String(bitmap.height) };
    }, picture);
    expect({ width, height }).toEqual({ width: said('og:image:width'), height: said('og:image:height') });
  }
  expect(pictures.size).toBe(articles.length);
});

test('a site that was not told its address promises no feed and no sitemap, and claims no address', async () => {
  const { html } = await get(limbs);
  expect(html).not.toMatch(/rel="(?:canonical|alternate|sitemap)"/);
  expect((await get('/rss.xml')).status).toBe(404);
});

test('an article says how to cite it, and a key copies that with the address that the reader came by', async () => {
  const { page, problems } = await site.open(limbs, { permissions: clipboard });
  await page.getByRole('button', { name: 'Copy BibTeX' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.fa-cite [role=status]').last().textContent()).toBe('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^@misc\{frame-amnesia-limbs,/);
  expect(copied).toContain(`url    = {${site.origin}${limbs}}`);
  expect(problems).toEqual([]);
});

test('where a page may not copy, the text is selected for the reader’s own hand, with a sentence', async () => {
  const { page } = await site.open(limbs);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy Citation' }).click();
  await expect.poll(() => page.locator('.fa-cite [role=status]').first().textContent()).toContain('copy it by hand');
  expect(await page.evaluate(() => getSelection()!.toString())).toContain('Frame Amnesia. “Limbs.”');
});

test('without scripts the citation and the embedding code stand there, and say what they lack', async () => {
  const { page } = await site.open(limbs, { javaScriptEnabled: false });
  expect(await page.locator('.fa-cite pre').last().innerText()).toContain('@misc{');
  expect(await page.locator('.fa-cite button').first().isVisible()).toBe(false);
  await page.locator('.fa-guided-small .fa-embed summary').first().click();
  expect(await page.locator('.fa-guided-small .fa-embed pre').first().isVisible()).toBe(true);
});

test('every figure of every article has its code, and a page of its own which no search engine lists', async () => {
  for (const path of articles) {
    const { html } = await get(path);
    const coded = new Set([...html.matchAll(/&lt;iframe src=&quot;([^&]*)&quot;/g)].map((match) => match[1]!));
    expect([...coded].sort()).toEqual([...embedsAt(path)].sort());
    for (const embed of coded) {
      const alone = await get(embed);
      expect(alone.status).toBe(200);
      expect(alone.html).toContain(`id="${embed.split('/')[3]!}"`);
      expect(alone.html).toContain('<meta name="robots" content="noindex"');
      expect(alone.html).not.toContain('class="fa-embed"');
    }
  }
});

test('the code under a figure, put into another page, shows that figure, which wakes', async () => {
  const { page, problems } = await site.open(limbs);
  const code = await page.locator('.fa-guided-small .fa-embed pre').first().textContent();
  expect(code).toContain(`src="${site.origin}/embed/limbs/cup/"`);
  await page.setContent(`<!doctype html><title>Elsewhere</title><p>Look:</p>${code}`);
  const framed = page.frameLocator('iframe');
  await framed.locator('fa-pair#cup').waitFor();
  // The frame's script may not listen yet when the pointer first comes by.
  await expect
    .poll(
      async () => {
        await page.mouse.move(200, 200);
        await page.mouse.move(210, 220);
        return framed.locator('#cup[data-state=awake]').count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await framed.locator('#cup .fa-film-picture[data-frame="0"]').first().waitFor({ timeout: 30_000 });
  expect(problems).toEqual([]);
});

test('a frame that asks for a figure which does not exist says so', async () => {
  const { status, html } = await get('/embed/limbs/no-such-figure/');
  expect(status).toBe(404);
  expect(html.replace(/\s+/g, ' ')).toContain('asks for one that does not exist');
});

test('the search finds a word, by key, from this host alone, and loads nothing before the reader types', async () => {
  const { page, problems } = await site.open('/search/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByLabel('What are you looking for?').focus();
  await page.waitForTimeout(300);
  // The browser fetches its icon when it likes.
  const ofSearch = () => asked.filter((address) => !address.endsWith('/favicon.svg'));
  expect(ofSearch()).toEqual([]);
  await page.keyboard.type('foreshortening');
  const first = page.locator('[data-results] a').first();
  await first.waitFor({ timeout: 20_000 });
  await expect.poll(() => page.getByRole('status').textContent()).toMatch(/“foreshortening”/);
  const found = await page
    .locator('[data-results] a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  expect(found).toContain(limbs);
  expect(found.filter((address) => address.includes('/embed/'))).toEqual([]);
  expect(await page.locator('[data-results] mark').count()).toBeGreaterThan(0);
  expect(ofSearch().length).toBeGreaterThan(0);
  expect(asked.filter((address) => address.startsWith('http') && !address.startsWith(site.origin))).toEqual([]);
  // A page that is left while it loads may say so in an error without words: the reader waits.
  await page.waitForLoadState('networkidle');
  await first.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(site.origin + found[0]!);
  await page.waitForLoadState('networkidle');
  // Back leads to the words and what they found.
  await page.goBack();
  await page.locator('[data-results] a').first().waitFor({ timeout: 20_000 });
  expect(problems).toEqual([]);
});

test('a word of the site’s own leads to what it means, and to every page that has it', async () => {
  const { page, problems } = await site.open('/search/?q=drift');
  const links = page.locator('[data-results] a');
  await links.first().waitFor({ timeout: 20_000 });
  const first = await links.evaluateAll((all) => all.slice(0, 5).map((link) => link.getAttribute('href')!));
  expect(first.some((address) => address.includes('/glossary/'))).toBe(true);
  const [, count] = /^(\d+) pages have/.exec((await page.getByRole('status').textContent())!)!;
  const more = page.getByRole('button', { name: /^Show the other \d+$/ });
  if (Number(count) > 20) await more.click();
  await expect.poll(() => links.count()).toBe(Number(count));
  expect(await more.count()).toBe(0);
  expect(problems).toEqual([]);
});

test('a search without hits gets a sentence, and so does one whose index cannot be loaded', async () => {
  const { page } = await site.open('/search/?q=zzyzxquux');
  await expect.poll(() => page.getByRole('status').textContent(), { timeout: 20_000 }).toMatch(/^Nothing here says/);
  expect(await page.locator('[data-results] li').count()).toBe(0);

  const { page: cut } = await site.open('/search/');
  await cut.route('**/pagefind/**', (route) => route.abort());
  await cut.getByRole('searchbox').fill('limb');
  await expect.poll(() => cut.getByRole('status').textContent(), { timeout: 20_000 }).toMatch(/could not be loaded/);
});

test('without scripts the search page says so and lists every article', async () => {
  const { page } = await site.open('/search/', { javaScriptEnabled: false });
  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  for (const path of articles) expect(await page.locator(`main a[href="${path}"]`).count()).toBe(1);
});
