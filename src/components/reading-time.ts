/** Words a grown reader takes in a minute of unhurried English prose (Brysbaert 2019: 238 for non-fiction, less for figures to look at). */
const wordsPerMinute = 220;

/** Words of an article's text: without front matter, tags, footnotes' texts and links' addresses. */
export function wordCount(mdx: string): number {
  return mdx
    .replace(/^\[\^[^\]]+\]:.*$/gm, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whole minutes, at least one. */
export function readingMinutes(mdx: string): number {
  return Math.max(1, Math.round(wordCount(mdx) / wordsPerMinute));
}
