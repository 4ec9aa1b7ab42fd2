import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../tools/start.ts';

const dist = 'dist';
const pages = () => globSync(`${dist}/**/*.html`).map((file) => file.replaceAll('\\', '/'));

beforeAll(() => {
  buildSite();
});

/** Addresses that a page names, but for those of other sites and of the page itself. */
function addressesIn(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|poster)="([^"]*)"/g)]
    .map(([, address]) => address!.replaceAll('&amp;', '&'))
    .filter((address) => address !== '' && !/^(?:[a-z]+:|\/\/)/i.test(address));
}

/** The file of the built site that an address means. */
function fileOf(address: string, page: string): string {
  const [path = ''] = address.split(/[?#]/);
  const from = `/${posix.relative(dist, dirname(page))}/`;
  const file = join(dist, decodeURIComponent(path === '' ? page.slice(dist.length) : posix.resolve(from, path)));
  return existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file;
}

test('no link inside the site is dead, and none asks for a place in a page that there is not', () => {
  const texts = new Map(pages().map((page) => [join(page), readFileSync(page, 'utf8')]));
  expect(texts.size).toBeGreaterThan(20);
  let links = 0;
  const dead: string[] = [];
  for (const [page, html] of texts)
    for (const address of addressesIn(html)) {
      links += 1;
      const file = fileOf(address, page);
      const place = decodeURIComponent(address.split('#')[1] ?? '');
      const target = texts.get(file);
      if (!existsSync(file)) dead.push(`${page}: ${address}`);
      else if (place !== '' && target !== undefined && !target.includes(` id="${place}"`))
        dead.push(`${page}: ${address} (no such place)`);
    }
  expect(links).toBeGreaterThan(500);
  expect(dead).toEqual([]);
});
