import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds wrong on a page as it stands: each broken rule's name, and the first words of what breaks it. */
export async function violations(page: Page): Promise<string[][]> {
  // The other mode gathers what it finds in frames of other sites on a blank page of its own, which takes as long again. We frame nobody.
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))]);
}

/** Pixels by which a page is wider than the window that shows it; none or less where nobody has to scroll sideways. */
export function wider(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
