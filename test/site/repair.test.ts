import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations, wider } from './axe.ts';
import { desktop, phone, useSite, wake } from './site.ts';

const site = useSite();
const fixing = '/articles/fixing-it/';
type By = 'mouse' | 'touch' | 'keyboard';

/** Presses a button in the reader's way. */
async function press(page: Page, button: Locator, by: By): Promise<void> {
  if (by === 'mouse') await button.click();
  if (by === 'touch') await button.tap();
  if (by === 'keyboard') {
    await button.focus();
    await page.keyboard.press('Enter');
  }
}

const act = (page: Page, name: string) => page.locator(`#bench [data-act=${name}]`);
const drift = async (page: Page) => Number(await page.locator('#bench [data-drift]').innerText());
const hours = (page: Page) => page.locator('#bench [data-hours] span').first().innerText();
const left = (page: Page) => page.locator('#bench .fa-repair-left').innerText();
const named = (page: Page, name: string) => page.locator('#bench').getByRole('button', { name, exact: true });
/** Waits until the clip on the bench was measured again. */
const settled = (page: Page) => expect.poll(() => left(page), { timeout: 30_000 }).not.toBe('Measuring anew…');

for (const by of ['mouse', 'touch', 'keyboard'] as const) {
  test(`a reader mends the walk by ${by}: drift falls, hours rise, and undo gives all of it back`, async () => {
    const { page, problems } = await site.open(fixing, {
      reducedMotion: 'reduce',
      hasTouch: by === 'touch',
      viewport: by === 'touch' ? phone : desktop,
    });
    await wake(page, '#bench');
    const came = await drift(page);
    expect(came).toBeGreaterThan(10);
    expect(await hours(page)).toBe('0 min');
    expect(await left(page)).toBe('Nothing has been mended yet.');

    const all = page.locator('#bench input[type=radio][value=every]');
    if (by === 'mouse') await all.click();
    if (by === 'touch') await all.tap();
    if (by === 'keyboard') {
      await page.locator('#bench input[type=radio][value=stretch]').focus();
      await page.keyboard.press('ArrowDown');
    }
    expect(await all.isChecked()).toBe(true);
    await press(page, act(page, 'redraw'), by);
    await expect.poll(() => drift(page), { timeout: 30_000 }).toBeLessThan(came / 4);
    expect(await hours(page)).toMatch(/^\d+ h/);
    expect(await page.locator('#bench .fa-repair-made li').count()).toBe(3);
    expect(await page.locator('#bench .fa-under-label').textContent()).toContain('as it came');

    for (let made = 3; made > 0; made--) {
      await press(page, named(page, 'Undo'), by);
      await settled(page);
    }
    await expect.poll(() => drift(page), { timeout: 30_000 }).toBe(came);
    expect(await hours(page)).toBe('0 min');
    expect(await named(page, 'Undo').isDisabled()).toBe(true);
    await press(page, named(page, 'Redo'), by);
    await expect.poll(() => drift(page), { timeout: 30_000 }).toBeLessThan(came);
    expect(problems).toEqual([]);
  });
}

test('cheap repairs show as what they make wrong: held frames repeat, dropped ones are missing, and the film gets shorter', async () => {
  const { page, problems } = await site.open(fixing, { reducedMotion: 'reduce' });
  await wake(page, '#bench');
  await page.locator('#bench input[type=radio][value=every]').click();
  await act(page, 'hold').click();
  await expect
    .poll(() => left(page), { timeout: 30_000 })
    .toContain('Made wrong by the repairs: frames repeat (3 times)');
  expect(await page.locator('#bench .fa-fault-list').innerText()).toMatch(/frames repeat/i);

  await named(page, 'Start again').click();
  await expect.poll(() => left(page), { timeout: 30_000 }).toBe('Nothing has been mended yet.');
  await page.locator('#bench input[type=radio][value=every]').click();
  await act(page, 'drop').click();
  await expect.poll(() => left(page), { timeout: 30_000 }).toContain('frames missing');
  const slider = page.locator('#bench').getByRole('slider', { name: 'Time on the drift chart' });
  expect(Number(await slider.getAttribute('aria-valuemax'))).toBeLessThan(119);
  expect(problems).toEqual([]);
});

test('a fault that is pressed is what gets mended, a stretch can be typed, and a link brings the repairs back', async () => {
  const { page, problems } = await site.open(fixing, { reducedMotion: 'reduce' });
  await wake(page, '#bench');
  await page.locator('a[data-figure=bench][data-fault="3"]').first().click();
  const [from, to] = [page.getByLabel('First frame to mend'), page.getByLabel('Last frame to mend')];
  await expect.poll(() => from.inputValue()).toBe('55');
  expect(await to.inputValue()).toBe('72');
  expect(await named(page, 'left arm').getAttribute('aria-pressed')).toBe('true');
  expect(await named(page, 'head').getAttribute('aria-pressed')).toBe('false');

  await from.fill('56');
  await from.press('Tab');
  await named(page, 'head').click();
  await act(page, 'in-between').click();
  await settled(page);
  expect(await page.locator('#bench .fa-repair-made').innerText()).toBe(
    'In-between frames 56 to 72, head and left arm',
  );
  const mended = await drift(page);
  await expect.poll(() => new URL(page.url()).searchParams.get('bench.repairs')).toBe('in-between.56-72.head+left-arm');

  const again = await site.open(`${fixing}${new URL(page.url()).search}`, { reducedMotion: 'reduce' });
  await again.page.locator('#bench[data-state=awake]').waitFor({ timeout: 30_000 });
  await expect.poll(() => drift(again.page)).toBe(mended);
  const nonsense = await site.open(`${fixing}?bench.repairs=melt.1-2`, { reducedMotion: 'reduce' });
  await nonsense.page.locator('#bench[data-state=awake]').waitFor({ timeout: 30_000 });
  expect(await nonsense.page.locator('#bench .fa-notes').innerText()).toContain('does not understand');
  expect([...problems, ...again.problems, ...nonsense.problems]).toEqual([]);
});

test('the price is the reader’s, and without limbs nothing can be drawn', async () => {
  const { page } = await site.open(fixing, { reducedMotion: 'reduce' });
  await wake(page, '#bench');
  await act(page, 'redraw').click();
  await settled(page);
  const before = await hours(page);
  await page.locator('#bench .fa-repair-rates summary').click();
  const field = page.getByLabel('Redraw, minutes a frame');
  await field.fill('2');
  await field.press('Tab');
  await expect.poll(() => hours(page)).not.toBe(before);
  for (const limb of await page.locator('#bench .fa-repair-chips [aria-pressed=true]').all()) await limb.click();
  for (const limb of await page.locator('#bench .fa-repair-chips [aria-pressed=true]').all()) await limb.click();
  await expect.poll(() => act(page, 'redraw').isDisabled()).toBe(true);
  expect(await act(page, 'hold').isDisabled()).toBe(false);
});

test('keys undo and redo while the figure has the focus', async () => {
  const { page } = await site.open(fixing, { reducedMotion: 'reduce' });
  await wake(page, '#bench');
  const came = await drift(page);
  await act(page, 'redraw').click();
  await expect.poll(() => drift(page), { timeout: 30_000 }).toBeLessThan(came);
  await page.keyboard.press('Control+z');
  await expect.poll(() => drift(page), { timeout: 30_000 }).toBe(came);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => drift(page), { timeout: 30_000 }).toBeLessThan(came);
});

for (const [colorScheme, viewport] of [
  ['light', desktop],
  ['dark', phone],
] as const) {
  test(`axe finds nothing on a mended clip, ${colorScheme}, ${viewport.width} px`, async () => {
    const { page, problems } = await site.open(`${fixing}?bench.repairs=hold.55-72~redraw.23-29.head`, {
      colorScheme,
      viewport,
      reducedMotion: 'reduce',
    });
    await page.locator('#bench[data-state=awake]').waitFor({ timeout: 30_000 });
    await page.locator('#bench .fa-repair-rates summary').click();
    expect(await violations(page)).toEqual([]);
    expect(await wider(page)).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
  });
}

test('with scripts off the four ways stand there as a table, worked out when the site was built', async () => {
  const { page } = await site.open(fixing, { javaScriptEnabled: false });
  const rows = page.locator('#bench .fa-repair-ways tbody tr');
  expect(await rows.locator('th').allInnerTexts()).toEqual(['As it came', 'Drop', 'Hold', 'In-between', 'Redraw']);
  expect(await rows.nth(2).innerText()).toContain('frames repeat');
  expect(await rows.nth(1).innerText()).toContain('frames missing');
});
