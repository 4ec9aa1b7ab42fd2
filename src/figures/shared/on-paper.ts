/** Marks the copy that paper shows, and the live figure that it stands in for: `print.css` shows one or the other. */
const copyClass = 'fa-on-paper';
const liveClass = 'fa-on-screen';

/**
 * Copies what the build drew of a figure, before a script changes it.
 *
 * @param figure - what will be brought to life
 */
export function firstStateOf(figure: Element): Element {
  const copy = figure.cloneNode(true) as Element;
  copy.classList.add(copyClass);
  // Paper waits for no picture. The live figure needs the same files, so nothing is fetched twice.
  for (const picture of copy.querySelectorAll('img')) picture.loading = 'eager';
  return copy;
}

/**
 * Lets paper show how a figure stood before it woke: a canvas, a slider and a half-played film say nothing there. The copy is in the page
 * only while it is printed, or its ids would be there twice.
 *
 * @param figure - the live one, as long as it stands in the page
 * @param copy - what paper shows in its place
 * @param signal - ends it
 */
export function showOnPaper(figure: Element, copy: Element, signal: AbortSignal): void {
  const prepare = () => {
    figure.classList.add(liveClass);
    figure.after(copy);
  };
  const restore = () => {
    copy.remove();
    figure.classList.remove(liveClass);
  };
  const paper = matchMedia('print');
  // Not every browser tells of both, and a page may be shown as on paper without being printed.
  addEventListener('beforeprint', prepare, { signal });
  addEventListener('afterprint', restore, { signal });
  paper.addEventListener('change', () => (paper.matches ? prepare() : restore()), { signal });
  signal.addEventListener('abort', restore);
  if (paper.matches) prepare();
}
