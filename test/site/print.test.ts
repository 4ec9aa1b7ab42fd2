import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { article, useSite, wake } from './site.ts';

const site = useSite();

/** What of a figure a reader sees: of a screen or, once the media is emulated, of paper. */
const seenIn = (page: Page, figure: string) =>
  page.evaluate((selector) => {
    const element = document.querySelector(selector)!;
    const visible = (inside: string) =>
      [...element.querySelectorAll(inside)].filter((part) => part.getClientRects().length > 0);
    return {
      live: visible('canvas, [role=slider], input, .fa-bench-films').length,
      pictures: visible('img').map((picture) => (picture as HTMLImageElement).naturalWidth > 0),
      charts: visible('.fa-first-chart svg').length,
      tables: visible('table').length,
      bodies: visible('.fa-strip svg').length,
      captions: visible('figcaption').length,
    };
  }, figure);

/** The first state of a figure, as paper shows it to a reader whose browser runs no script. */
async function firstState(path: string, figure: string) {
  const { page } = await site.open(path, { javaScriptEnabled: false });
  for (const picture of await page.locator(`${figure} img`).all()) await picture.scrollIntoViewIfNeeded();
  await page.emulateMedia({ media: 'print' });
  await page.waitForLoadState('networkidle');
  // What is said to those without scripts is no part of the state.
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('noscript')) each.style.display = 'none';
  });
  const box = (await page.locator(figure).boundingBox())!;
  return { seen: await seenIn(page, figure), height: box.height };
}

test.each([
  ['a pair', article, '#walk'],
  ['a replay', article, '#fireman'],
  ['the dial', article, 'fa-forgetting'],
  ['the threshold', '/articles/space-and-time/', '#threshold'],
  ['the game', '/spot-it/', 'fa-game'],
])('on paper %s that was woken is in its first state, and on the screen it lives on', async (_, path, figure) => {
  const first = await firstState(path, figure);
  const { page, problems } = await site.open(path, { reducedMotion: 'reduce' });
  await wake(page, figure);
  const awake = await seenIn(page, figure);
  expect(awake.live + (awake.pictures.length === 0 ? 1 : 0)).toBeGreaterThan(0);

  await page.emulateMedia({ media: 'print' });
  // Paper's sizes hold once the copy is to be seen; what is seen of the threshold is the same before.
  await page.locator(`${figure} .fa-on-paper`).waitFor();
  await expect.poll(() => seenIn(page, figure)).toEqual(first.seen);
  // A replay comes out 61 px taller or shorter than without scripts; a live figure would differ by more, and in what is seen.
  expect(Math.abs((await page.locator(figure).boundingBox())!.height / first.height - 1)).toBeLessThan(0.08);

  await page.emulateMedia({ media: 'screen' });
  // A figure that was still waking may have gone on meanwhile.
  await expect.poll(async () => (await seenIn(page, figure)).live).toBeGreaterThanOrEqual(awake.live);
  // The style sheet's screen comes back at once, the copy goes with the event that tells of it, a frame later.
  await expect.poll(() => page.locator(`${figure} .fa-on-paper`).count()).toBe(0);
  expect(problems).toEqual([]);
});

test('the browser’s own way to paper shows the first state as well, and the figure goes on where it stood', async () => {
  const { page, problems } = await site.open(article, { reducedMotion: 'reduce' });
  await wake(page, '#walk');
  const slider = page.locator('#walk [role=slider]').first();
  await slider.focus();
  await page.keyboard.press('PageDown');
  const stood = await slider.getAttribute('aria-valuetext');
  // What the page looked like while it was printed, which is over when the PDF is there.
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      document.body.dataset['printed'] = String(document.querySelectorAll('#walk .fa-on-paper img').length);
    });
  });
  await page.pdf();
  expect(await page.locator('body').getAttribute('data-printed')).toBe('2');
  await expect.poll(() => page.locator('#walk .fa-on-paper').count()).toBe(0);
  expect(await slider.getAttribute('aria-valuetext')).toBe(stood);
  expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(problems).toEqual([]);
});

test('the reader’s own clip is printed as it stands', async () => {
  const { page } = await site.open('/your-clip/');
  await wake(page, 'fa-your-clip');
  await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(300);
  expect(await page.locator('fa-your-clip .fa-on-paper').count()).toBe(0);
  expect(await page.locator('fa-your-clip .drop').isVisible()).toBe(true);
});
