/** How long after all else has come the other pictures follow, in milliseconds. */
const quietMs = 1000;

/**
 * Fetches the pictures of figures that are out of sight once the page stands: they are not to hold up what is in sight, but a printer needs
 * them, and does not wait. A reader who saves data gets them when near, or when printing begins.
 */
export function fetchPicturesInTime(): void {
  const fetchAll = () => {
    for (const picture of document.querySelectorAll<HTMLImageElement>('figure img[loading=lazy]'))
      picture.loading = 'eager';
  };
  addEventListener('beforeprint', fetchAll);
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const whenQuiet = () => setTimeout(fetchAll, quietMs);
  if (document.readyState === 'complete') whenQuiet();
  else addEventListener('load', whenQuiet, { once: true });
}
