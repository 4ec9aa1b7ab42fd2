import rss from '@astrojs/rss';
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { wholeUrl } from '../components/site-url.ts';
import { inOrder } from '../components/text/articles.ts';

/** /rss.xml, where the site knows its address: the links of a feed are read far from it. */
export const getStaticPaths = (() =>
  import.meta.env.SITE ? [{ params: { feed: 'rss' } }] : []) satisfies GetStaticPaths;

/** Every article, the newest first, and in the book's order within a day. */
export const GET: APIRoute = async ({ site }) => {
  const articles = inOrder(await getCollection('articles'));
  const newestFirst = [...articles].sort((a, b) => b.data.published.getTime() - a.data.published.getTime());
  const revised = new Date(Math.max(...articles.map(({ data }) => data.updated.getTime())));
  return rss({
    title: 'Frame Amnesia',
    description: 'Why AI video fails at people, shown frame by frame.',
    site: wholeUrl('', site),
    items: newestFirst.map(({ id, data }) => ({
      title: data.title,
      description: data.dek,
      pubDate: data.published,
      link: wholeUrl(`articles/${id}/`, site),
    })),
    customData: `<language>en-GB</language><lastBuildDate>${revised.toUTCString()}</lastBuildDate>`,
  });
};
