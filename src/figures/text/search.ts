import { h } from '../../views/dom.ts';

/** What Pagefind's own script gives for a page that has the words. */
interface Hit {
  url: string;
  meta: { title?: string };
  /** HTML: the text, escaped, with `<mark>` around the words. */
  excerpt: string;
}

interface Pagefind {
  /** Null where a later search has overtaken this one. */
  debouncedSearch(words: string): Promise<{ results: { data(): Promise<Hit> }[] } | null>;
}

/** So many results are fetched and shown before the reader asks for more. */
const atOnce = 20;

/** Text and marks of an excerpt, and nothing else that might stand in it. */
function marked(excerpt: string): Node[] {
  const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK' ? h('mark', {}, node.textContent ?? '') : document.createTextNode(node.textContent ?? ''),
  );
}

const resultOf = ({ url, meta, excerpt }: Hit): HTMLElement =>
  h('li', {}, h('a', { href: url }, meta.title ?? url), h('p', {}, ...marked(excerpt)));

function countSentence(count: number, words: string): string {
  if (count === 0) return `Nothing here says “${words}”. Try fewer words, or another one for the same thing.`;
  const pages = count === 1 ? 'One page has' : `${count} pages have`;
  return `${pages} “${words}”${count > atOnce ? `; the best ${atOnce} are below` : ''}.`;
}

/** The search page: looks as the reader types, and loads nothing before. */
class Search {
  readonly #input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #results: HTMLElement;
  readonly #more = h('p', {});
  readonly #folder: string;
  #library: Promise<Pagefind> | undefined;

  constructor(root: HTMLElement) {
    const form = root.querySelector('form');
    const input = root.querySelector('input');
    const status = root.querySelector<HTMLElement>('[data-status]');
    const results = root.querySelector<HTMLElement>('[data-results]');
    if (!form || !input || !status || !results)
      throw new Error('The search page needs a form, an input, a status and a list.');
    this.#input = input;
    this.#status = status;
    this.#results = results;
    this.#folder = root.dataset['search'] ?? '';
    form.hidden = false;
    results.after(this.#more);
    this.#input.addEventListener('input', () => void this.#look());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#look();
    });
    // Words in the address were typed too, if elsewhere.
    this.#input.value = new URLSearchParams(location.search).get('q') ?? '';
    if (this.#input.value !== '') void this.#look();
  }

  async #look(): Promise<void> {
    const words = this.#input.value.trim();
    if (words === '') {
      this.#show('', []);
      return;
    }
    try {
      const found = await (await this.#load()).debouncedSearch(words);
      if (!found) return;
      const hitsOf = (results: typeof found.results) => Promise.all(results.map((result) => result.data()));
      const hits = await hitsOf(found.results.slice(0, atOnce));
      if (this.#input.value.trim() !== words) return;
      this.#show(countSentence(found.results.length, words), hits);
      const rest = found.results.slice(atOnce);
      if (rest.length > 0) this.#offer(rest.length, () => hitsOf(rest));
    } catch (error) {
      this.#library = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      this.#show(`The search could not be loaded, so nothing was looked for. ${reason}`, []);
    }
  }

  /** A button below the results that puts the others there. */
  #offer(count: number, fetchRest: () => Promise<readonly Hit[]>): void {
    const button = h('button', { type: 'button', class: 'fa-button' }, `Show the other ${count}`);
    button.addEventListener('click', () => {
      button.disabled = true;
      fetchRest()
        .then((hits) => {
          if (!button.isConnected) return;
          const items = hits.map(resultOf);
          button.replaceWith();
          this.#results.append(...items);
          items[0]?.querySelector('a')?.focus();
        })
        .catch((error: unknown) => {
          button.disabled = false;
          this.#status.textContent = `The others could not be loaded. ${error instanceof Error ? error.message : String(error)}`;
        });
    });
    this.#more.replaceChildren(button);
  }

  #load(): Promise<Pagefind> {
    // Pagefind writes its script beside its index, after everything here was bundled.
    this.#library ??= import(/* @vite-ignore */ `${this.#folder}pagefind.js`) as Promise<Pagefind>;
    return this.#library;
  }

  #show(sentence: string, hits: readonly Hit[]): void {
    this.#status.textContent = sentence;
    this.#results.replaceChildren(...hits.map(resultOf));
    this.#more.replaceChildren();
    const address = new URL(location.href);
    if (this.#input.value === '') address.searchParams.delete('q');
    else address.searchParams.set('q', this.#input.value);
    history.replaceState(history.state, '', address);
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-search]')) new Search(root);
