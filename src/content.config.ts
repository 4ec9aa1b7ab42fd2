import { existsSync } from 'node:fs';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';

const isPictured = (clip: string) => existsSync(`content/clips/${clip}.json`) && existsSync(`public/clips/${clip}.jpg`);

/** What an article says about itself; its reading time is counted, never written down. */
const articles = defineCollection({
  loader: glob({ base: './content/articles', pattern: '**/*.mdx' }),
  schema: z.strictObject({
    title: z.string(),
    /** Two sentences at most: the promise under the title, the card on the home page and the page's description. */
    dek: z.string().max(240),
    published: z.coerce.date(),
    updated: z.coerce.date(),
    /** Place in the book, from 1. */
    order: z.number().int().positive(),
    /** Clip whose still stands for the article where it is passed on. */
    card: z.string().refine(isPictured, { error: 'There is no clip of that name with a still in public/clips.' }),
  }),
});

/** One record a clip of the film set: what it shows, what was planted, and under which licence it may be passed on. */
const clips = defineCollection({
  loader: glob({ base: './content/clips', pattern: '*.json' }),
  schema: z.strictObject({
    title: z.string(),
    scene: z.string(),
    /** Id of the clip that it stands beside. */
    pair: z.string().optional(),
    role: z.enum(['sound', 'broken']),
    simulated: z.boolean(),
    /** What was done to it, as a sentence; null where nothing was. */
    planted: z.string().nullable(),
    /** What the picture shows, for those who do not see it. */
    alt: z.string(),
    credit: z.string(),
    licence: z.string(),
  }),
});

/** Words of the trade: what they are called, and what they mean, in at most two sentences. */
const glossary = defineCollection({
  loader: file('./content/glossary.yaml'),
  schema: z.strictObject({ term: z.string(), says: z.string().max(240) }),
});

export const collections = { articles, clips, glossary };
