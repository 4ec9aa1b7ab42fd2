import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testClips } from '../bad/make-clips.ts';
import { article, useSite, wake } from './site.ts';

const site = useSite();
const input = 'fa-your-clip input[type=file]';
const done = '[data-run=done]';

async function hand(page: Page, way: 'drop' | 'paste', name: string): Promise<void> {
  const bytes = readFileSync(join(testClips, name)).toString('base64');
  await page.evaluate(
    ([way, name, bytes]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      data.items.add(new File([content], name, { type: 'video/mp4' }));
      const target = document.querySelector('fa-your-clip')!;
      const event =
        way === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      target.dispatchEvent(event);
    },
    [way, name, bytes] as const,
  );
}

test("a reader's clip is detected and measured here, and nothing leaves the browser", async () => {
  const { page, problems } = await site.open('/your-clip/');
  const sent: { url: string; method: string; body: number }[] = [];
  page.on('request', (request) => {
    sent.push({ url: request.url(), method: request.method(), body: request.postDataBuffer()?.length ?? 0 });
  });
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await wake(page, 'fa-your-clip');
  await page.setInputFiles(input, join(testClips, 'counting-walk.mp4'));
  await page.locator(done).first().waitFor({ timeout: 90_000 });
  // The walk's left arm and head were redrawn: the bench finds it in the reader's browser.
  expect(await page.locator('.fa-fault-list li').count()).toBeGreaterThan(0);
  expect(await page.locator('.fa-fault-list').innerText()).toMatch(/left (wrist|elbow)|nose|ear/i);

  expect(sent.length).toBeGreaterThan(3);
  expect(sockets).toEqual([]);
  for (const { url, method, body } of sent) {
    expect(method).toBe('GET');
    expect(body).toBe(0);
    expect(url.startsWith(`${site.origin}/`) || url.startsWith(`blob:${site.origin}/`)).toBe(true);
    expect(url).not.toContain('counting-walk');
  }
  expect(problems).toEqual([]);
});

test('after a reload the bench names the film that it could not keep; the same one stands where it stood, another one does not', async () => {
  const { page, problems } = await site.open('/your-clip/', { reducedMotion: 'reduce' });
  await wake(page, 'fa-your-clip');
  await page.setInputFiles(input, join(testClips, 'counting.mp4'));
  await page.locator('[role=slider]').first().focus();
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await expect.poll(() => new URL(page.url()).search).toContain('t=0.08');
  const reload = async () => {
    await page.reload();
    await page.locator('fa-your-clip[data-state=awake]').waitFor({ timeout: 30_000 });
    await expect.poll(() => page.locator('[data-part=aside]').innerText()).toContain('choose counting.mp4 again');
  };
  await reload();
  await page.setInputFiles(input, join(testClips, 'counting.mp4'));
  await page.locator('.fa-film-picture[data-frame="2"]').waitFor({ timeout: 30_000 });
  expect(await page.locator('[data-part=aside]').isVisible()).toBe(false);
  // An address may ask for nonsense.
  await page.evaluate(() => history.replaceState(history.state, '', '?t=soon'));
  await reload();
  expect(await page.locator('[data-part=aside]').innerText()).toContain('you are back where you were');
  await page.setInputFiles(input, join(testClips, 'counting-walk.mp4'));
  await page.locator('.fa-film-picture[data-frame="0"]').waitFor({ timeout: 30_000 });
  expect(new URL(page.url()).search).toBe('');
  expect(problems).toEqual([]);
});

test('of several films at once one lies on the bench, and where they were dropped it says which', async () => {
  const { page } = await site.open('/your-clip/');
  await wake(page, 'fa-your-clip');
  const files = ['counting.mp4', 'counting-walk.mp4'].map((name) =>
    readFileSync(join(testClips, name)).toString('base64'),
  );
  await page.evaluate((contents) => {
    const data = new DataTransfer();
    contents.forEach((content, at) => {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], `film-${at}.mp4`, { type: 'video/mp4' }));
    });
    const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    document.querySelector('fa-your-clip')!.dispatchEvent(drop);
  }, files);
  await expect
    .poll(() => page.locator('[data-part=aside]').innerText())
    .toContain('2 files came at once. This is film-0.mp4');
  expect(await page.locator('[data-part=aside]').isVisible()).toBe(true);
});

for (const way of ['drop', 'paste'] as const) {
  test(`a film can be brought by ${way}`, async () => {
    const { page, problems } = await site.open('/your-clip/');
    await wake(page, 'fa-your-clip');
    await hand(page, way, 'counting.mp4');
    await page.locator('.fa-film-picture[data-frame="0"]').waitFor({ timeout: 30_000 });
    await page.locator(done).first().waitFor({ timeout: 60_000 });
    expect(await page.locator('fa-your-clip').innerText()).toContain('Nobody was found in this clip');
    expect(problems).toEqual([]);
  });
}

test('a bad file gets its sentence, and the film on the bench stays', async () => {
  const { page, problems } = await site.open('/your-clip/');
  await wake(page, 'fa-your-clip');
  const sentence = page.locator('[data-part=problem]');
  await page.setInputFiles(input, join(testClips, 'letter.mp4'));
  await expect.poll(() => sentence.innerText()).toContain('not a video we can open');
  await page.setInputFiles(input, join(testClips, 'counting.mp4'));
  await page.locator('.fa-film-picture[data-frame="0"]').waitFor();
  expect(await sentence.isVisible()).toBe(false);
  for (const [name, words] of [
    ['empty.mp4', 'is empty'],
    ['sound-only.mp4', 'has sound but no pictures'],
    ['no-table.mp4', 'ends before its table of contents'],
    ['hevc.mp4', 'H.265'],
  ] as const) {
    await page.setInputFiles(input, join(testClips, name));
    await expect.poll(() => sentence.innerText()).toContain(words);
    expect(await page.locator('.fa-film-picture[data-frame="0"]').isVisible()).toBe(true);
  }
  await page.setInputFiles(input, join(testClips, 'cut-off.mp4'));
  await expect.poll(() => page.locator('.fa-notes').innerText()).toContain('cut-off.mp4 was cut off');
  expect(problems).toEqual([]);
});

test('detection can be stopped, and asked for again', async () => {
  const { page, problems } = await site.open('/your-clip/');
  await wake(page, 'fa-your-clip');
  await page.setInputFiles(input, join(testClips, 'counting-walk.mp4'));
  await page.locator('.fa-run button', { hasText: 'Stop' }).click();
  await page.locator('[data-run=cancelled]').first().waitFor();
  expect(await page.locator('fa-your-clip').innerText()).toMatch(/Stopped after \d+ of/);
  await page.getByRole('button', { name: 'Detect again' }).click();
  await page.locator(done).first().waitFor({ timeout: 90_000 });
  expect(problems).toEqual([]);
});

test('in the article the live line lands on the baked one', async () => {
  const { page, problems } = await site.open(article);
  await wake(page, '#walk');
  await page
    .locator('#walk')
    .getByRole('button', { name: /in this browser/ })
    .first()
    .click();
  await page.locator('#walk [data-run=done]').first().waitFor({ timeout: 90_000 });
  const words = await page.locator('#walk .fa-run-words').first().innerText();
  const share = Number(/(\d+(?:\.\d+)?) ?%/.exec(words)?.[1]);
  expect(words).toMatch(/land/i);
  expect(share).toBeGreaterThanOrEqual(95);
  expect(problems).toEqual([]);
});
