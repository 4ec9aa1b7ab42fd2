import { expect, test } from 'vitest';
import { classOfKind, faultKinds } from '../../src/terms/kinds.ts';
import { violations, wider } from './axe.ts';
import { article, articles, desktop, phone, routes, useSite, wake } from './site.ts';

const site = useSite();

test('with scripts off the article shows its text, posters, charts and fault tables', async () => {
  const { page, problems } = await site.open(article, { javaScriptEnabled: false });
  const words = (await page.locator('main').innerText()).split(/\s+/).length;
  expect(words).toBeGreaterThan(1200);
  const posters = page.locator('#walk img');
  expect(await posters.count()).toBe(2);
  for (const poster of await posters.all()) {
    await poster.scrollIntoViewIfNeeded();
    expect(await poster.getAttribute('alt')).not.toBe('');
    const { width, height } = (await poster.boundingBox())!;
    expect(width / height).toBeCloseTo(854 / 480, 1);
    expect((await page.request.get(new URL((await poster.getAttribute('src'))!, page.url()).href)).ok()).toBe(true);
  }
  for (const figure of ['#walk', 'fa-replay']) {
    const chart = page.locator(`${figure} svg path`).first();
    await chart.scrollIntoViewIfNeeded();
    expect(await chart.getAttribute('d')).toMatch(/^M/);
  }
  expect(await page.locator('#walk table').first().locator('tbody tr').count()).toBeGreaterThan(0);
  expect(await page.locator('fa-forgetting img').count()).toBe(4);
  expect(await page.locator('a[data-figure][href*="walk.t="]').count()).toBeGreaterThanOrEqual(3);
  expect(await page.locator('section.footnotes li, [data-footnotes] li').count()).toBeGreaterThanOrEqual(5);
  expect(problems).toEqual([]);
});

test('with scripts off the results are read in words and figures, and words in the text light up their row', async () => {
  const { page, problems } = await site.open('/articles/how-well-does-it-work/', { javaScriptEnabled: false });
  for (const kind of faultKinds) {
    const row = page.locator(`#kinds-${kind}`);
    expect(await row.locator('td').first().innerText(), kind).toMatch(
      classOfKind(kind) === 'cannot' ? /not graded/ : /\d\.\d\d/,
    );
  }
  expect(await page.locator('#bars tbody tr').count()).toBeGreaterThanOrEqual(11);
  expect(await page.locator('main .fa-verdict').allInnerTexts()).toContainEqual(
    expect.stringMatching(/holds|falls short/),
  );
  const text = await page.locator('main').innerText();
  expect(text).toContain('We claim no detection of AI.');
  expect(text).not.toMatch(/NaN|undefined|null/);
  const before = await page.locator('#kinds-redrawn th').evaluate((cell) => getComputedStyle(cell).boxShadow);
  await page.locator('a[href="#kinds-redrawn"]').click();
  expect(await page.locator('#kinds-redrawn th').evaluate((cell) => getComputedStyle(cell).boxShadow)).not.toBe(before);
  // The page scrolls there smoothly.
  const inView = () =>
    page.locator('#kinds-redrawn').evaluate((row) => {
      const { top } = row.getBoundingClientRect();
      return top > 0 && top < innerHeight;
    });
  await expect.poll(inView, { timeout: 10_000 }).toBe(true);
  expect(problems).toEqual([]);
});

// A page goes from light to dark as it does at dusk, without being loaded again: the tests of a build are long enough.
test.each(routes)('axe finds nothing on %s, by light and by dark, on a phone and on a desktop', async (route) => {
  await Promise.all(
    [phone, desktop].map(async (viewport) => {
      const { page, problems } = await site.open(route, { colorScheme: 'light', viewport });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const at = `${colorScheme}, ${viewport.width} px`;
        expect(await violations(page), at).toEqual([]);
        expect(await wider(page), at).toBeLessThanOrEqual(0);
      }
      expect(problems.filter((problem) => !route.includes('404') || !problem.includes('404'))).toEqual([]);
    }),
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [phone, desktop]) {
    test(`axe finds nothing on an article whose figures are awake, ${colorScheme}, ${viewport.width} px`, async () => {
      const { page, problems } = await site.open(article, { colorScheme, viewport, reducedMotion: 'reduce' });
      for (const figure of ['#walk', 'fa-replay >> nth=0', 'fa-forgetting']) {
        await page.locator(figure).scrollIntoViewIfNeeded();
        await page.mouse.move(5, 5);
        await page.mouse.move(9, 9);
        await expect.poll(() => page.locator(figure).getAttribute('data-state'), { timeout: 30_000 }).toBe('awake');
      }
      expect(await violations(page)).toEqual([]);
      expect(await wider(page)).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
    });
  }
}

test.each(['/', ...articles])('the figures of %s load their code at the first touch, and not before', async (route) => {
  const { page, scripts } = await site.open(route);
  await page.waitForTimeout(500);
  const before = scripts.length;
  const weights = await Promise.all(scripts.map(async (url) => (await (await page.request.get(url)).body()).length));
  expect(weights.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(20_000);
  expect(scripts.filter((url) => /\/(pair|repair|bench)\.|mediabunny/.test(url))).toEqual([]);
  await wake(page, `#${(await page.locator('fa-pair, fa-clip').first().getAttribute('id'))!}`);
  expect(scripts.length).toBeGreaterThan(before);
});

test('the forgetting dial shows its picture without motion, and steps by key', async () => {
  const { page, problems } = await site.open(article, { reducedMotion: 'reduce' });
  await wake(page, 'fa-forgetting');
  const clock = page.locator('.fa-dial-clock');
  const colours = () =>
    page.evaluate(() => {
      const picture = document.querySelector<HTMLCanvasElement>('.fa-dial-picture')!;
      const context = new OffscreenCanvas(32, 18).getContext('2d')!;
      context.drawImage(picture, 0, 0, 32, 18);
      return new Set(new Uint32Array(context.getImageData(0, 0, 32, 18).data.buffer)).size;
    });
  await expect.poll(colours, { timeout: 20_000 }).toBeGreaterThan(100);
  await page.locator('.fa-dial').focus();
  for (const [key, frame] of [
    ['.', 'Frame 1'],
    ['.', 'Frame 2'],
    [',', 'Frame 1'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => clock.innerText()).toBe(frame);
    expect(await colours()).toBeGreaterThan(100);
  }
  expect(problems).toEqual([]);
});
