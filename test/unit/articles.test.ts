import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordCount } from '../../src/components/reading-time.ts';
import { figuresOf, usesOf as uses } from '../../src/components/text/figures-of.ts';
import { pointAt, type Asked } from '../../src/components/text/pointing.ts';
import { namedResults, rowIds } from '../../src/components/results/named-results.ts';
import { barOf } from '../../src/components/results/truth-results.ts';
import { generators } from '../../src/components/generators.ts';

const folder = 'content/articles';
const articles = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    return { file, body: text.slice(text.indexOf('\n---', 3) + 4) };
  });

/** The value of an attribute of MDX: numbers stand in braces. */
const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** What words in the text ask of a figure, as `Set` and `Step` get it. */
const askedOf = (use: Readonly<Record<string, string>>): Asked => ({
  figure: use['figure'] ?? '',
  joint: use['joint'] as Asked['joint'],
  t: number(use['t']),
  frame: number(use['frame']),
  fault: number(use['fault']),
  dial: number(use['dial']),
  memory: number(use['memory']) as Asked['memory'],
  level: number(use['level']),
});

describe.each(articles)('$file', ({ body }) => {
  const live = figuresOf(body);
  const ofResults = ['KindsFigure', 'ConfidenceFigure', 'AlarmsFigure', 'SeparationFigure', 'BarsFigure'];
  const figures = [...live, ...ofResults.flatMap((name) => uses(body, name))];
  const links = uses(body, 'Set');
  const looks = uses(body, 'Look');

  it('is between 1,000 and 2,200 words long', () => {
    expect(wordCount(body)).toBeGreaterThanOrEqual(1000);
    expect(wordCount(body)).toBeLessThanOrEqual(2200);
  });

  it('has figures with an id each, and none twice', () => {
    const ids = figures.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(ids).not.toContain('');
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has at least four links that set a figure of its own to a moment, a joint or a fault that exist', async () => {
    expect(links.length + looks.length).toBeGreaterThanOrEqual(4);
    for (const use of [...links, ...uses(body, 'Step')]) await pointAt(live, askedOf(use));
  });

  it('names results, bars and rows that exist, of figures that it has', () => {
    for (const { of } of uses(body, 'Result')) expect(Object.keys(namedResults)).toContain(of);
    for (const { of } of uses(body, 'Verdict')) expect(barOf(of!).id).toBe(of);
    for (const { at } of looks) {
      expect(rowIds()).toContain(at);
      expect(figures.map(({ id }) => id)).toContain(at!.split('-')[0]);
    }
  });

  it('gives every footnote a source with a link, and cites every source', () => {
    const sources = new Map([...body.matchAll(/^\[\^([^\]]+)\]: (.*)$/gm)].map(([, name, text]) => [name!, text!]));
    const cited = new Set([...body.matchAll(/\[\^([^\]]+)\](?!:)/g)].map(([, name]) => name!));
    expect([...cited].sort()).toEqual([...sources.keys()].sort());
    for (const text of sources.values()) expect(text).toMatch(/\]\(https:\/\/[^)]+\)/);
  });

  it('credits the maker of every track that it replays', () => {
    for (const { track } of uses(body, 'ReplayFigure')) expect(generators[track!]).toBeDefined();
  });
});
