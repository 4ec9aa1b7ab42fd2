import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { questionOf, rules, type Side } from '../../src/figures/threshold/question.ts';
import { bakedTruth } from '../../src/pipeline/baked-study.ts';
import { phone, useSite, wake } from './site.ts';

const site = useSite();
const path = '/articles/space-and-time/';
const key = 'frame-amnesia:threshold';
const clipFrames = bakedTruth('street-walk-sound').frames.length;

const words = (page: Page) => page.locator('#threshold .fa-threshold-words').innerText();
const result = (page: Page) => page.locator('#threshold .fa-threshold-result').innerText();
const yours = (page: Page) => page.locator('#threshold [data-row=you] [data-value]').innerText();

/** Which side is broken in a question of the test that runs. */
async function broken(page: Page, number: number): Promise<Side> {
  const seed = Number(await page.locator('#threshold').getAttribute('data-seed'));
  return questionOf(seed, number, rules.first, clipFrames).broken;
}

/** Waits until a question may be answered. */
async function asked(page: Page, number: number): Promise<void> {
  await expect
    .poll(() => words(page), { timeout: 15_000 })
    .toBe(`Question ${number + 1} of ${rules.questions}: which one was broken?`);
}

test('the threshold test is played by keyboard, and keeps its result', async () => {
  const { page, problems } = await site.open(path);
  await wake(page, '#threshold');
  expect(await yours(page)).toBe('not known yet');
  await page.locator('#threshold').getByRole('button', { name: 'Start' }).focus();
  await page.keyboard.press('Enter');
  // Before it has been shown there is nothing to answer.
  await page.keyboard.press('ArrowLeft');
  for (let number = 0; number < rules.questions; number++) {
    await asked(page, number);
    const side = await broken(page, number);
    if (number === 0) {
      await page.keyboard.press('r');
      await expect.poll(() => words(page)).toBe(`Question 1 of ${rules.questions}: watch both.`);
      await asked(page, 0);
    }
    await page.keyboard.press(side === 'left' ? 'ArrowLeft' : 'ArrowRight');
    await expect.poll(() => words(page)).toMatch(new RegExp(`^Right, the ${side} one\\.`));
  }
  expect(await words(page)).toMatch(/That was the last\.$/);
  expect(await result(page)).toContain('You saw all that this figure can draw');
  expect(await yours(page)).toBe(`under ${rules.least}`);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Once more');

  await page.reload();
  await wake(page, '#threshold');
  expect(await result(page)).toMatch(/^Last time: You saw all/);
  expect(await yours(page)).toBe(`under ${rules.least}`);
  expect(problems).toEqual([]);
});

test('by touch and with less motion, each question waits to be shown, and wrong answers make it easier', async () => {
  const { page, problems } = await site.open(path, { hasTouch: true, viewport: phone, reducedMotion: 'reduce' });
  await wake(page, '#threshold');
  const figure = page.locator('#threshold');
  await figure.getByRole('button', { name: 'Start' }).tap();
  for (let number = 0; number < 3; number++) {
    await asked(page, number);
    const side = (await broken(page, number)) === 'left' ? 'right' : 'left';
    await figure.getByRole('button', { name: `The ${side} one` }).tap();
    await expect.poll(() => words(page)).toContain('No, it was the');
    const still = await figure.locator('path').first().getAttribute('d');
    await page.waitForTimeout(1200);
    expect(await figure.locator('path').first().getAttribute('d')).toBe(still);
    await figure.getByRole('button', { name: 'Show', exact: true }).tap();
  }
  expect(problems).toEqual([]);
});

test('a result that cannot be read is said, and the test still starts', async () => {
  const { page, problems } = await site.open(path);
  await page.evaluate((name) => localStorage.setItem(name, '{"schema":1,"level":"plenty"}'), key);
  await page.reload();
  await wake(page, '#threshold');
  expect(await result(page)).toContain('cannot be read');
  expect(await yours(page)).toBe('not known yet');
  await page.locator('#threshold').getByRole('button', { name: 'Start' }).click();
  await asked(page, 0);
  expect(problems).toEqual([]);
});

test('out of sight a question stops, and is shown anew', async () => {
  const { page } = await site.open(path);
  await wake(page, '#threshold');
  await page.locator('#threshold').getByRole('button', { name: 'Start' }).click();
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForTimeout(2500);
  expect(await words(page)).toContain('watch both');
  await page.locator('#threshold').scrollIntoViewIfNeeded();
  await asked(page, 0);
});

test('words in the text show how far out a level is, which is no question and ends no test', async () => {
  const { page, problems } = await site.open(path);
  await wake(page, '#threshold');
  const figure = page.locator('#threshold');
  await figure.getByRole('button', { name: 'Start' }).click();
  await asked(page, 0);
  await page.locator('a.fa-set[data-level="0.6"]').click();
  expect(await words(page)).toMatch(/^An example, which does not count: .* wrist is 0\.6 torso lengths out\.$/);
  expect(new URL(page.url()).search).toBe('?threshold.level=0.6');
  // Both walk, and which one is broken was said: there is nothing to answer.
  const drawn = () =>
    figure.locator('svg[role=img] path').evaluateAll((paths) => paths.map((each) => each.getAttribute('d')));
  const before = await drawn();
  await expect.poll(drawn).not.toEqual(before);
  expect(await figure.getByRole('button', { name: /^The (left|right) one$/ }).count()).toBe(0);
  await page.keyboard.press('ArrowLeft');
  expect(await words(page)).toContain('An example');

  await figure.getByRole('button', { name: 'On with question 1' }).click();
  await asked(page, 0);
  expect(new URL(page.url()).search).toBe('');
  await page.keyboard.press((await broken(page, 0)) === 'left' ? 'ArrowLeft' : 'ArrowRight');
  await expect.poll(() => words(page)).toMatch(/^Right/);
  await asked(page, 1);
  expect(problems).toEqual([]);
});

test('with less motion an example stands still at what is wrong until the reader lets it move', async () => {
  const { page } = await site.open(`${path}?threshold.level=0.3#threshold`, { reducedMotion: 'reduce' });
  await page.locator('#threshold[data-state=awake]').waitFor({ timeout: 30_000 });
  await expect.poll(() => words(page)).toContain('is 0.3 torso lengths out');
  const figure = page.locator('#threshold');
  const drawn = () =>
    figure.locator('svg[role=img] path').evaluateAll((paths) => paths.map((each) => each.getAttribute('d')));
  // The two differ, for one of them is broken.
  await expect.poll(async () => new Set(await drawn()).size).toBe(2);
  const still = await drawn();
  await page.waitForTimeout(500);
  expect(await drawn()).toEqual(still);
  await figure.getByRole('button', { name: 'Show it move' }).click();
  await expect.poll(drawn).not.toEqual(still);
});

test('with scripts off the figure shows a sound and a broken frame, and its scale', async () => {
  const { page } = await site.open(path, { javaScriptEnabled: false });
  expect(await page.locator('#threshold .fa-threshold-panel svg:visible path').count()).toBe(2);
  expect(await page.locator('#threshold [data-row]:visible').count()).toBe(5);
  expect(await page.locator('#threshold button:visible').count()).toBe(0);
});
