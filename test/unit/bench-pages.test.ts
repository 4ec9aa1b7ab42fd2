import { describe, expect, test } from 'vitest';
import { barsOf } from '../../tools/bench-pages/bars.ts';
import { isJavaScript, isRun, largestIs } from '../../tools/bench-pages/classify.ts';
import { wakingHtml } from '../../tools/bench-pages/eager-pages.ts';
import { contentionOf } from '../../tools/bench-pages/contention.ts';
import type { FirstView } from '../../tools/bench-pages/first-view.ts';
import type { Audit } from '../../tools/bench-pages/lighthouse.ts';
import { gradesOf, type PageResult } from '../../tools/bench-pages/results.ts';
import { fileOf, kindOf, namedRoutes, oneOfEachMould, type Route } from '../../tools/bench-pages/routes.ts';

const route = (path: string): Route => ({ path, kind: kindOf(path), isListed: true });
const paths = (routes: readonly Route[]) => routes.map(({ path }) => path);

describe('which pages', () => {
  test('each is what its path says', () => {
    expect(kindOf('/')).toBe('home');
    expect(kindOf('/articles/limbs/')).toBe('article');
    expect(kindOf('/lab/')).toBe('tool');
    expect(kindOf('/your-clip/')).toBe('tool');
    // A figure of an article in somebody else's frame is no article.
    expect(kindOf('/embed/limbs/cup/')).toBe('other');
  });

  test('a page lies where a host looks for it', () => {
    expect(fileOf('/')).toBe('index.html');
    expect(fileOf('/articles/limbs/')).toBe('articles/limbs/index.html');
    expect(fileOf('/404.html')).toBe('404.html');
  });

  test('of those filled from one mould the first is enough', () => {
    const every = ['/', '/specimens/', '/specimens/a/', '/specimens/b/', '/embed/', '/embed/limbs/cup/', '/embed/x/y/'];
    expect(paths(oneOfEachMould(every.map(route)))).toEqual([
      '/',
      '/specimens/',
      '/specimens/a/',
      '/embed/',
      '/embed/limbs/cup/',
    ]);
  });

  test('they are found by name, and a name that fits none is said', () => {
    const every = ['/', '/articles/limbs/', '/articles/fixing-it/', '/lab/'].map(route);
    expect(paths(namedRoutes(every, ['home', 'limbs']))).toEqual(['/', '/articles/limbs/']);
    expect(paths(namedRoutes(every, ['articles']))).toEqual(['/articles/limbs/', '/articles/fixing-it/']);
    expect(paths(namedRoutes(every, ['/lab/']))).toEqual(['/lab/']);
    expect(() => namedRoutes(every, ['limbs', 'legs'])).toThrow('There is no page named legs.');
  });
});

describe('what is JavaScript', () => {
  const fetched = (name: string, resourceType: string, contentType: string) =>
    isJavaScript({ url: `http://host/${name}`, resourceType, contentType });

  test('whoever asks for it, by what the host says that it is', () => {
    expect(fetched('a.js', 'script', 'text/javascript')).toBe(true);
    expect(fetched('worker', 'other', 'application/javascript; charset=utf-8')).toBe(true);
    expect(fetched('a.mjs', 'other', '')).toBe(true);
  });

  test('not what a script reads, and not WebAssembly', () => {
    expect(fetched('tfjs.wasm', 'fetch', 'application/wasm')).toBe(false);
    expect(fetched('truth.json', 'fetch', 'application/json')).toBe(false);
    expect(fetched('clips/a.track.gz', 'fetch', '')).toBe(false);
  });

  test('in a page, only what is run', () => {
    expect(['', 'module', 'text/javascript'].every(isRun)).toBe(true);
    expect(['application/json', 'importmap', 'application/ld+json'].some(isRun)).toBe(false);
  });
});

test('the largest element is text, the still of a clip, or something else', () => {
  expect(largestIs({ element: 'h1', url: '' })).toBe('text');
  expect(largestIs({ element: 'img', url: 'http://host/base/clips/flight-sound.jpg' })).toBe('poster');
  expect(largestIs({ element: 'img', url: 'http://host/elsewhere/photo.jpg' })).toBe('other');
  // A film's first picture comes only once its film does.
  expect(largestIs({ element: 'video', url: 'http://host/clips/flight-sound.jpg' })).toBe('other');
  expect(largestIs({ element: '', url: '' })).toBe('other');
});

test('the eager twin is the page itself, with a script after all others', () => {
  // As Astro writes a page whose own script is the last of it.
  const html = '<html><body><p>words</p></body></html><script type="module" src="a.js"></script>';
  const eager = wakingHtml(html);
  expect(eager.replace(/<script type="module">.*?<\/script>/, '')).toBe(html);
  expect(eager.indexOf('wake')).toBeGreaterThan(eager.indexOf('a.js'));
});

const audit = (performance: number, seo = 100, short: string[] = []): Audit => ({
  scores: { performance, accessibility: 100, 'best-practices': 100, seo },
  metrics: {
    'first-contentful-paint': 1000 + performance,
    'largest-contentful-paint': 2000,
    'speed-index': 1000,
    'total-blocking-time': 0,
    'cumulative-layout-shift': 0,
  },
  short,
  benchmarkIndex: 1000,
  contention: 1 + (100 - performance) / 10,
});

test('grades are medians, and what cost points is told once', () => {
  const grades = gradesOf([audit(90, 92, ['seo: links']), audit(99), audit(97, 100, ['seo: links'])]);
  expect(grades.scores).toEqual({ performance: 97, accessibility: 100, 'best-practices': 100, seo: 100 });
  expect(grades.metrics['first-contentful-paint']).toBe(1097);
  expect(grades.performances).toEqual([90, 99, 97]);
  expect(grades.short).toEqual(['seo: links']);
  expect(grades.benchmarkIndex).toBe(1000);
  expect(grades.contention).toBeCloseTo(1.3);
});

test('contention is time passed over time worked, in the tasks of the thread that painted the page', () => {
  const event = (name: string, tid: number, dur?: number, tdur?: number) => ({
    name,
    pid: 1,
    tid,
    ts: 0,
    ...(dur === undefined ? {} : { dur }),
    ...(tdur === undefined ? {} : { tdur }),
  });
  const events = [
    event('firstContentfulPaint', 7),
    event('RunTask', 7, 3000, 1000),
    event('ThreadControllerImpl::RunTask', 7, 1000, 1000),
    // Inside a task, on another thread, and begun but not ended: none of them counts.
    event('Layout', 7, 900, 100),
    event('RunTask', 8, 9000, 10),
    event('RunTask', 7, 500),
  ];
  expect(contentionOf(events)).toBe(2);
  expect(contentionOf(events.slice(1))).toBeNaN();
});

describe('bars', () => {
  const view = (javaScript: number, url = ''): FirstView => ({
    javaScript,
    all: 200_000,
    requests: 10,
    largest: { element: url === '' ? 'p' : 'img', url, timeMs: 100 },
  });
  const page = (path: string, grades: Audit[], phone = view(8000), desktop = view(8000)): PageResult => ({
    route: route(path),
    phone,
    desktop,
    grades: gradesOf(grades),
    eager: { javaScript: 200_000, grades: null },
  });
  const shortOf = (pages: PageResult[]) =>
    barsOf(pages)
      .filter(({ holds }) => !holds)
      .map(({ id }) => id);

  test('hold where every page keeps them', () => {
    expect(
      shortOf([page('/', [audit(95)]), page('/articles/limbs/', [audit(95)]), page('/lab/', [audit(80)])]),
    ).toEqual([]);
  });

  test('fall short each by itself, and name the page', () => {
    const good = page('/articles/limbs/', [audit(99)]);
    expect(shortOf([good, page('/articles/x/', [audit(94)])])).toEqual(['performance-/articles/x/']);
    expect(shortOf([good, page('/your-clip/', [audit(79)])])).toEqual(['performance-/your-clip/']);
    expect(shortOf([good, page('/articles/x/', [audit(99)], view(8000), view(120_001))])).toEqual(['javascript']);
    expect(shortOf([good, page('/articles/x/', [audit(99)], view(8000, 'http://host/photo.jpg'))])).toEqual([
      'largest',
    ]);
    const [worst] = barsOf([good, page('/credits/', [audit(10, 91)])]).filter(({ holds }) => !holds);
    expect(worst).toMatchObject({ id: 'seo', figure: 91 });
    expect(worst!.what).toContain('/credits/');
  });

  test('a page that has no performance bar is not held to one, nor a page of tools to an article’s weight', () => {
    expect(shortOf([page('/credits/', [audit(10)]), page('/lab/', [audit(80)], view(500_000))])).toEqual([]);
  });
});
