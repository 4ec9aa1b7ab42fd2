import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is asked of a page depends on what it is for. */
export type PageKind = 'home' | 'article' | 'tool' | 'other';

/** A page of the built site. */
export interface Route {
  /** "/articles/limbs/" */
  path: string;
  kind: PageKind;
  /** Whether search engines may list it. A page in somebody else's frame, and the one that says that there is none, ask not to be. */
  isListed: boolean;
}

/** Pages that are one mould, filled again and again: the first stands for all of them unless all are asked for. */
const moulds = [/^\/embed\/[^/]+\/[^/]+\/$/, /^\/specimens\/[^/]+\/$/];

/** Pages that do the detector's and the set's work. */
const tools = new Set(['/lab/', '/your-clip/']);

export function kindOf(path: string): PageKind {
  if (path === '/') return 'home';
  if (/^\/articles\/[^/]+\/$/.test(path)) return 'article';
  return tools.has(path) ? 'tool' : 'other';
}

/** The file of a page, from the folder that the site was built into. */
export function fileOf(path: string): string {
  return `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
}

/** Every page in a folder that the site was built into, the most read first. */
export function routesIn(folder: string): Route[] {
  const order: readonly PageKind[] = ['home', 'article', 'tool', 'other'];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => {
      const path = `/${name.replace(/(^|\/)index\.html$/, '$1')}`;
      return { path, kind: kindOf(path), isListed: isListed(readFileSync(join(folder, name), 'utf8')) };
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function isListed(html: string): boolean {
  return !/<meta name="robots" content="[^"]*noindex/.test(html);
}

/** One page of each mould, and all that are made only once. */
export function oneOfEachMould(routes: readonly Route[]): Route[] {
  const seen = new Set<RegExp>();
  return routes.filter(({ path }) => {
    const mould = moulds.find((each) => each.test(path));
    if (!mould) return true;
    if (seen.has(mould)) return false;
    seen.add(mould);
    return true;
  });
}

/**
 * The pages that were named: by path, by its last part ("limbs"), "home", or "articles" for all of them.
 *
 * @throws Error with a sentence where a name fits none
 */
export function namedRoutes(routes: readonly Route[], names: readonly string[]): Route[] {
  const fits = (name: string, { path, kind }: Route) =>
    path === name ||
    path.split('/').at(-2) === name ||
    (name === 'home' && kind === 'home') ||
    (name === 'articles' && kind === 'article');
  const unknown = names.filter((name) => !routes.some((route) => fits(name, route)));
  if (unknown.length > 0) throw new Error(`There is no page named ${unknown.join(', ')}.`);
  return routes.filter((route) => names.some((name) => fits(name, route)));
}
