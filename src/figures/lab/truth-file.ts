/** NAME.truth.json beside NAME.mp4 */
export function truthFile(film: { file: File; truth: unknown }): File {
  const name = film.file.name.replace(/\.mp4$/, '.truth.json');
  return new File([JSON.stringify(film.truth)], name, { type: 'application/json' });
}
