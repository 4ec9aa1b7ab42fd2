import { longDay } from './dates.ts';

/** What a citation needs of an article. */
export interface Cited {
  /** Its name in the address: "limbs". */
  id: string;
  title: string;
  published: Date;
  updated: Date;
  /** Where it stands. */
  address: string;
}

const author = 'Frame Amnesia';

const isRevised = ({ published, updated }: Pick<Cited, 'published' | 'updated'>) =>
  longDay(updated) !== longDay(published);

/** A line for a list of sources: who, what, when, where. */
export function plainCitation({ title, published, updated, address }: Cited): string {
  const end = /[?!]$/.test(title) ? '' : '.';
  const revised = isRevised({ published, updated }) ? `, revised ${longDay(updated)}` : '';
  return `${author}. “${title}${end}” ${longDay(published)}${revised}. ${address}`;
}

/** Signs that BibTeX reads as commands, in running text. An address keeps its own: `url` is set as it stands. */
const escaped = (text: string) => text.replace(/[&%$#_{}]/g, '\\$&');

/** An entry for BibTeX. The author stands in two pairs of braces, or its last word would be taken for a family's name. */
export function bibtexCitation({ id, title, published, updated, address }: Cited): string {
  const month = published.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' }).slice(0, 3).toLowerCase();
  return [
    `@misc{frame-amnesia-${id},`,
    `  author = {{${author}}},`,
    `  title  = {{${escaped(title)}}},`,
    `  year   = {${published.getUTCFullYear()}},`,
    `  month  = ${month},`,
    ...(isRevised({ published, updated }) ? [`  note   = {Revised ${longDay(updated)}},`] : []),
    `  url    = {${address}}`,
    '}',
  ].join('\n');
}
