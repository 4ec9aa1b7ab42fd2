import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations, wider } from './axe.ts';
import { desktop, phone, useSite, wake } from './site.ts';

const site = useSite();
const still = { reducedMotion: 'reduce' } as const;
const weights = '**/generator/weights.bin';

const memory = (page: Page) => page.locator('#amnesia-memory');
const sayings = (page: Page) => page.locator('.fa-amnesia-sayings').innerText();
const figures = (page: Page) => page.locator('.fa-amnesia-film > .fa-amnesia-note');
/** What the large picture shows, as drawn. */
const drawn = (page: Page) => page.locator('.fa-amnesia-stage .fa-stick').innerHTML();
const where = (page: Page) => page.locator('.fa-where').innerText();
const whole = (page: Page) =>
  expect.poll(() => figures(page).innerText(), { timeout: 30_000 }).toMatch(/^This clip: jump/);
/** Every memory is drawn once its own diamond stands in the chart. */
const allDrawn = (page: Page) =>
  expect.poll(() => page.locator('[data-panel=jump] .fa-panel-own').count(), { timeout: 60_000 }).toBe(6);
const jump = async (page: Page) => Number(/jump ([\d.]+)/.exec(await figures(page).innerText())![1]);

async function open(search = '', options: BrowserContextOptions = still) {
  const opened = await site.open(`/forgetful/${search}`, options);
  await wake(opened.page, 'fa-amnesia');
  return opened;
}

test('by keyboard: memory, prompt, noise and time are set, stand in the address, and come back from it', async () => {
  const { page, problems } = await open();
  await whole(page);
  await allDrawn(page);
  const first = await drawn(page);
  const forgetful = await jump(page);
  await memory(page).focus();
  await page.keyboard.press('End');
  expect(await memory(page).getAttribute('aria-valuetext')).toBe('16: sees its last 16 frames');
  await whole(page);
  // The same first frame, and less of a jump after it.
  expect(await drawn(page)).toBe(first);
  expect(await jump(page)).toBeLessThan(forgetful / 3);
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  expect(await where(page)).toContain('frame 2 of 23');
  expect(await drawn(page)).not.toBe(first);

  await page.getByRole('radio', { name: 'Walk' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByRole('radio', { name: 'Wave' }).isChecked()).toBe(true);
  await page.getByLabel('Noise no.').fill('7');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => decodeURIComponent(new URL(page.url()).search))
    .toBe('?amnesia.prompt=wave&amnesia.memory=16&amnesia.seed=7&amnesia.t=0.167');
  await whole(page);
  const said = await figures(page).innerText();

  await page.reload();
  await wake(page, 'fa-amnesia');
  await expect.poll(() => figures(page).innerText(), { timeout: 30_000 }).toBe(said);
  expect(await where(page)).toContain('frame 2 of 23');
  expect(await page.getByRole('radio', { name: 'Wave' }).isChecked()).toBe(true);

  await page.getByRole('button', { name: 'Other noise' }).click();
  expect(await page.getByLabel('Noise no.').inputValue()).not.toBe('7');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  expect(await page.getByLabel('Noise no.').inputValue()).toBe('7');
  expect(problems).toEqual([]);
});

test('by touch: a frame of the film, a prompt, and a row of the grid are chosen', async () => {
  const { page, problems } = await open('', { ...still, viewport: phone, hasTouch: true, isMobile: true });
  await whole(page);
  await page.locator('.fa-amnesia-film li').nth(9).tap();
  expect(await where(page)).toContain('frame 9 of 23');
  await page.locator('.fa-amnesia-prompt', { hasText: 'Jump' }).tap();
  await expect.poll(() => page.getByRole('radio', { name: 'Jump' }).isChecked()).toBe(true);
  await page.getByText('Every memory, from the same noise').tap();
  await page.locator('.fa-grid li').nth(3).getByRole('button').tap();
  expect(await memory(page).getAttribute('aria-valuetext')).toBe('4: sees its last 4 frames');
  await expect.poll(() => page.locator('.fa-grid-row path').count(), { timeout: 30_000 }).toBe(6 * 12);
  expect(await wider(page)).toBeLessThanOrEqual(0);
  expect(problems).toEqual([]);
});

test('it plays by itself only for those who do not mind', async () => {
  const moving = await open('', {});
  await whole(moving.page);
  await expect.poll(() => moving.page.locator('.fa-icon-play').locator('..').getAttribute('data-playing')).toBe('true');
  const frame = await where(moving.page);
  await expect.poll(() => where(moving.page)).not.toBe(frame);
  // What is set stands in the address while it plays, too.
  await memory(moving.page).focus();
  await moving.page.keyboard.press('End');
  await expect.poll(() => moving.page.url()).toContain('amnesia.memory=16');
  await moving.page.getByRole('radio', { name: 'Walk' }).focus();
  await moving.page.keyboard.press('ArrowRight');
  await expect.poll(() => moving.page.url()).toContain('amnesia.prompt=wave');
  expect(await moving.page.locator('.fa-icon-play').locator('..').getAttribute('data-playing')).toBe('true');
  const calm = await open();
  expect(await calm.page.locator('.fa-icon-play').locator('..').getAttribute('data-playing')).toBe('false');
});

test('a frame is watched as it comes out of the noise, then the next, with what it remembers', async () => {
  const { page, problems } = await open('?amnesia.memory=2');
  await whole(page);
  await page.locator('summary', { hasText: 'Watch a frame come out of the noise' }).click();
  const step = page.locator('#amnesia-step');
  await expect.poll(() => step.getAttribute('max')).toBe('20');
  expect(await step.getAttribute('aria-valuetext')).toBe('Frame 0, noise');
  const noise = await page.locator('.fa-watching .fa-stick').innerHTML();
  await step.focus();
  await page.keyboard.press('End');
  expect(await step.getAttribute('aria-valuetext')).toBe('Frame 0, done');
  expect(await page.locator('.fa-watching .fa-stick').innerHTML()).not.toBe(noise);
  // What comes out is the frame of the clip; what it remembers went through metres and back.
  const places = async (where: string) =>
    (await page.locator(`${where} .fa-stick-torso`).getAttribute('d'))!.match(/-?[\d.]+/g)!.map(Number);
  const drawn = await places('.fa-amnesia-stage');
  for (const [index, place] of (await places('.fa-watching')).entries())
    expect(Math.abs(place - drawn[index]!)).toBeLessThan(0.35);
  await page.getByRole('button', { name: 'Next frame' }).click();
  await page.getByRole('button', { name: 'Next frame' }).click();
  await page.getByRole('button', { name: 'Next frame' }).click();
  expect(await page.locator('.fa-watching-desk .fa-amnesia-note').first().innerText()).toContain(
    'the 2 frames behind it',
  );
  await page.getByRole('button', { name: 'Watch it draw' }).click();
  await expect.poll(() => step.getAttribute('aria-valuetext'), { timeout: 15_000 }).toContain('Frame 4');
  expect(problems).toEqual([]);
});

test('all of the noise in common is a film of somebody who does not move', async () => {
  const { page } = await open();
  await whole(page);
  // Until the weights are there, only the memory can be turned.
  await expect.poll(() => page.locator('#amnesia-shared').isEnabled(), { timeout: 20_000 }).toBe(true);
  await page.locator('#amnesia-shared').focus();
  await page.keyboard.press('End');
  await expect.poll(() => figures(page).innerText(), { timeout: 20_000 }).toContain('nothing moves');
  expect(await page.locator('.is-shared .fa-amnesia-note').innerText()).toContain('does not move');
});

test('a hostile link opens the usual figure and says which parts it did not understand', async () => {
  const { page, problems } = await open(
    '?amnesia.prompt=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&amnesia.memory=1e308&amnesia.seed=-1&amnesia.shared=NaN&amnesia.t=99',
  );
  const words = await sayings(page);
  for (const part of ['<img src=x', '1e308', '-1', 'NaN', '99']) expect(words).toContain(part);
  expect(await page.getByRole('radio', { name: 'Walk' }).isChecked()).toBe(true);
  await whole(page);
  expect(problems).toEqual([]);
});

test('without weights, what was drawn beforehand plays with every memory, and the next try draws', async () => {
  const { page } = await site.open('/404.html', still);
  await page.route(weights, (route) => route.abort());
  await page.goto(`${site.origin}/forgetful/?amnesia.prompt=fly&amnesia.seed=5`);
  await wake(page, 'fa-amnesia');
  await expect.poll(() => sayings(page)).toContain('could not be fetched');
  expect(await sayings(page)).toContain('walk, noise no. 1');
  expect(await page.getByRole('radio', { name: 'Walk' }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: 'Fly' }).isDisabled()).toBe(true);
  await whole(page);
  const forgetful = await jump(page);
  await memory(page).focus();
  await page.keyboard.press('End');
  expect(await jump(page)).toBeLessThan(forgetful / 3);
  await page.unroute(weights);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => page.getByRole('radio', { name: 'Fly' }).isDisabled()).toBe(false);
  expect(await page.locator('.fa-amnesia-sayings').isVisible()).toBe(false);
});

test('damaged weights are a sentence', async () => {
  const { page } = await site.open('/404.html', still);
  await page.route(weights, (route) =>
    route.fulfill({ body: readFileSync('dist/generator/weights.bin').subarray(0, 200_000) }),
  );
  await page.goto(`${site.origin}/forgetful/`);
  await wake(page, 'fa-amnesia');
  await expect.poll(() => sayings(page)).toContain('arrived damaged');
  await whole(page);
});

test('with scripts off there are two strips, three charts and their tables', async () => {
  const { page } = await site.open('/forgetful/', { javaScriptEnabled: false });
  expect(await page.locator('.fa-first').count()).toBe(2);
  expect(await page.locator('.fa-first path').count()).toBe(24);
  expect(await page.locator('.fa-panel').count()).toBe(3);
  expect(await page.locator('fa-amnesia').innerText()).toContain('With scripts');
  await page.getByText('The figures as tables').click();
  expect(await page.locator('fa-amnesia table').first().isVisible()).toBe(true);
});

test('without WebGL the man stays away with a sentence, and the sticks go on', async () => {
  const { page } = await site.open('/404.html', still);
  await page.addInitScript(() => {
    const context = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'getContext')!;
    const ask = context.value as (this: HTMLCanvasElement, kind: string, options?: unknown) => unknown;
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      ...context,
      value(this: HTMLCanvasElement, kind: string, options?: unknown) {
        return kind.startsWith('webgl') ? null : ask.call(this, kind, options);
      },
    });
  });
  await page.goto(`${site.origin}/forgetful/`);
  await wake(page, 'fa-amnesia');
  await whole(page);
  await page.locator('#amnesia-man > summary').click();
  await expect
    .poll(() => page.locator('.fa-man-stage').innerText(), { timeout: 30_000 })
    .toContain('in three dimensions');
  expect(await page.getByRole('button', { name: 'Let the detector look' }).isDisabled()).toBe(true);
  await memory(page).focus();
  await page.keyboard.press('ArrowRight');
  await whole(page);
});

test('without an encoder the man plays, and says what cannot be done', async () => {
  const { page } = await site.open('/404.html', still);
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'VideoEncoder'));
  await page.goto(`${site.origin}/forgetful/`);
  await wake(page, 'fa-amnesia');
  await page.locator('#amnesia-man > summary').click();
  await expect.poll(() => page.locator('.fa-man-desk').innerText()).toContain('lacks a WebCodecs encoder');
  expect(await page.getByRole('button', { name: 'Download the MP4' }).isDisabled()).toBe(true);
});

test('the man is filmed, detected beside what the poses know, taken home, and opened on the bench for own clips', async () => {
  const { page, problems } = await open('', { ...still, acceptDownloads: true });
  await whole(page);
  await page.locator('#amnesia-man > summary').click();
  const look = page.getByRole('button', { name: 'Let the detector look' });
  await expect.poll(() => look.isEnabled(), { timeout: 60_000 }).toBe(true);
  await look.click();
  await page.locator('#amnesia-film[data-run=done]').first().waitFor({ timeout: 300_000 });
  expect(await page.locator('.fa-screening-beside').innerText()).toMatch(
    /as the poses know, and [\d.]+ as the detector measured/,
  );
  expect(await page.locator('.fa-beside-dot').count()).toBe(22);
  expect(await violations(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the MP4' }).click();
  const film = await coming;
  expect(film.suggestedFilename()).toBe('walk-memory-0-noise-1.mp4');
  const bench = await site.open('/your-clip/');
  await wake(bench.page, 'fa-your-clip');
  await bench.page.setInputFiles('fa-your-clip input[type=file]', {
    name: film.suggestedFilename(),
    mimeType: 'video/mp4',
    buffer: readFileSync(await film.path()),
  });
  await bench.page.locator('[data-run=done]').first().waitFor({ timeout: 120_000 });
  expect([...problems, ...bench.problems]).toEqual([]);
}, 480_000);

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [phone, desktop]) {
    test(`axe finds nothing, ${colorScheme}, ${viewport.width} px`, async () => {
      const { page, problems } = await site.open('/forgetful/?amnesia.foo=1', { colorScheme, viewport, ...still });
      expect(await violations(page)).toEqual([]);
      await wake(page, 'fa-amnesia');
      await whole(page);
      for (const summary of await page.locator('fa-amnesia details > summary').all()) await summary.click();
      await allDrawn(page);
      expect(await violations(page)).toEqual([]);
      expect(await wider(page)).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
    });
  }
}
