import { h } from '../../views/dom.ts';

/** A browser has read a file that it saves by then. */
const keptMs = 60_000;

/** Hands the reader a file. */
export function download(file: File): void {
  const href = URL.createObjectURL(file);
  h('a', { href, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(href), keptMs);
}

/** NAME.truth.json beside NAME.mp4 */
export function truthFile(film: { file: File; truth: unknown }): File {
  const name = film.file.name.replace(/\.mp4$/, '.truth.json');
  return new File([JSON.stringify(film.truth)], name, { type: 'application/json' });
}
