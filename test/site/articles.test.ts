import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations, wider } from './axe.ts';
import { article, articles, desktop, phone, useSite, wake } from './site.ts';

const site = useSite();
const limbs = '/articles/limbs/';

interface State {
  figure?: string;
  t?: string;
  joint?: string;
  fault?: string;
  dial?: string;
  memory?: string;
  level?: string;
}

const stateOf = (element: Locator) => element.evaluate((it) => Object.assign({}, (it as HTMLElement).dataset) as State);

/** Waits until a figure stands as words in the text say. */
async function expectState(page: Page, figure: string, { t, joint, fault, dial, memory, level }: State): Promise<void> {
  const at = page.locator(`#${figure}`);
  await page.locator(`#${figure}[data-state=awake]`).waitFor({ timeout: 30_000 });
  if (dial !== undefined) await expect.poll(() => at.locator('.fa-dial').inputValue()).toBe(dial);
  if (memory !== undefined)
    await expect
      .poll(() => at.locator(`#${figure}-memory`).inputValue())
      .toBe(String(['0', '1', '2', '4', '8', '16'].indexOf(memory)));
  if (level !== undefined)
    await expect.poll(() => at.locator('.fa-threshold-words').innerText()).toContain(`is ${level} torso lengths out`);
  if (t !== undefined && (await at.evaluate(({ localName }) => localName === 'fa-replay')))
    // A track has its own rate and no pictures: its timeline says the moment.
    await expect
      .poll(() => at.locator('[role=slider]').first().getAttribute('aria-valuetext'))
      .toContain(`${Number(t).toFixed(2)} s`);
  else if (t !== undefined && (await at.locator('.fa-film-picture').count()) > 0)
    await expect
      .poll(() => at.locator('.fa-film-picture').first().getAttribute('data-frame'), { timeout: 20_000 })
      .toBe(String(Math.floor(Number(t) * 24 + 0.01)));
  if (joint !== undefined)
    await expect.poll(() => at.locator(`[data-joint=${joint}][aria-pressed=true]`).count()).toBe(1);
  if (fault !== undefined)
    await expect
      .poll(() => at.locator('.fa-fault-list [aria-current=true], .fa-fault-list [aria-pressed=true]').count())
      .toBe(1);
}

/** The frame that a figure's first film shows. */
const frameOf = (page: Page, figure: string) =>
  page.locator(`#${figure} .fa-film-picture`).first().getAttribute('data-frame');

/** Brings a step to where it is read, as a reader's scrolling does. */
async function read(step: Locator): Promise<void> {
  await step.evaluate((element) => {
    scrollTo({ top: element.getBoundingClientRect().top + scrollY - innerHeight * 0.55, behavior: 'instant' });
  });
}

for (const path of articles) {
  test(`words in the text of ${path} set their figure to what they say, and so does their address`, async () => {
    const { page, problems } = await site.open(path, { reducedMotion: 'reduce' });
    const links = page.locator('a.fa-set[data-figure]');
    const tried = new Set<string>();
    for (const link of await links.all()) {
      const state = await stateOf(link);
      const figure = state.figure!;
      const address = (await link.getAttribute('href'))!;
      if (tried.has(address)) continue;
      tried.add(address);
      await link.click();
      await expectState(page, figure, state);
      // The reader sees the head of the figure that the words speak of.
      await expect
        .poll(async () => (await page.locator(`#${figure}`).boundingBox())!.y, { timeout: 10_000 })
        .toBeLessThan(desktop.height / 3);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(figure);
      if (tried.has(figure)) continue;
      tried.add(figure);
      const fresh = await site.open(path + address);
      await expectState(fresh.page, figure, state);
      expect(fresh.problems).toEqual([]);
      await fresh.page.close();
    }
    expect(problems).toEqual([]);
  });
}

test('steps set their figure as they pass, without a move of the page, the focus or the address', async () => {
  const { page, problems } = await site.open(limbs, { reducedMotion: 'reduce' });
  await wake(page, '#cup');
  const steps = page.locator('[data-guided=cup] [data-step]');
  for (const step of [...(await steps.all()), steps.first()]) {
    await read(step);
    const top = await page.evaluate(() => scrollY);
    await expectState(page, 'cup', await stateOf(step));
    await expect.poll(() => step.getAttribute('aria-current')).toBe('step');
    expect(await page.locator('[data-guided=cup] [aria-current=step]').count()).toBe(1);
    expect(await page.evaluate(() => scrollY)).toBe(top);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    const { y, height } = (await page.locator('#cup .fa-film-picture').first().boundingBox())!;
    expect(y > 0 && y + height < desktop.height).toBe(true);
  }
  await page.waitForTimeout(600);
  expect(new URL(page.url()).search).toBe('');
  expect(problems).toEqual([]);
});

test('a leap past several steps sets the figure as the last of them says', async () => {
  const { page, problems } = await site.open(limbs, { reducedMotion: 'reduce' });
  await wake(page, '#cup');
  const steps = page.locator('[data-guided=cup] [data-step]');
  await read(steps.first());
  await expectState(page, 'cup', await stateOf(steps.first()));
  const last = steps.last();
  // So far that no step lies on the line where one is read.
  await last.evaluate((element) => {
    scrollTo({ top: element.getBoundingClientRect().bottom + scrollY - innerHeight * 0.55, behavior: 'instant' });
  });
  await expect.poll(() => last.getAttribute('aria-current')).toBe('step');
  await expectState(page, 'cup', await stateOf(last));
  expect(problems).toEqual([]);
});

/** Ways to take a figure by hand, each of which must show another frame than the text's. */
const hands: [string, (page: Page) => Promise<void>][] = [
  [
    'mouse',
    async (page) => {
      const box = (await page.locator('#cup .fa-timeline-strip').boundingBox())!;
      await page.mouse.click(box.x + box.width * 0.8, box.y + 12);
    },
  ],
  [
    'keyboard',
    async (page) => {
      await page.locator('#cup [role=slider]').first().focus();
      await page.keyboard.press('ArrowRight');
    },
  ],
  ['touch', (page) => page.locator('#cup').getByRole('button', { name: 'One frame on' }).tap()],
];

for (const [by, take] of hands) {
  test(`a hand takes a figure over and gives it back: ${by}`, async () => {
    const { page, problems } = await site.open(limbs, {
      reducedMotion: 'reduce',
      ...(by === 'touch' ? { hasTouch: true, viewport: phone } : {}),
    });
    await wake(page, '#cup');
    const steps = page.locator('[data-guided=cup] [data-step]');
    const [first, second] = [await stateOf(steps.nth(0)), await stateOf(steps.nth(1))];
    await read(steps.nth(0));
    await expectState(page, 'cup', first);
    const ofText = await frameOf(page, 'cup');
    await take(page);
    await expect.poll(() => frameOf(page, 'cup')).not.toBe(ofText);
    const ofHand = await frameOf(page, 'cup');
    expect(await page.locator('[data-guided=cup] [data-guide-status]').innerText()).toBe('You drive');

    await read(steps.nth(1));
    await page.waitForTimeout(600);
    expect(await frameOf(page, 'cup')).toBe(ofHand);
    expect(await page.locator('[data-guided=cup] [aria-current=step]').count()).toBe(0);

    const back = page.locator('[data-guided=cup]').getByRole('button', { name: 'Follow the text' });
    if (by === 'mouse') await back.click();
    if (by === 'touch') await back.tap();
    if (by === 'keyboard') {
      await back.focus();
      await page.keyboard.press('Enter');
    }
    await expectState(page, 'cup', second);
    expect(await page.locator('[data-guided=cup] [data-guide-status]').innerText()).toBe('The text drives');
    expect(problems).toEqual([]);
  });
}

test('a finger that scrolls the page over a figure does not take it over', async () => {
  const { page } = await site.open(limbs, { reducedMotion: 'reduce', hasTouch: true, viewport: phone });
  await wake(page, '#cup');
  const step = page.locator('[data-guided=cup] [data-step]').first();
  await read(step);
  await expectState(page, 'cup', await stateOf(step));
  const { x, y, width, height } = (await page.locator('#cup .fa-film').first().boundingBox())!;
  const before = await page.evaluate(() => scrollY);
  const touch = await page.context().newCDPSession(page);
  const at = (moved: number) => [{ x: x + width / 2, y: y + height / 2 - moved }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const moved of [10, 20, 30, 40, 50, 60])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(moved) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 20);
  expect(await page.locator('[data-guided=cup] [data-guide-status]').innerText()).toBe('The text drives');
});

test('on a phone the figure stays above its text, and shows the chart while the text speaks of it', async () => {
  const { page } = await site.open(limbs, { reducedMotion: 'reduce', viewport: phone });
  await wake(page, '#cup');
  const root = page.locator('[data-guided=cup]');
  const [film, chart] = [page.locator('#cup .fa-film-picture').first(), page.locator('#cup .fa-drift-picture')];
  await read(root.locator('[data-step]').nth(1));
  await expect.poll(() => film.isVisible()).toBe(true);
  expect(await chart.isVisible()).toBe(false);
  const height = (await page.locator('#cup').boundingBox())!.height;
  expect(height).toBeLessThan(phone.height / 2);
  await read(root.locator('[data-step][data-chart]').first());
  await expect.poll(() => chart.isVisible()).toBe(true);
  expect((await page.locator('#cup').boundingBox())!.height).toBe(height);
  await root.getByRole('button', { name: 'Chart' }).click();
  await expect.poll(() => film.isVisible()).toBe(true);
  expect(await root.locator('[data-guide-status]').innerText()).toBe('You drive');
});

for (const [colorScheme, viewport] of [
  ['light', phone],
  ['dark', desktop],
] as const) {
  test(`axe finds nothing while the text guides a figure and a term explains itself, ${colorScheme}, ${viewport.width} px`, async () => {
    const { page, problems } = await site.open(limbs, { colorScheme, viewport, reducedMotion: 'reduce' });
    await wake(page, '#third');
    const step = page.locator('[data-guided=third] [data-step][data-chart]').first();
    await read(step);
    await expectState(page, 'third', await stateOf(step));
    await step.locator('a.fa-term').first().hover();
    await expect.poll(() => page.locator('.fa-tip:popover-open').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await wider(page)).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
  });
}

test('a term explains itself on focus, hover and tap, and Escape closes it', async () => {
  const { page, problems } = await site.open(limbs);
  const term = page.locator('a.fa-term').first();
  const says = (await term.getAttribute('data-says'))!;
  const tip = page.locator(`#${(await term.getAttribute('aria-describedby'))!}`);
  expect(await tip.getAttribute('role')).toBe('tooltip');
  expect(await tip.textContent()).toBe(says);
  expect(await tip.isVisible()).toBe(false);

  await page.locator('.fa-contents a').last().focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('fa-term');
  await expect.poll(() => tip.isVisible()).toBe(true);
  const { x, y, width, height } = (await tip.boundingBox())!;
  expect(x >= 0 && y >= 0 && x + width <= desktop.width && y + height <= desktop.height).toBe(true);
  await page.keyboard.press('Escape');
  expect(await tip.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('fa-term');

  await term.hover();
  await expect.poll(() => tip.isVisible()).toBe(true);
  // The pointer may go on to the words of the explanation.
  await tip.hover();
  await page.waitForTimeout(400);
  expect(await tip.isVisible()).toBe(true);
  await page.mouse.move(2, 2);
  await expect.poll(() => tip.isVisible()).toBe(false);
  expect(problems).toEqual([]);

  const finger = await site.open(limbs, { hasTouch: true, viewport: phone });
  const same = finger.page.locator('a.fa-term').first();
  await same.tap();
  await expect.poll(() => finger.page.locator('.fa-tip:popover-open').count()).toBe(1);
  expect(new URL(finger.page.url()).pathname).toBe(limbs);
  await same.tap();
  await expect.poll(() => new URL(finger.page.url()).pathname).toBe('/glossary/');
});

test('the number of a footnote shows its source', async () => {
  const { page } = await site.open(article);
  const reference = page.locator('a[data-footnote-ref]').first();
  await reference.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  const tip = page.locator('.fa-tip:popover-open');
  await expect.poll(() => tip.count()).toBe(1);
  expect(await tip.innerText()).toContain('Rombach');
});

test('with scripts off a term leads to the glossary, a step to its figure, and no button stands that does nothing', async () => {
  const { page, problems } = await site.open(limbs, { javaScriptEnabled: false });
  expect(await page.locator('main button:visible').count()).toBe(0);
  expect(await page.locator('[data-step]').first().locator('a').first().getAttribute('href')).toMatch(
    /^\?cup\.t=.*#cup$/,
  );
  for (const figure of ['#cup', '#third', '#bend']) {
    expect(await page.locator(`${figure} img:visible`).count()).toBe(2);
    expect(await page.locator(`${figure} .fa-first-chart svg`).first().isVisible()).toBe(true);
  }
  await page.locator('a.fa-term').first().click();
  await page.waitForURL('**/glossary/#*');
  const { hash } = new URL(page.url());
  expect(await page.locator(`dt${hash}`).isVisible()).toBe(true);
  expect(problems).toEqual([]);
});
