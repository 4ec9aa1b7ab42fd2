import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testClips } from '../bad/make-clips.ts';
import { article, phone, useSite, wake } from './site.ts';

const site = useSite();
const frames = 120;

/** What each view of a figure shows now. The film's frame is read from its pixels, where the clip counts. */
async function shown(
  page: Page,
): Promise<{ slider: number; film: number; pixels: number; chart: number; replay: number }> {
  return page.evaluate((count) => {
    const film = document.querySelector<HTMLCanvasElement>('.fa-film-picture')!;
    const context = new OffscreenCanvas(film.width, film.height).getContext('2d')!;
    context.drawImage(film, 0, 0);
    let pixels = 0;
    for (let bit = 0; bit < 8; bit++) {
      const [red] = context.getImageData(film.width * 0.025, ((bit + 0.5) * film.height) / 8, 1, 1).data;
      pixels = pixels * 2 + (red! > 127 ? 1 : 0);
    }
    const text = document.querySelector('.fa-scrubber')!.getAttribute('aria-valuetext')!;
    const timeUs = Number(document.querySelector('[data-time-us]')!.getAttribute('data-time-us'));
    return {
      slider: Number(/frame (\d+)/.exec(text)![1]),
      film: Number(film.dataset['frame']),
      pixels,
      chart: Math.floor((timeUs / 1e6) * 24 + 0.01),
      replay: Number(document.querySelector<HTMLElement>('.fa-replay-picture')!.dataset['frame']),
      count,
    };
  }, frames);
}

async function expectFrame(page: Page, frame: number): Promise<void> {
  await expect
    .poll(() => shown(page), { timeout: 20_000 })
    .toMatchObject({ slider: frame, film: frame, pixels: frame, chart: frame, replay: frame });
}

/** Puts the counting walk on the bench and waits until it has been read. */
async function bench(options: Parameters<typeof site.open>[1] = {}): Promise<{ page: Page; problems: string[] }> {
  const opened = await site.open('/your-clip/', options);
  await wake(opened.page, 'fa-your-clip');
  await opened.page.setInputFiles('fa-your-clip input[type=file]', join(testClips, 'counting-walk.mp4'));
  await opened.page.locator('[data-run=done]').first().waitFor({ timeout: 90_000 });
  return opened;
}

const slider = '.fa-scrubber';

test('after any scrub by keyboard every view shows exactly the frame asked for', async () => {
  const { page, problems } = await bench();
  await page.locator(slider).focus();
  await expectFrame(page, 0);
  const presses: readonly (readonly [string, number])[] = [
    ['ArrowRight', 1],
    ['ArrowRight', 2],
    ['PageUp', 17],
    ['Shift+ArrowRight', 27],
    ['ArrowLeft', 26],
    ['End', 119],
    ['ArrowRight', 119],
    ['PageDown', 104],
    [',', 103],
    ['.', 104],
    ['Home', 0],
    ['ArrowLeft', 0],
  ];
  for (const [key, frame] of presses) {
    await page.keyboard.press(key);
    await expectFrame(page, frame);
  }
  for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
  await expectFrame(page, 20);
  expect(problems).toEqual([]);
});

test('after any scrub by mouse every view shows the same frame, wherever the pointer stops', async () => {
  const { page, problems } = await bench();
  await page.locator(slider).scrollIntoViewIfNeeded();
  const box = (await page.locator('.fa-timeline-strip').boundingBox())!;
  const seen = new Set<number>();
  for (const share of [0.1, 0.9, 0.33, 0.5, 0.51, 0.02, 0.77]) {
    await page.mouse.move(box.x + box.width * 0.5, box.y + 12);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++) {
      await page.mouse.move(box.x + box.width * (0.5 + ((share - 0.5) * step) / 6), box.y + 12);
    }
    await page.mouse.up();
    const { slider: frame } = await shown(page);
    expect(Math.abs(frame - share * frames)).toBeLessThan(5);
    await expectFrame(page, frame);
    seen.add(frame);
  }
  expect(seen.size).toBe(7);
  expect(problems).toEqual([]);
});

test('after a scrub by touch every view shows the same frame', async () => {
  const { page, problems } = await bench({ viewport: phone, hasTouch: true, isMobile: true });
  await page.locator(slider).scrollIntoViewIfNeeded();
  const box = (await page.locator('.fa-timeline-strip').boundingBox())!;
  const touch = await page.context().newCDPSession(page);
  const at = (share: number) => [{ x: box.x + box.width * share, y: box.y + 12 }];
  for (const share of [0.2, 0.8, 0.45]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.5) });
    for (let step = 1; step <= 5; step++) {
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: at(0.5 + ((share - 0.5) * step) / 5),
      });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    const { slider: frame } = await shown(page);
    expect(Math.abs(frame - share * frames)).toBeLessThan(8);
    await expectFrame(page, frame);
  }
  expect(problems).toEqual([]);
});

test('what plays ends on a frame that all views show, and the address restores it', async () => {
  const { page, problems } = await bench();
  await page.locator(slider).focus();
  await page.keyboard.press('l');
  await page.waitForTimeout(700);
  await page.keyboard.press('k');
  const { slider: frame } = await shown(page);
  expect(frame).toBeGreaterThan(3);
  await expectFrame(page, frame);
  await expect.poll(() => new URL(page.url()).searchParams.get('t') ?? '').not.toBe('');
  const seconds = Number(new URL(page.url()).searchParams.get('t'));
  expect(Math.abs(seconds * 24 - frame)).toBeLessThan(1);
  expect(problems).toEqual([]);
});

test('from a figure, "back" leads to the words that led there', async () => {
  const { page } = await site.open(article, { reducedMotion: 'reduce' });
  await wake(page, '#walk');
  const link = page.locator('a.fa-set[data-figure=walk]').first();
  await link.scrollIntoViewIfNeeded();
  const before = (await link.boundingBox())!.y;
  await link.click();
  await expect
    .poll(async () => Math.abs((await page.locator('#walk').boundingBox())!.y), { timeout: 10_000 })
    .toBeLessThan(100);
  await expect.poll(() => page.url()).toContain('#walk');
  await page.goBack();
  await expect.poll(async () => Math.abs((await link.boundingBox())!.y - before)).toBeLessThan(60);
  expect(new URL(page.url()).pathname).toBe(article);
});

test('an address that asks for nonsense opens the default and says so', async () => {
  const { page, problems } = await site.open(`${article}?walk.t=banana&walk.joint=third-arm#walk`);
  await page.locator('#walk[data-state=awake]').waitFor();
  const notes = await page.locator('#walk .fa-notes').allInnerTexts();
  expect(notes.join(' ')).toContain('banana');
  expect(notes.join(' ')).toContain('third-arm');
  await expect.poll(() => page.locator('#walk .fa-film-picture').first().getAttribute('data-frame')).toBe('0');
  expect(problems).toEqual([]);
});
