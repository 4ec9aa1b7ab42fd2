import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Claim {
  says: string;
  /** Article and section, "limbs#growing-out-of-the-back". */
  at?: string;
  figure?: string;
}

const claims = parse(readFileSync('content/brief.yaml', 'utf8')) as Claim[];
const fileOf = (article: string) => `content/articles/${article}.mdx`;

/** The text of each section of an article by its address. A heading's address is its words in small letters, joined by hyphens. */
function sectionsOf(article: string): Map<string, string> {
  const [, ...sections] = readFileSync(fileOf(article), 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const heading = section.slice(0, section.indexOf('\n'));
      const address = heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .trim()
        .replace(/\s/g, '-');
      return [address, section];
    }),
  );
}

/** Why a claim is not shown, as a sentence; null where all is well. */
export function missing({ at, figure }: Claim): string | null {
  const [article = '', section = ''] = (at ?? '').split('#');
  if (!existsSync(fileOf(article))) return `There is no article "${article}".`;
  const text = sectionsOf(article).get(section);
  if (text === undefined) return `The article "${article}" has no section "${section}".`;
  if (figure === undefined || !new RegExp(`\\b(id|figure)="${figure}"`).test(text))
    return `The section "${at}" neither holds nor sets a figure "${figure}".`;
  return null;
}

describe('every sentence of the brief', () => {
  it.each(claims)('$says', (claim) => {
    expect(missing(claim)).toBeNull();
  });

  it('is there: 32 of them, none twice', () => {
    expect(new Set(claims.map(({ says }) => says)).size).toBe(32);
    expect(claims.length).toBe(32);
  });
});

describe('a claim that is not shown is noticed', () => {
  it.each<[string, Claim]>([
    ['no article', { says: '', at: 'arms#growing-out-of-the-back', figure: 'third' }],
    ['no section', { says: '', at: 'limbs#growing', figure: 'third' }],
    ['no figure', { says: '', at: 'limbs#growing-out-of-the-back', figure: 'cup' }],
    ['no figure at all', { says: '', at: 'limbs#growing-out-of-the-back' }],
    ['nothing', { says: '' }],
  ])('%s', (_, claim) => {
    expect(missing(claim)).toMatch(/\.$/);
  });
});
