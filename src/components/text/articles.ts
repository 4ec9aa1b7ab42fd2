import type { CollectionEntry } from 'astro:content';

type Article = CollectionEntry<'articles'>;

/** The articles as the book has them. */
export function inOrder(articles: readonly Article[]): readonly Article[] {
  return [...articles].sort((a, b) => a.data.order - b.data.order);
}
