import { h } from '../../views/dom.ts';

/** A browser has read a file that it saves by then. */
const keptMs = 60_000;

/** Hands the reader a file. */
export function download(file: File): void {
  const href = URL.createObjectURL(file);
  h('a', { href, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(href), keptMs);
}
