import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';

/** What a reader does not look for: drawings, tables of numbers and what stands under every figure. */
const notRead = [
  'svg',
  'figure table',
  '.fa-first-chart',
  '[data-footnote-ref]',
  '.fa-honest',
  '.fa-try',
  '.fa-embed',
  '.fa-cite',
  '.fa-neighbours',
];

/** Pagefind's own search boxes, for hosts that have none, and its marker of found words: half a megabyte that no page of ours asks for. */
const notUsed = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;

/** @param {readonly string[]} errors */
const failOn = (errors) => {
  if (errors.length > 0) throw new Error(`The search index could not be made. ${errors.join(' ')}`);
};

/**
 * Indexes the words of every listed page once the site is built, into its folder `pagefind`: a host that only serves files can then be
 * searched in the reader's browser.
 *
 * @returns {import('astro').AstroIntegration}
 */
export const searchIndex = () => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const folder = fileURLToPath(dir);
      const { index, errors } = await createIndex({ excludeSelectors: notRead });
      failOn(errors);
      if (!index) throw new Error('The search index could not be begun.');
      const added = await index.addDirectory({ path: folder });
      failOn(added.errors);
      if (added.page_count === 0) throw new Error('The search index found no page to read.');
      const outputPath = join(folder, 'pagefind');
      const written = await index.writeFiles({ outputPath });
      failOn(written.errors);
      for (const name of readdirSync(outputPath)) if (notUsed.test(name)) rmSync(join(outputPath, name));
      await close();
    },
  },
});
