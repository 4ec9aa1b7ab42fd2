import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileOf } from './routes.ts';

/** Wakes every figure as soon as their elements are defined: module scripts run in the order in which they stand. */
const wakeAll = `<script type="module">for (const each of document.querySelectorAll('*')) each.wake?.()</script>`;

/**
 * Writes the peer: the same pages, word for word, that load the code of all their figures at once and start them, as a page without lazy
 * figures would. All else they fetch from the built site.
 */
export function makeEagerPages(built: string, folder: string, paths: readonly string[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of paths) {
    const file = join(folder, fileOf(path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, wakingHtml(readFileSync(join(built, fileOf(path)), 'utf8')));
  }
}

/** A page with the script after all others, which need not stand inside the body: a browser takes it there. */
export function wakingHtml(html: string): string {
  return html + wakeAll;
}
