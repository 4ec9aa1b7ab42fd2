import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { viteForBrowser } from './tools/vite-for-browser.mjs';

// A host may serve the site under a sub-path: SITE_BASE=/frame-amnesia npm run build
export default defineConfig({
  site: process.env['SITE_URL'] ?? 'https://frame-amnesia.example',
  base: process.env['SITE_BASE'] ?? '/',
  trailingSlash: 'always',
  integrations: [mdx()],
  markdown: { syntaxHighlight: 'prism' },
  vite: viteForBrowser,
});
