import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, useSite, wake } from './site.ts';

const site = useSite();
const specimen = '/specimens/exercise-teleport/';
const light = '/specimens/evening-room-light/';

/** The specimen of the broken take, awake. */
async function bench(route: string, options: Parameters<typeof site.open>[1] = {}) {
  const opened = await site.open(route, options);
  await wake(opened.page, 'fa-pair');
  await opened.page.locator('.fa-fault').first().waitFor();
  return opened;
}

const filmFrame = (page: Page) =>
  page
    .locator('.fa-film-picture')
    .first()
    .evaluate((film) => Number((film as HTMLElement).dataset['frame']));

/** What an entry of the list says of its fault. */
async function entry(page: Page, index: number) {
  const text = await page.locator('.fa-fault').nth(index).innerText();
  const frames = /frames? (\d+)(?: to (\d+))?/.exec(text)!;
  return {
    firstFrame: Number(frames[1]),
    lastFrame: Number(frames[2] ?? frames[1]),
    grave: Number(/\((\d\.\d+)\)/.exec(text)![1]) * Number(/confidence (\d+)/.exec(text)![1]),
    joints: [...text.matchAll(/(?:left|right) (?:shoulder|elbow|wrist|hip|knee|ankle)/g)].map(([name]) => name),
  };
}

/** The joints that each view has lit. */
async function lit(page: Page) {
  const names = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((elements) => elements.map((each) => each.getAttribute('data-joint')!.replace('-', ' ')));
  const replay = await page.locator('.fa-replay-picture').getAttribute('aria-label');
  return {
    film: await names('.fa-bench-film:first-child .fa-joint[data-selected=true]'),
    chart: await names('.fa-drift-svg .fa-line.fa-lit'),
    replay: (/lit: (.*)$/.exec(replay ?? '')?.[1] ?? '').split(/, | and /),
  };
}

test('a fault in the list goes to its frames, loops them, and lights its joints in all views', async () => {
  const { page, problems } = await bench(specimen);
  const count = await page.locator('.fa-fault').count();
  const entries = await Promise.all(Array.from({ length: count }, (_, index) => entry(page, index)));
  expect(count).toBeGreaterThan(2);
  for (const [index, { grave }] of entries.entries())
    if (index > 0) expect(grave).toBeLessThanOrEqual(entries[index - 1]!.grave + 2);
  await page.locator('.fa-replay-picture').waitFor();

  const { firstFrame, lastFrame, joints } = entries[0]!;
  expect(joints.length).toBeGreaterThan(0);
  await page.locator('.fa-fault').first().click();
  // It plays, again and again, with a little of the clip around it.
  const margin = Math.max(lastFrame - firstFrame + 1, 24);
  await expect.poll(() => filmFrame(page)).toBeGreaterThanOrEqual(firstFrame - margin);
  const seen: number[] = [];
  for (let look = 0; look < 30; look++) {
    seen.push(await filmFrame(page));
    await page.waitForTimeout(100);
  }
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(firstFrame - margin);
  expect(Math.max(...seen)).toBeLessThanOrEqual(lastFrame + margin);
  expect(new Set(seen).size).toBeGreaterThan(3);
  expect(seen.some((frame, index) => index > 0 && frame < seen[index - 1]!)).toBe(true);
  const sorted = (names: readonly string[]) => [...names].sort();
  const views = await lit(page);
  expect(sorted(views.film)).toEqual(sorted(joints));
  expect(sorted(views.chart)).toEqual(sorted(joints));
  expect(sorted(views.replay)).toEqual(sorted(joints));

  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.fa-fault[aria-pressed=true]').count()).toBe(0);
  expect(await page.locator('.fa-range').first().getAttribute('data-set')).toBe('false');
  expect(problems).toEqual([]);
});

test('"why?" names the figure and its limit, in words and on the chart that shows it', async () => {
  for (const [route, chart] of [
    [specimen, '.fa-bench-chart'],
    [light, '.fa-bench-light'],
  ] as const) {
    const { page, problems } = await bench(route, { reducedMotion: 'reduce' });
    expect(await page.locator('.fa-evidence').count()).toBe(0);
    await page.locator('.fa-why summary').first().click();
    const words = await page.locator('.fa-why').first().innerText();
    const [, value, limit] =
      /: ([\d.]+) [^.]*? in frame \d+, (?:[\d.]+ times|above|below) the limit of ([\d.]+)\./.exec(words)!;
    // Opened: the fault is selected, and the chart says the same.
    await expect.poll(() => page.locator('.fa-fault').first().getAttribute('aria-pressed')).toBe('true');
    const marks = await page.locator(`${chart} .fa-evidence text`).allTextContents();
    expect(marks.some((text) => text.startsWith(`${value} `) && text.endsWith(`limit ${limit}`))).toBe(true);
    expect(problems).toEqual([]);
  }
});

test('by key and by touch; the address brings the fault back', async () => {
  const { page } = await bench(specimen, { reducedMotion: 'reduce' });
  await page.locator('.fa-fault').nth(1).focus();
  await page.keyboard.press('Enter');
  const { firstFrame } = await entry(page, 1);
  await expect.poll(() => filmFrame(page)).toBe(firstFrame);
  await expect.poll(() => page.url()).toContain('fault=1');
  await page.reload();
  await wake(page, 'fa-pair');
  await expect.poll(() => page.locator('.fa-fault').nth(1).getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => filmFrame(page)).toBe(firstFrame);

  const touched = await bench(specimen, { viewport: phone, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
  await touched.page.locator('.fa-fault').nth(2).tap();
  const third = await entry(touched.page, 2);
  await expect.poll(() => filmFrame(touched.page)).toBe(third.firstFrame);
  // The list is a long way below the film on a phone: what was asked for is brought into sight.
  const film = touched.page.locator('.fa-bench-film').first();
  await expect.poll(async () => (await film.boundingBox())!.y).toBeGreaterThanOrEqual(0);
  expect((await film.boundingBox())!.y).toBeLessThan(phone.height / 2);
});

test('what is chosen while a clip plays stands in the address', async () => {
  const { page } = await bench(specimen);
  await page.locator('.fa-fault').nth(1).click();
  await expect.poll(() => page.url()).toContain('fault=1');
  // It is in its loop still, when the reader goes on choosing.
  const frame = await filmFrame(page);
  await expect.poll(() => filmFrame(page)).not.toBe(frame);
  const other = page.locator('.fa-chip[aria-pressed=false]').first();
  const joint = (await other.getAttribute('data-joint'))!;
  await other.click();
  await expect.poll(() => new URL(page.url()).searchParams.get('pair.joint')).toContain(joint);
  const later = await filmFrame(page);
  await expect.poll(() => filmFrame(page)).not.toBe(later);
});

test('the score is put in words, with what could be judged beside it', async () => {
  const { page } = await bench(light);
  const reading = await page.locator('.fa-reading').innerText();
  expect(reading).toMatch(/needs? work\./);
  expect(reading).toMatch(/\d+ frames of 96 lie inside a fault/);
  expect(reading).toMatch(/Could be judged\s+\d+ %/);
  expect(reading).toContain('It does not say who, or what, made the clip.');
});

test('what we cannot see is said in the figure where such a clip stands', async () => {
  const { page } = await site.open('/specimens/cup-object-broken/');
  expect(await page.locator('fa-pair').innerText()).toContain('this we cannot see');
  await wake(page, 'fa-pair');
  await expect.poll(() => page.locator('.fa-planted-note').innerText()).toContain('this we cannot see');
});
