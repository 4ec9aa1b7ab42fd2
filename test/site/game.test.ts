import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bakedTruth } from '../../src/pipeline/baked-study.ts';
import { choiceOfKind, choices } from '../../src/study/game/choices.ts';
import { gameClips, gameText, newGame, withRound, type GameProgress } from '../../src/study/game/progress.ts';
import { violations, wider } from './axe.ts';
import { phone, useSite, wake } from './site.ts';

const site = useSite();
const path = '/spot-it/';
const key = 'frame-amnesia:spot-it';

const figure = (page: Page) => page.locator('#game');
const words = (page: Page) => page.locator('#game .fa-game-words').innerText();
const phase = (page: Page, wanted: string) =>
  page.locator(`#game[data-phase="${wanted}"]`).waitFor({ timeout: 30_000 });
const score = (page: Page) => page.locator('#game .fa-game-top .fa-slate').innerText();
const row = (page: Page, name: string) =>
  page.locator('#game .fa-game-result tr', { has: page.getByRole('rowheader', { name }) }).innerText();
const cursor = async (page: Page) =>
  Number(await page.locator('#game [role=slider]').first().getAttribute('aria-valuenow'));

/** A game in which these clips come first. */
function gameWith(...first: string[]): GameProgress {
  return { order: [...first, ...gameClips.filter((clip) => !first.includes(clip))], played: [] };
}

/** Opens the page with a game that this browser has kept, its clips asked for and its answers not. */
async function open(game: string, options: Parameters<typeof site.open>[1] = {}) {
  const opened = await site.open(path, options);
  const { page } = opened;
  await page.evaluate(([name, text]) => localStorage.setItem(name!, text!), [key, game]);
  const truths: string[] = [];
  page.on('request', (request) => request.url().includes('.truth.') && truths.push(request.url()));
  await page.reload();
  await wake(page, '#game');
  await page.locator('#game:not([data-phase=loading])').waitFor({ timeout: 30_000 });
  return { ...opened, truths };
}

test('two rounds are played by keyboard, and the score is kept', async () => {
  const { page, problems, truths } = await open(gameText(gameWith('game-01', 'game-06')));
  await phase(page, 'ready');
  expect(await figure(page).getByRole('heading', { level: 2 }).first().innerText()).toBe('Round 1 of 12');
  await figure(page).getByRole('button', { name: 'Play it, once' }).focus();
  await page.keyboard.press('Enter');
  await phase(page, 'playing');
  // Pressing while it plays marks; the film itself cannot be stopped or wound back.
  await page.waitForTimeout(400);
  await page.keyboard.press('Space');
  await expect.poll(() => page.locator('#game [role=slider] .fa-game-mark').count()).toBe(1);
  await phase(page, 'answering');
  expect(await page.locator('#game .fa-timeline').count()).toBe(0);
  expect(await violations(page)).toEqual([]);

  // The first mark is taken away, and the planted ones are set by the arrow keys.
  const slider = page.locator('#game [role=slider]').first();
  await page.keyboard.press('0');
  expect(await page.locator('#game [role=slider] .fa-game-mark').count()).toBe(0);
  const planted = bakedTruth('game-01').faults;
  await slider.focus();
  await page.keyboard.press('Home');
  for (const { firstFrame, lastFrame } of planted) {
    const goal = Math.round((firstFrame + lastFrame) / 2);
    while ((await cursor(page)) < goal) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
  }
  const chosen = choices.findIndex(({ id }) => id === choiceOfKind(planted[0]!.kind));
  // Where without what is no answer yet.
  await figure(page).getByRole('button', { name: 'That is my answer' }).press('Enter');
  expect(await words(page)).toContain('Say what went wrong');
  await page.keyboard.press(String(chosen + 1));
  expect(truths).toEqual([]);
  await figure(page).getByRole('button', { name: 'That is my answer' }).press('Enter');
  await phase(page, 'shown');
  expect(truths).toHaveLength(1);
  expect(await row(page, 'You')).toContain('60 + 40');
  expect(await row(page, 'The truth')).toContain('right arm');
  expect(await row(page, 'The detector')).toMatch(/\d+ \+ \d+/);
  expect(await page.locator('#game .is-truth .fa-game-event').count()).toBe(planted.length);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Next round');
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await phase(page, 'ready');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Play it, once');
  await page.keyboard.press('Enter');
  await phase(page, 'answering');
  await page.keyboard.press('0');
  await figure(page).getByRole('button', { name: 'That is my answer' }).press('Enter');
  await phase(page, 'shown');
  expect(await words(page)).toContain('that was the trick');
  expect(await score(page)).toContain('You 200');

  await page.reload();
  await wake(page, '#game');
  await phase(page, 'ready');
  expect(await score(page)).toContain('You 200');
  expect(await figure(page).getByRole('heading', { level: 2 }).first().innerText()).toBe('Round 3 of 12');
  expect(problems).toEqual([]);
});

test('a round is played by touch, with less motion, on a phone', async () => {
  const { page, problems } = await open(gameText(gameWith('game-02')), {
    hasTouch: true,
    viewport: phone,
    reducedMotion: 'reduce',
    colorScheme: 'dark',
  });
  await phase(page, 'ready');
  expect(await violations(page)).toEqual([]);
  // Nothing starts by itself.
  await page.waitForTimeout(800);
  await phase(page, 'ready');
  await figure(page).getByRole('button', { name: 'Play it, once' }).tap();
  await phase(page, 'playing');
  await page.locator('#game .fa-game-film').tap();
  await phase(page, 'answering');
  await expect.poll(() => page.locator('#game [role=slider] .fa-game-mark').count()).toBe(1);
  const slider = page.locator('#game [role=slider]').first();
  const box = (await slider.boundingBox())!;
  await slider.tap({ position: { x: box.width * 0.62, y: box.height / 2 } });
  expect(await page.locator('#game [role=slider] .fa-game-mark').count()).toBe(2);
  await figure(page).getByText('The light or a shadow').tap();
  await figure(page).getByRole('button', { name: 'That is my answer' }).tap();
  await phase(page, 'shown');
  expect(await row(page, 'You')).toMatch(/\d+ \+ 40/);
  expect(await violations(page)).toEqual([]);
  expect(await wider(page)).toBeLessThanOrEqual(0);
  // Now it may be looked at as often as one likes.
  await figure(page).getByRole('button', { name: 'Play', exact: true }).first().tap();
  expect(problems).toEqual([]);
});

test('a clip that flashes is held back before it plays', async () => {
  const { page } = await open(gameText(gameWith('game-08')));
  await figure(page).getByText('This clip flashes.').waitFor();
  expect(await figure(page).getByRole('button', { name: 'Play it, once' }).isVisible()).toBe(false);
  await figure(page).getByRole('button', { name: 'Play it dimmed' }).click();
  await phase(page, 'answering');
});

test('a clip waits while nobody can see it', async () => {
  const { page } = await open(gameText(gameWith('game-06')));
  await figure(page).getByRole('button', { name: 'Play it, once' }).click();
  await phase(page, 'playing');
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await phase(page, 'paused');
  await hide(false);
  await page.waitForTimeout(3500);
  await phase(page, 'paused');
  await figure(page).getByRole('button', { name: 'Play on' }).click();
  await phase(page, 'answering');
});

test('a score that cannot be read is said, and the game starts anew', async () => {
  const { page, problems } = await open('{"schema":1,"order":"by heart"}');
  expect(await page.locator('#game .fa-game-problem').innerText()).toContain('cannot be read');
  expect(await score(page)).toBe('You 0, detector 0');
  await phase(page, 'ready');
  expect(problems).toEqual([]);
});

test('the end gives both scores, a text to pass on, and asks before it wipes them', async () => {
  let game = newGame(() => 0.5);
  const round = { reader: { where: 60, what: 40 }, detector: { where: 30, what: 20 } };
  while (game.played.length < game.order.length) game = withRound(game, round);
  const { page, problems } = await open(gameText(game));
  await phase(page, 'over');
  expect(await words(page)).toContain('You have 1200 points and the detector 600');
  expect(await violations(page)).toEqual([]);
  expect(await page.getByLabel('Your score, to pass on').inputValue()).toMatch(/1200 points for me.*\/spot-it\/$/);
  await figure(page).getByRole('button', { name: 'Play again' }).click();
  await figure(page).getByRole('button', { name: 'No, keep it' }).click();
  expect(await score(page)).toBe('You 1200, detector 600');
  await figure(page).getByRole('button', { name: 'Play again' }).click();
  await figure(page).getByRole('button', { name: 'Yes, wipe it' }).click();
  await phase(page, 'ready');
  expect(await score(page)).toBe('You 0, detector 0');
  expect(problems).toEqual([]);
});

test('an answer survives a truth that cannot be fetched', async () => {
  const { page } = await open(gameText(gameWith('game-06')));
  await page.route('**/*.truth.json.gz', (route) => route.abort());
  await phase(page, 'ready');
  await figure(page).getByRole('button', { name: 'Play it, once' }).click();
  await phase(page, 'answering');
  await page.keyboard.press('0');
  await figure(page).getByRole('button', { name: 'That is my answer' }).click();
  await expect.poll(() => words(page)).toContain('could not be fetched');
  await page.unroute('**/*.truth.json.gz');
  await figure(page).getByRole('button', { name: 'That is my answer' }).click();
  await phase(page, 'shown');
  expect(await score(page)).toBe('You 100, detector 100');
});

test('a round whose truth comes after the game was wiped counts for nothing', async () => {
  const round = { reader: { where: 60, what: 40 }, detector: { where: 30, what: 20 } };
  const { page, problems } = await open(gameText(withRound(gameWith('game-01', 'game-06'), round)));
  const { promise: asked, resolve: release } = Promise.withResolvers<undefined>();
  await page.route('**/*.truth.json.gz', async (route) => {
    await asked;
    await route.continue();
  });
  await phase(page, 'ready');
  await figure(page).getByRole('button', { name: 'Play it, once' }).click();
  await phase(page, 'answering');
  await page.keyboard.press('0');
  await figure(page).getByRole('button', { name: 'That is my answer' }).click();
  await phase(page, 'judging');
  await figure(page).getByRole('button', { name: 'Start anew' }).click();
  await figure(page).getByRole('button', { name: 'Yes, wipe it' }).click();
  await phase(page, 'ready');
  const truth = page.waitForResponse((response) => response.url().includes('.truth.'));
  release(undefined);
  await (await truth).finished();
  await page.waitForTimeout(500);
  expect(await score(page)).toBe('You 0, detector 0');
  expect(await figure(page).getByRole('heading', { level: 2 }).first().innerText()).toBe('Round 1 of 12');
  expect(await page.locator('#game .fa-timeline').count()).toBe(0);
  expect(problems).toEqual([]);
});

test('the page as it is served says nothing of the answers, and reads with scripts off', async () => {
  const html = readFileSync('dist/spot-it/index.html', 'utf8');
  expect(html).not.toContain('truth.json');
  expect(html).not.toMatch(/firstFrame|planted:/);
  const { page } = await site.open(path, { javaScriptEnabled: false });
  expect(await page.locator('#game li:visible').count()).toBe(choices.length);
  expect(await page.getByText('With scripts, a clip plays here once').isVisible()).toBe(true);
  expect(await page.locator('#game button:visible').count()).toBe(0);
});
