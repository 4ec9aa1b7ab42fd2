import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Truth } from '../../src/terms/truth.ts';
import { violations, wider } from './axe.ts';
import { desktop, phone, useSite, wake } from './site.ts';

const site = useSite();
/** The shortest film: this machine draws it without a graphics card. */
const short = 'lab.length=2';
const still = { reducedMotion: 'reduce' } as const;

const state = (page: Page) => page.locator('fa-lab').getAttribute('data-state');
const drawn = (page: Page) => page.locator('.fa-lab-picture[data-drawn]').waitFor({ timeout: 60_000 });
const detect = (page: Page) => page.getByRole('button', { name: 'Detect', exact: true });

test('a failure is dialled, shot, detected, taken home, and found again on the bench for own clips', async () => {
  const { page, problems } = await site.open(`/lab/?${short}&lab.fail=none`, { ...still, acceptDownloads: true });
  await wake(page, 'fa-lab');
  await drawn(page);
  expect(await page.locator('.fa-lab-card').count()).toBe(0);
  await page.locator('.fa-lab-rack summary').click();
  await page.locator('.fa-lab-racks [data-kind=redrawn]').click();
  await expect.poll(() => page.locator('.fa-lab-card').innerText()).toMatch(/strong[\s\S]*frames \d+ to \d+/);
  await detect(page).click();
  await page.locator('#lab-film [data-run=done]').first().waitFor({ timeout: 300_000 });
  expect(await page.locator('#lab-film .fa-fault-list li').count()).toBeGreaterThan(0);
  expect(await page.locator('#lab-film .fa-fault-list').innerText()).toMatch(/left (wrist|elbow)|nose|ear/i);
  expect(await page.locator('#lab-film .fa-planted-note').innerText()).toContain('We planted in this clip: redrawn');
  expect(await page.locator('#lab-film .fa-truth line').count()).toBeGreaterThan(10);
  expect(await violations(page)).toEqual([]);

  const take = async (name: string) => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), path: await download.path() };
  };
  // The film lies in the can: nothing is shot anew.
  const clip = await take('Download the clip');
  const sheet = await take('Download its truth');
  expect(clip.name).toBe('street-walk-redrawn-take-1.mp4');
  expect(sheet.name).toBe('street-walk-redrawn-take-1.truth.json');
  const truth = JSON.parse(readFileSync(sheet.path, 'utf8')) as Truth;
  expect(truth).toMatchObject({ schema: 2, scene: 'street-walk', seed: 1, width: 640, height: 360 });
  expect(truth.frames).toHaveLength(48);
  expect(truth.faults.map(({ kind }) => kind)).toContain('redrawn');

  const bench = await site.open('/your-clip/');
  await wake(bench.page, 'fa-your-clip');
  await bench.page.setInputFiles('fa-your-clip input[type=file]', {
    name: clip.name,
    mimeType: 'video/mp4',
    buffer: readFileSync(clip.path),
  });
  await bench.page.locator('[data-run=done]').first().waitFor({ timeout: 120_000 });
  expect(await bench.page.locator('.fa-fault-list li').count()).toBeGreaterThan(0);
  expect([...problems, ...bench.problems]).toEqual([]);
}, 480_000);

test('a hostile link opens the usual lab and says which parts it did not understand', async () => {
  const hostile =
    'lab.scene=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&lab.seed=1e308&lab.fail=redrawn:NaN&lab.view=9e9,0,0';
  const { page, problems } = await site.open(`/lab/?${hostile}`, still);
  await wake(page, 'fa-lab');
  await drawn(page);
  const words = await page.locator('.fa-lab-sayings').innerText();
  for (const part of ['<img src=x', '1e308', 'redrawn:NaN', '9e9,0,0']) expect(words).toContain(part);
  expect(await page.locator('.fa-lab-select').inputValue()).toBe('street-walk');
  expect(await page.locator('.fa-lab-card').count()).toBe(1);
  expect(problems).toEqual([]);
});

test('what is dialled stands in the address, and comes back from it; undo goes the other way', async () => {
  const { page, problems } = await site.open('/lab/', still);
  await wake(page, 'fa-lab');
  await drawn(page);
  await page.locator('#lab-redrawn-severity').focus();
  await page.keyboard.press('ArrowLeft');
  await page.locator('#lab-azimuth').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('.');
  await expect
    .poll(() => decodeURIComponent(new URL(page.url()).search))
    .toBe('?lab.fail=redrawn:0.917&lab.view=5,0,1&lab.t=0.042');
  await page.reload();
  await wake(page, 'fa-lab');
  await drawn(page);
  expect(await page.locator('#lab-redrawn-severity').getAttribute('aria-valuetext')).toContain('0.92');
  expect(await page.locator('#lab-azimuth').inputValue()).toBe('5');
  expect(await page.locator('.fa-where').innerText()).toContain('frame 1 of');
  await page.getByRole('button', { name: 'Reset all' }).click();
  expect(await page.locator('#lab-azimuth').inputValue()).toBe('0');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.locator('#lab-azimuth').inputValue()).toBe('5');
  expect(problems).toEqual([]);
});

test('without WebGL there is a sentence, and a baked pair stands in', async () => {
  const { page } = await site.open('/404.html');
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
  await page.goto(`${site.origin}/lab/`);
  expect(await page.locator('#lab-pair').isVisible()).toBe(false);
  await page.locator('fa-lab').scrollIntoViewIfNeeded();
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  await expect.poll(() => state(page), { timeout: 30_000 }).toBe('failed');
  expect(await page.locator('fa-lab > .fa-asleep').innerText()).toContain('cannot draw in three dimensions');
  await page.locator('#lab-pair').scrollIntoViewIfNeeded();
  await page.locator('#lab-pair[data-state=awake]').waitFor({ timeout: 30_000 });
});

test('without an encoder the set plays, and says what cannot be done', async () => {
  const { page } = await site.open('/404.html', still);
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'VideoEncoder'));
  await page.goto(`${site.origin}/lab/`);
  await wake(page, 'fa-lab');
  await drawn(page);
  await expect.poll(() => page.locator('.fa-lab-film').innerText()).toContain('lacks a WebCodecs encoder');
  expect(await detect(page).isDisabled()).toBe(true);
});

test('with scripts off there is a still and a sentence', async () => {
  const { page } = await site.open('/lab/', { javaScriptEnabled: false });
  expect(await page.locator('fa-lab img').first().isVisible()).toBe(true);
  expect(await page.locator('fa-lab').innerText()).toContain('scripts are off');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [phone, desktop]) {
    test(`axe finds nothing in the lab, ${colorScheme}, ${viewport.width} px`, async () => {
      const { page, problems } = await site.open('/lab/?lab.foo=1', { colorScheme, viewport, ...still });
      expect(await violations(page)).toEqual([]);
      await wake(page, 'fa-lab');
      await drawn(page);
      await page.locator('.fa-lab-rack summary').click();
      expect(await violations(page)).toEqual([]);
      expect(await wider(page)).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
    });
  }
}
