import { expect, it } from 'vitest';
import { bibtexCitation, plainCitation } from '../../src/components/text/citation.ts';

const cited = {
  id: 'limbs',
  title: 'Limbs',
  published: new Date('2026-11-23'),
  updated: new Date('2026-11-27'),
  address: 'https://example.org/articles/limbs/',
};

it('cites an article in a line, with its revision only where there was one', () => {
  expect(plainCitation(cited)).toBe(
    'Frame Amnesia. “Limbs.” 23 November 2026, revised 27 November 2026. https://example.org/articles/limbs/',
  );
  expect(plainCitation({ ...cited, title: 'How well does it work?', updated: cited.published })).toBe(
    'Frame Amnesia. “How well does it work?” 23 November 2026. https://example.org/articles/limbs/',
  );
});

it('cites an article for BibTeX, with its signs escaped in the title and left alone in the address', () => {
  const entry = bibtexCitation({ ...cited, title: 'Light & 50 % of_it', address: 'https://example.org/a_b/' });
  expect(entry).toContain('@misc{frame-amnesia-limbs,');
  expect(entry).toContain('author = {{Frame Amnesia}}');
  expect(entry).toContain('title  = {{Light \\& 50 \\% of\\_it}}');
  expect(entry).toContain('year   = {2026}');
  expect(entry).toContain('note   = {Revised 27 November 2026}');
  expect(bibtexCitation({ ...cited, updated: cited.published })).not.toContain('note');
  expect(entry).toContain('month  = nov');
  expect(entry).toContain('url    = {https://example.org/a_b/}');
});

it('knows the months as BibTeX does, the ninth too', () => {
  expect(bibtexCitation({ ...cited, published: new Date('2026-09-01') })).toContain('month  = sep,');
});
