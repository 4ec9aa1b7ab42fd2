/** What a browser fetched. */
export interface Fetched {
  url: string;
  /** As the browser names it: "script", "fetch", "other" … */
  resourceType: string;
  /** Media type of the answer, or an empty string. */
  contentType: string;
}

/**
 * Whether it is JavaScript, whoever asked for it: a script element, an import, a preload or a worker. WebAssembly is not, nor are data that a
 * script reads.
 */
export function isJavaScript({ url, resourceType, contentType }: Fetched): boolean {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  if (type !== '') return /^(text|application)\/(x-)?(java|ecma)script$/.test(type);
  return resourceType === 'script' || /\.m?js$/.test(new URL(url).pathname);
}

/** Whether a script element inside a page is run, by its `type`: data blocks and import maps are not. */
export function isRun(type: string): boolean {
  return ['', 'module'].includes(type) || /^(text|application)\/(x-)?(java|ecma)script$/.test(type);
}

/** The largest thing painted before the reader did anything, as the browser reports it. */
export interface Largest {
  /** Name of the element, in small letters; empty where it is gone. */
  element: string;
  /** Address of its picture; empty where it is text. */
  url: string;
  /** Milliseconds after the page was asked for. */
  timeMs: number;
}

/** What it is: text, the still of a clip, or what a reader should not have to wait for. */
export function largestIs({ element, url }: Pick<Largest, 'element' | 'url'>): 'text' | 'poster' | 'other' {
  if (url === '') return element === '' || element === 'video' || element === 'canvas' ? 'other' : 'text';
  const isStill = element === 'img' && /\/clips\/[^/]+\.jpg$/.test(new URL(url).pathname);
  return isStill ? 'poster' : 'other';
}
